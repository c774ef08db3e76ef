"""`law check` of the parts of a rule: plain words, runs and windows, carried-over citations; each red once."""

from pathlib import Path

import pytest

from statute.check import check
from statute.errors import LibraryError
from statute.library import load


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
            "        years: cstd_chain\n        scope",
            "        years: cstd_chain\n        through: cstd_chain\n        scope",
            ["CSTD_TINH: from 2017-10-01: initiative: counts either in a run or in one of years, through"],
        ),
        (
            "awards/CSTD_TINH.yaml",
            "        years: cstd_chain\n        citation",
            "        years: cstd_chain\n        through: cstd_chain\n        citation",
            [
                "CSTD_TINH: from 2017-10-01: chain: asks for one of years, through, ago, count, not for several",
            ],
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
            "awards/BK_TTG.yaml: $.versions[0].conditions[2].in there is no stretch before it in this list",
        ),
        (
            "awards/BK_TINH.yaml",
            "kind: initiatives\n            of: [research]",
            "kind: initiatives\n            in: research\n            of: [research]",
            "awards/BK_TINH.yaml: $.versions[1].conditions[1].any[1].in there is no research before it in this list",
        ),
        (
            "awards/HCLD3.yaml",
            "- id: run\n",
            "- id: holds\n",
            "awards/HCLD3.yaml: $.versions[0].conditions[1].id holds is there twice in one list",
        ),
        (
            "awards/CSTD_BO.yaml",
            "carries_over: {version: 2024-01-01",
            "carries_over: {version: 2024-01-02",
            "awards/CSTD_BO.yaml: $.versions[2].carries_over.version there are no conditions from 2024-01-02 to carry over",
        ),
    ],
)
def test_a_rule_that_cannot_be_put_together_is_told_and_not_read(
    edit, name: str, old: str, new: str, told: str
) -> None:
    edit(name, old, new)
    assert check().faults[:1] == (told,)
    with pytest.raises(LibraryError):
        load()


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
    told = check().faults
    assert [fault.partition(".in ")[2] for fault in told] == ["titles_or_grades is not a run of years"]
