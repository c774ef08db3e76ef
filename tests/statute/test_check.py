"""`law check` finds each way in which a library can be wrong, and names the file."""

from pathlib import Path

import pytest

from statute.check import check


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
        (
            "cases/LDTT.yaml",
            "award: LDTT",
            "award: [",
            "cases/LDTT.yaml:4: không đọc được: sai cú pháp YAML gần «on: 2023-06-10»",
        ),
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
                "ldtt_grade: from 2017-10-01: 91/2017/NĐ-CP is not in force from 2017-10-01 to 2024-01-01",
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
            ["base_salary: from 2019-07-01: there is no instrument 38/2020/NĐ-CP"],
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
            "awards/TTLDTT.yaml",
            "to: 2023-12-31",
            "to: 2024-01-31",
            ["TTLDTT: from 2024-01-01: overlaps the one from 2017-10-01"],
        ),
        ("awards/GK.yaml", "order: 11", "order: 12", ["awards/GK.yaml: $.order 12 is also that of BK_TINH"]),
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
            [
                "discipline_fails_grade: from 2026-07-01: 233/2026/NĐ-CP is not in force from 2026-07-01 to now"
            ],
        ),
        (
            "cases/LDTT.yaml",
            "bonus: 450000",
            "bonus: 447000",
            [
                (
                    "cases/LDTT.yaml: $.cases[0] R1, đủ mọi điều kiện thì đạt, các điều kiện loại trừ chưa đối chiếu văn bản: "
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
