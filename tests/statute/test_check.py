"""`law check` finds each way in which a library can be wrong, and names the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from statute.check import check
from statute.errors import LibraryError


@pytest.fixture
def edit(own_law: Path) -> Callable[[str, str, str], None]:
    """Replace a text, which must be there, in one file of this test's own law."""

    def replace(name: str, old: str, new: str) -> None:
        path = own_law / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return replace


def test_the_law_that_we_ship_is_without_fault() -> None:
    report = check()
    assert report.faults == ()
    assert report.counts["danh hiệu, hình thức"] == 20
    assert report.text().endswith("không có lỗi")
    assert report.as_dict()["law_version"] == report.law_version


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "parameters/ldtt_leave_limit.yaml",
            "    source:",
            "    # source:",
            "parameters/ldtt_leave_limit.yaml: $.values[0] 'source' is a required property",
        ),
        (
            "parameters/ldtt_leave_limit.yaml",
            "    verification: memory",
            "    verification: sure",
            (
                "parameters/ldtt_leave_limit.yaml: $.values[0].verification 'sure' is not one of "
                "['official', 'secondary', 'memory', 'carried_over']"
            ),
        ),
        (
            "parameters/ldtt_leave_limit.yaml",
            'article: "10.6"',
            "article: 10.6",
            "parameters/ldtt_leave_limit.yaml: $.values[0].citation.article 10.6 is not of type 'string', 'null'",
        ),
        (
            "parameters/ldtt_leave_limit.yaml",
            "id: ldtt_leave_limit",
            "id: leave_limit",
            "parameters/ldtt_leave_limit.yaml: should be named leave_limit.yaml",
        ),
        (
            "awards/LDTT.yaml",
            "kind: leave_below",
            "kind: leave_above",
            "awards/LDTT.yaml: $.versions[0].conditions[2].kind 'leave_above' is not one of",
        ),
        (
            "awards/CSTDCS.yaml",
            "        title: LDTT",
            "        titel: LDTT",
            "awards/CSTDCS.yaml: $.versions[0].conditions[0] 'title' is a required property",
        ),
        (
            "instruments/06-2022-QH15.yaml",
            "verification: official",
            "verification: carried_over",
            "instruments/06-2022-QH15.yaml: $.verification 'carried_over' is not one of",
        ),
        ("cases/LDTT.yaml", "award: LDTT", "award: [", "cases/LDTT.yaml: cases/LDTT.yaml: while parsing"),
    ],
)
def test_a_wrong_shape_is_told(edit, name: str, old: str, new: str, fault: str) -> None:
    edit(name, old, new)
    report = check()
    assert report.faults[0].startswith(fault)
    assert (report.law_version, report.counts) == ("", {})
    assert "lỗi" in report.text()


@pytest.mark.parametrize(
    ("name", "old", "new", "faults"),
    [
        (
            "awards/LDTT.yaml",
            "kinds: ldtt_leave_kinds",
            "kinds: ldtt_leave_sorts",
            [
                "LDTT: from 2017-10-01: leave: there is no parameter ldtt_leave_sorts",
                "ldtt_leave_kinds: is a parameter that nothing uses",
                "ldtt_leave_sorts: is a parameter that the program needs",
            ],
        ),
        (
            "awards/LDTT.yaml",
            "        kinds: ldtt_leave_kinds\n",
            "",
            [
                "LDTT: from 2017-10-01: leave: leave_below asks for kinds, days",
                "ldtt_leave_kinds: is a parameter that nothing uses",
            ],
        ),
        (
            "awards/LDTT.yaml",
            "        kind: no_discipline\n",
            "        kind: no_discipline\n        least: ldtt_grade\n",
            ["LDTT: from 2017-10-01: discipline: no_discipline asks for nothing"],
        ),
        (
            "parameters/ldtt_leave_limit.yaml",
            "to: 2023-12-31",
            "to: 2022-12-31",
            ["LDTT: from 2017-10-01: leave: ldtt_leave_limit has no figure for all days of the rule"],
        ),
        (
            "parameters/ldtt_grade.yaml",
            "from: 2024-01-01",
            "from: 2024-01-02",
            ["LDTT: from 2024-01-01: grade: ldtt_grade has no figure for all days of the rule"],
        ),
        (
            "parameters/ldtt_grade.yaml",
            "to: 2023-12-31",
            "to: 2024-01-01",
            [
                "ldtt_grade: from 2024-01-01: overlaps the one from 2017-10-01",
                "ldtt_grade: 91/2017/NĐ-CP is not in force from 2017-10-01 to 2024-01-01",
            ],
        ),
        (
            "parameters/base_salary.yaml",
            "to: 2019-06-30",
            "to: 2018-06-30",
            ["base_salary: from 2018-07-01: ends on 2018-06-30, before it begins"],
        ),
        (
            "parameters/base_salary.yaml",
            "instrument: 38/2019/NĐ-CP",
            "instrument: 38/2020/NĐ-CP",
            ["base_salary: there is no instrument 38/2020/NĐ-CP"],
        ),
        (
            "parameters/authority_grassroots.yaml",
            "from: 2020-01-01",
            "from: 2020-01-02",
            [
                f"{code}: authority_grassroots does not say who decides on every day from 2017-10-01"
                for code in ("LDTT", "CSTDCS", "TTLDTT", "GK")
            ],
        ),
        (
            "awards/GK.yaml",
            "bonus: bonus_gk",
            "bonus: bonus_gk2",
            [
                "GK: there is no parameter bonus_gk2",
                "bonus_gk: is a parameter that nothing uses",
                "bonus_gk2: is a parameter that the program needs",
            ],
        ),
        (
            "awards/GK.yaml",
            "to: 2025-06-30",
            "to: 2025-07-31",
            ["GK: from 2025-07-01: overlaps the one from 2017-10-01"],
        ),
        ("awards/GK.yaml", "order: 11", "order: 12", ["order 12: is of two awards"]),
        (
            "awards/CSTDCS.yaml",
            "title: LDTT",
            "title: GK",
            ["CSTDCS: from 2017-10-01: ldtt: GK is not a title"],
        ),
        (
            "awards/CSTDCS.yaml",
            "title: LDTT",
            "title: LDTT\n        years: chain",
            [
                "CSTDCS: from 2017-10-01: ldtt: there is no parameter chain",
                "chain: is a parameter that the program needs",
            ],
        ),
        (
            "awards/CSTDCS.yaml",
            "amended_by: 06/2026/QH16",
            "amended_by: 06/2027/QH16",
            ["CSTDCS: from 2026-10-01: there is no instrument 06/2027/QH16"],
        ),
        (
            "instruments/06-2022-QH15.yaml",
            "from: 2024-01-01\n  to: null",
            "from: 2024-01-02\n  to: null",
            [
                "LDTT: from 2024-01-01: 06/2022/QH15 is not in force from 2024-01-01 to 2026-09-30",
                "CSTDCS: from 2024-01-01: 06/2022/QH15 is not in force from 2024-01-01 to 2026-09-30",
            ],
        ),
        (
            "instruments/233-2026-ND-CP.yaml",
            "to: null",
            "to: 2027-06-30",
            ["discipline_fails_grade: 233/2026/NĐ-CP is not in force from 2026-07-01 to now"],
        ),
        (
            "cases/LDTT.yaml",
            "bonus: 450000",
            "bonus: 447000",
            [
                (
                    "cases/LDTT.yaml: R1, đủ mọi điều kiện thì đạt, các điều kiện loại trừ chưa đối chiếu văn bản: "
                    "bonus is 450000, expected 447000"
                )
            ],
        ),
    ],
)
def test_an_inconsistency_is_told(edit, name: str, old: str, new: str, faults: list[str]) -> None:
    edit(name, old, new)
    told = list(check().faults)
    assert [fault for fault in told if fault in faults] == faults
    assert len(told) >= len(faults)


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("parameters/ldtt_leave_limit.yaml", "verification: memory", "verification: sure", 10),
        ("parameters/ldtt_leave_limit.yaml", "    source:", "    # source:", 6),
        ("awards/LDTT.yaml", "kinds: ldtt_leave_kinds", "kinds: ldtt_leave_sorts", 30),
        ("awards/CSTDCS.yaml", "amended_by: 06/2026/QH16", "amended_by: 06/2027/QH16", 61),
    ],
)
def test_a_fault_is_told_with_its_line(
    edit, own_law: Path, name: str, old: str, new: str, place: int
) -> None:
    edit(name, old, new)
    assert check().placed[0].startswith(f"{name}:{place}: ")
    assert check(cases=False).placed[0] == check().placed[0]


def test_a_figure_that_the_program_needs_must_be_there(own_law: Path) -> None:
    (own_law / "parameters" / "council_quorum.yaml").unlink()
    assert check().faults == ("council_quorum: is a parameter that the program needs",)


def test_an_authority_that_is_not_there_is_told(own_law: Path) -> None:
    (own_law / "parameters" / "authority_government.yaml").unlink()
    assert check().faults[0] == "CO_CP: there is no parameter authority_government"


def test_a_file_that_nobody_reads_is_told(own_law: Path) -> None:
    (own_law / "parameters" / "notes.yml").write_text("x: 1")
    assert check().faults == ("parameters/notes.yml: is not a .yaml file, so nobody reads it",)


@pytest.mark.parametrize(
    ("name", "old", "new", "faults"),
    [
        (
            "awards/CSTD_TINH.yaml",
            "of: [initiative, research]",
            "of: [initiative, moonlight]",
            ["CSTD_TINH: from 2017-10-01: initiative: moonlight is not one of initiative, research"],
        ),
        (
            "awards/CSTD_TINH.yaml",
            "        of: [initiative, research]\n",
            "",
            ["CSTD_TINH: from 2017-10-01: initiative: initiatives does not say of what"],
        ),
        (
            "awards/CSTD_TINH.yaml",
            "of: [CSTD_TINH]",
            "of: [BK_TINH]",
            [
                (
                    "CSTD_TINH: from 2017-10-01: fresh: BK_TINH is not one of LDTT, CSTDCS, CSTD_TINH, CSTD_BO, "
                    "CSTDTQ, TTLDTT, TTLDXS, CO_TINH, CO_BO, CO_CP"
                )
            ],
        ),
        (
            "awards/BK_TTG.yaml",
            "kind: holds\n        of: [BK_TINH, BK_BO]",
            "kind: holds\n        of: [BK_TINH, CSTDCS]",
            [
                (
                    "BK_TTG: from 2017-10-01: holds: CSTDCS is not one of GK, BK_TINH, BK_BO, BK_TTG, HCLD3, "
                    "HCLD2, HCLD1, KNC_GD, NGUT, NGND"
                )
            ],
        ),
        (
            "awards/KNC_GD.yaml",
            "of: [KNC_GD]",
            "of: [KNC]",
            [
                (
                    "KNC_GD: from 2017-10-01: first_time: KNC is not one of GK, BK_TINH, BK_BO, BK_TTG, HCLD3, "
                    "HCLD2, HCLD1, KNC_GD, NGUT, NGND"
                )
            ],
        ),
        (
            "awards/KNC_GD.yaml",
            "of: [hardship_now]",
            "of: [hardship_years]",
            [
                "KNC_GD: from 2017-10-01: hardship: hardship_years is not one of hardship_now, manager",
            ],
        ),
        (
            "awards/KNC_GD.yaml",
            "of: [service]",
            "of: [age]",
            ["KNC_GD: from 2017-10-01: full: age is not one of sector, service"],
        ),
        (
            "awards/NGUT.yaml",
            "of: [teaching_years]",
            "of: [manager]",
            ["NGUT: from 2024-01-01: teaching: manager is not one of teaching_years, hardship_years"],
        ),
        (
            "awards/TTLDTT.yaml",
            "of: [ldtt]",
            "of: [members]",
            [
                (
                    "TTLDTT: from 2017-10-01: ldtt: members is not one of completed, ldtt, cstdcs, "
                    "disciplined_from_warning"
                )
            ],
        ),
        (
            "awards/TTLDTT.yaml",
            "kind: grade_at_least",
            "kind: grade_at_least\n        of: [ldtt]",
            ["TTLDTT: from 2017-10-01: grade: ldtt is not one of nothing"],
        ),
        (
            "awards/TTLDTT.yaml",
            "        of: [disciplined_from_warning]\n",
            "",
            ["TTLDTT: from 2017-10-01: discipline: nobody does not say of what"],
        ),
        (
            "awards/BK_TTG.yaml",
            "in: run\n        of: [initiative]\n        count: bk_ttg_initiatives",
            "in: holds\n        of: [initiative]\n        count: bk_ttg_initiatives",
            ["BK_TTG: from 2017-10-01: initiatives: initiatives does not count in holds"],
        ),
        (
            "awards/HCLD3.yaml",
            "kind: years_of_grade\n        in: run\n",
            "kind: grade_at_least\n        in: run\n",
            [
                "HCLD3: from 2024-01-01: excellent: grade_at_least asks for least",
                "HCLD3: from 2024-01-01: excellent: grade_at_least does not count in run",
            ],
        ),
        (
            "awards/BK_TTG.yaml",
            "in: run\n        of: [initiative]\n        count: bk_ttg_initiatives",
            "in: run\n        of: [initiative]\n        count: bk_ttg_initiatives\n        years: bk_ttg_years",
            ["BK_TTG: from 2017-10-01: initiatives: counts either in a run or in one of years, through"],
        ),
        (
            "awards/CSTD_TINH.yaml",
            "        count: cstd_initiatives\n        years: cstd_chain\n",
            "        count: cstd_initiatives\n",
            ["CSTD_TINH: from 2017-10-01: initiative: counts either in a run or in one of years, through"],
        ),
        (
            "awards/BK_TTG.yaml",
            "        in: run\n        title: CSTDCS\n        count: bk_ttg_cstdcs\n",
            "        in: run\n        title: CSTDCS\n",
            [
                "BK_TTG: from 2024-01-01: cstdcs: years with a title are counted in a run: count and in go together"
            ],
        ),
        (
            "awards/BK_TTG.yaml",
            "        in: run\n        title: CSTDCS\n",
            "        title: CSTDCS\n",
            [
                "BK_TTG: from 2024-01-01: cstdcs: years with a title are counted in a run: count and in go together"
            ],
        ),
        (
            "awards/CSTDTQ.yaml",
            "ago: cstdtq_apart_3",
            "ago: cstdtq_apart_4",
            [
                "CSTDTQ: from 2017-10-01: tinh: there is no parameter cstdtq_apart_4",
                "cstdtq_apart_4: is a parameter that the program needs",
            ],
        ),
        (
            "awards/CSTDTQ.yaml",
            'citation: {instrument: 91/2017/NĐ-CP, article: "9.1"}\n        any:',
            'citation: {instrument: 92/2017/NĐ-CP, article: "9.1"}\n        any:',
            ["CSTDTQ: from 2017-10-01: there is no instrument 92/2017/NĐ-CP"],
        ),
        (
            "awards/TTLDTT.yaml",
            "pháp luật\n        citation: {instrument: 15/2003/QH11",
            "pháp luật\n        citation: {instrument: 06/2022/QH15",
            ["TTLDTT: from 2017-10-01: 06/2022/QH15 is not in force from 2017-10-01 to 2023-12-31"],
        ),
        (
            "awards/BK_BO.yaml",
            "citation: {instrument: 21/2020/TT-BGDĐT",
            "citation: {instrument: 29/2023/TT-BGDĐT",
            ["BK_BO: from 2020-10-01: 29/2023/TT-BGDĐT is not in force from 2020-10-01 to 2024-02-14"],
        ),
        (
            "instruments/29-2023-TT-BGDDT.yaml",
            "replaced_by: 07/2026/TT-BGDĐT",
            "replaced_by: null",
            [
                "BK_BO: from 2026-04-02: 29/2023/TT-BGDĐT is not in force from 2026-04-02 to now",
                "KNC_GD: from 2026-04-02: 29/2023/TT-BGDĐT is not in force from 2026-04-02 to now",
            ],
        ),
        (
            "awards/KNC_GD.yaml",
            "amended_by: 07/2026/TT-BGDĐT",
            "amended_by: 06/2026/QH16",
            [
                "KNC_GD: from 2026-04-02: 06/2026/QH16 is not in force from 2026-04-02 to now",
                "KNC_GD: from 2026-04-02: 29/2023/TT-BGDĐT is not in force from 2026-04-02 to now",
            ],
        ),
        (
            "parameters/knc_hardship_service.yaml",
            "from: 2024-02-15",
            "from: 2024-02-16",
            [
                "KNC_GD: from 2024-02-15: hardship: knc_hardship_service has no figure for all days of the rule"
            ],
        ),
        (
            "parameters/cstdtq_apart_2.yaml",
            "from: 2024-01-01",
            "from: 2024-01-02",
            [
                f"CSTDTQ: from 2024-01-01: {leaf}: cstdtq_apart_2 has no figure for all days of the rule"
                for leaf in ("tinh", "bo", "chain", "initiative")
            ],
        ),
    ],
)
def test_a_rule_put_together_wrongly_is_told(edit, name: str, old: str, new: str, faults: list[str]) -> None:
    edit(name, old, new)
    told = list(check().faults)
    assert [fault for fault in told if fault in faults] == faults


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "awards/BK_TTG.yaml",
            "in: run\n        of: [initiative]",
            "in: stretch\n        of: [initiative]",
            "awards/BK_TTG.yaml: KeyError 'stretch'",
        ),
        (
            "awards/BK_TINH.yaml",
            "kind: initiatives\n            of: [research]",
            "kind: initiatives\n            in: research\n            of: [research]",
            "awards/BK_TINH.yaml: KeyError 'research'",
        ),
        (
            "awards/HCLD3.yaml",
            "- id: run\n",
            "- id: holds\n",
            "awards/HCLD3.yaml: ValueError holds is there twice in one list",
        ),
        (
            "awards/CSTD_BO.yaml",
            "carries_over: {version: 2024-01-01",
            "carries_over: {version: 2024-01-02",
            "awards/CSTD_BO.yaml: KeyError '2024-01-02'",
        ),
    ],
)
def test_a_rule_that_cannot_be_put_together_stops_the_reading(
    edit, name: str, old: str, new: str, told: str
) -> None:
    edit(name, old, new)
    with pytest.raises(LibraryError) as fault:
        check()
    assert str(fault.value) == told


def test_a_condition_cannot_count_in_a_branch(own_law: Path) -> None:
    path = own_law / "awards" / "BK_TINH.yaml"
    extra = """      - id: more
        kind: initiatives
        in: titles_or_grades
        of: [initiative]
        count: bk_initiatives
        citation: {instrument: 06/2022/QH15, article: "74"}
        verification: secondary
        source: thử
        checked: 2026-11-22
"""
    before, judged, after = path.read_text().partition("      - id: initiatives_or_research\n")
    path.write_text(before + extra + judged + after)
    with pytest.raises(LibraryError) as fault:
        check()
    assert str(fault.value) == "awards/BK_TINH.yaml: TypeError more: titles_or_grades is not a run of years"
