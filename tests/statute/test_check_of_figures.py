"""`law check` of the figures one by one, and that nothing answers from a law in which one is wrong."""

import json
from pathlib import Path

import pytest

from statute.check import check, refuse_unsound
from statute.check.figures import checking_faults
from statute.cli import main
from statute.days import day
from statute.errors import LibraryError
from statute.library import load

VALUES = [
    ("bonus_ldtt", 'value: "0.3"', "value: zero", 8, "'zero' is not an exact number above 0"),
    ("bonus_cstdcs", 'value: "1.0"', 'value: "-1.0"', 8, "'-1.0' is not an exact number above 0"),
    ("bonus_collective_form_times", 'value: "2"', "value: 2", 8, "2 is not an exact number above 0"),
    ("cstd_chain", "value: 3", "value: three", 8, "'three' is not a whole number from 1 to 1000"),
    ("cstd_chain", "value: 3", "value: -3", 8, "-3 is not a whole number from 1 to 1000"),
    ("cstd_chain", "value: 3", "value: true", 8, "True is not a whole number from 1 to 1000"),
    ("ldtt_newcomer_months", "value: 10", "value: 13", 8, "13 is not a whole number from 1 to 12"),
    (
        "cstdcs_grade",
        "value: excellent",
        "value: superb",
        7,
        "'superb' is not one of excellent, good, completed",
    ),
    ("bonus_rounding", "value: 10000", "value: 0", 8, "0 is not a whole amount above 0"),
    ("base_salary", "value: 1390000", "value: -1", 8, "-1 is not a whole amount above 0"),
    ("ttldtt_share", 'value: "7/10"', 'value: "7/0"', 7, "'7/0' is not a share above 0 and up to 1"),
    ("ttldtt_share", 'value: "7/10"', 'value: "17/10"', 7, "'17/10' is not a share above 0 and up to 1"),
    ("council_majority", 'value: "1/2"', "value: abc", 7, "'abc' is not a share above 0 and up to 1"),
    (
        "initiative_recognisers",
        "[district, ",
        "[village, ",
        8,
        "['village', 'province', 'ministry', 'national'] is",
    ),
    (
        "initiative_used_for_title",
        "value: counted",
        "value: maybe",
        7,
        "'maybe' is not one of counted, excluded",
    ),
    ("ldtt_registered_titles", "[LDTT, ", "[GK, ", 8, "['GK', 'CSTDCS', "),
    ("bonus_titles_of_one_period", "LDTT CSTDCS", "LDTT GK", 7, "['LDTT GK', "),
    ("regime", "value: R2", "value: R7", 13, "'R7' is not one of R1, R2, R3, R4"),
    ("review_stop", "value: true", "value: once", None, "'once' is not true or false"),
]


def changed(law: Path, name: str, old: str, new: str) -> None:
    path = law / "parameters" / f"{name}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(("name", "old", "new", "line", "told"), VALUES)
def test_a_value_that_its_unit_cannot_have_is_told_at_its_line(
    own_law: Path, name: str, old: str, new: str, line: int | None, told: str
) -> None:
    changed(own_law, name, old, new)
    first = check().placed[0]
    assert told in first
    assert first.startswith(f"parameters/{name}.yaml:{line or ''}")


def test_a_unit_that_nobody_knows_is_told(own_law: Path) -> None:
    changed(own_law, "cstd_chain", "unit: năm học", "unit: mùa trăng")
    assert check().placed[0].startswith("parameters/cstd_chain.yaml:4: $.unit nobody knows what 'mùa trăng'")


def test_a_condition_asks_for_figures_of_its_own_kind(edit) -> None:
    edit("awards/LDTT.yaml", "least: ldtt_grade", "least: ttldxs_share")
    assert (
        "LDTT: from 2017-10-01: grade: ttldxs_share is not one of excellent, good, completed"
        in check().faults
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("awards/CSTDCS.yaml", "title: LDTT", "title: CSTDCS", "CSTDCS: rests on itself: CSTDCS -> CSTDCS"),
        (
            "awards/CSTD_TINH.yaml",
            "title: CSTDCS",
            "title: CSTDTQ",
            "CSTD_TINH: rests on itself: CSTD_TINH -> CSTDTQ -> CSTD_TINH",
        ),
    ],
)
def test_titles_that_rest_on_each_other_are_told_by_their_codes(
    edit, name: str, old: str, new: str, told: str
) -> None:
    edit(name, old, new)
    assert check().faults == (told,)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "parameters/base_salary.yaml",
            "    citation: {instrument: 38/2019/NĐ-CP",
            "    # {instrument: 38/2019/NĐ-CP",
            "$.values[1].verification secondary needs a citation",
        ),
        (
            "parameters/council_majority.yaml",
            "verification: secondary",
            "verification: official",
            "$.values[0].verification official needs a citation",
        ),
        (
            "parameters/council_majority.yaml",
            "source: ví dụ",
            'source: "  " # ',
            "$.values[0].source '  ' is blank",
        ),
        (
            "awards/LDTT.yaml",
            "from: 2017-10-01",
            "from: 2017-13-01",
            "$.versions[0].from '2017-13-01' is not a date (YYYY-MM-DD)",
        ),
        (
            "instruments/98-2023-ND-CP.yaml",
            "replaced_by: 152/2025/NĐ-CP",
            "replaced_by: 1/1/X",
            "$.replaced_by 1/1/X is not the number of a later instrument",
        ),
        (
            "instruments/98-2023-ND-CP.yaml",
            "  to: 2025-06-30",
            "  to: 2023-06-30",
            "$.in_force.to ends on 2023-06-30, before it begins on 2024-01-01",
        ),
    ],
)
def test_what_nobody_can_look_up_is_told(edit, name: str, old: str, new: str, told: str) -> None:
    edit(name, old, new)
    assert check().faults[0].startswith(f"{name}: {told}")


def test_a_day_of_checking_to_come_or_before_the_instrument_is_told(own_law: Path) -> None:
    changed(own_law, "ldtt_leave_limit", "checked: 2026-11-22", "checked: 2016-11-22")
    path = "parameters/ldtt_leave_limit.yaml: $.values[0].checked"
    told = list(checking_faults(load(), day("2026-11-22")))
    assert told == [f"{path} checked on 2016-11-22, before 91/2017/NĐ-CP of 2017-07-31"]
    assert len(list(checking_faults(load(), day("2026-11-21")))) > 100
    assert check(cases=False).faults == ()  # a clock that runs wrong closes no server


def test_a_worked_case_that_fails_is_told_at_its_line(edit) -> None:
    edit("cases/LDTT.yaml", "bonus: 450000", "bonus: 447000")
    assert check().placed[0].startswith("cases/LDTT.yaml:")
    assert check().placed[0].endswith("bonus is 450000, expected 447000")


def test_a_fault_of_screening_is_told_at_its_line(edit) -> None:
    edit("screening/leave.yaml", "topics: [[sick]]", "topics: [[ill]]")
    assert check().placed[0].startswith("screening/leave.yaml:")


def test_the_header_of_faults_has_no_empty_count(edit) -> None:
    edit("awards/LDTT.yaml", "code: LDTT", "code: [")
    report = check()
    assert report.text().splitlines()[0] == f"Thư viện luật {report.law}: 1 lỗi"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("parameters/cstd_chain.yaml", "value: 3", "value: three"),
        ("awards/CSTD_TINH.yaml", "title: CSTDCS", "title: CSTDTQ"),
        ("awards/LDTT.yaml", "code: LDTT", "code: LDTT\ncode: LDTT"),
        ("awards/LDTT.yaml", "kind: grade_at_least", "kind: grade_at_most"),
    ],
)
@pytest.mark.parametrize(
    "asked",
    [["assess", "CASE"], ["explain", "LDTT", "--on", "2024-06-01"], ["diff", "2023-06-01", "2024-06-01"]],
)
def test_no_command_answers_from_an_unsound_law(
    edit, teacher, tmp_path: Path, capsys, asked: list[str], name: str, old: str, new: str
) -> None:
    edit(name, old, new)
    case = tmp_path / "case.json"
    case.write_text(json.dumps(teacher()))
    assert main([str(case) if word == "CASE" else word for word in asked]) == 2
    out, error = capsys.readouterr()
    assert (out, len(error.splitlines())) == ("", 1)
    assert error.startswith(f"{name}:")


def test_screening_words_are_asked_for_only_by_those_who_use_them(edit) -> None:
    edit("screening/leave.yaml", "topics: [[sick]]", "topics: [[ill]]")
    refuse_unsound()
    with pytest.raises(
        LibraryError, match=r"screening/leave\.yaml:\d+: sick_leave: there are no words for ill"
    ):
        refuse_unsound(screening=True)


def test_an_award_that_is_asked_for_twice_is_answered_once(teacher, tmp_path: Path, capsys) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(teacher()))
    awards = ["--award", "CSTDCS", "--award", "LDTT", "--award", "CSTDCS"]
    assert main(["assess", *awards, str(case)]) == 0
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["awards"]] == ["CSTDCS", "LDTT"]
