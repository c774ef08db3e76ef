"""What the law changes between two days, and what that changes in one case's answers."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statute.cli import main
from statute.comparing import compared_trees
from statute.diff import case_diff, diff
from statute.diff_text import case_diff_text, diff_text
from statute.errors import CaseError
from statute.library import load

EVE, NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)

# Days on both sides of every change that the library knows of, and any day between.
CHANGES = sorted({value.first for parameter in load().parameters.values() for value in parameter.values})
days = st.sampled_from([day for day in CHANGES if day >= date(2017, 10, 1)]) | st.dates(
    date(2017, 10, 1), date(2030, 1, 1)
)


def of(code: str, first: date, second: date) -> dict[str, Any]:
    return diff(first, second, [code])["awards"][0]


def turned(value: Any) -> Any:
    """The same difference read the other way round."""
    if isinstance(value, list):
        return [turned(each) for each in value]
    if not isinstance(value, dict):
        return value
    swapped = {"before": "after", "after": "before", "added": "removed", "removed": "added"}
    swapped |= {"began": "ended", "ended": "began", "first": "second", "second": "first"}
    return {swapped.get(key, key): turned(each) for key, each in value.items()}


def without_places(value: Any) -> Any:
    """As `turned` gives it, but for the order of lists and the place at which a change is filed."""
    if isinstance(value, list):
        return sorted((without_places(each) for each in value), key=repr)
    if not isinstance(value, dict):
        return value
    filed = {"within"} if "fields" in value else set()
    return {key: without_places(each) for key, each in sorted(value.items()) if key not in filed}


def test_from_2024_excellence_is_another_way_to_cstdcs() -> None:
    conditions = of("CSTDCS", EVE, NEW_LAW)["conditions"]
    assert [(each["id"], each["within"]) for each in conditions["added"]] == [
        ("excellent_or_initiative", []),
        ("excellent", ["excellent_or_initiative"]),
    ]
    assert conditions["removed"] == []
    assert {
        each["id"]: each["fields"].get("within")
        for each in conditions["changed"]
        if each["id"] == "initiative"
    } == {"initiative": {"before": [], "after": ["excellent_or_initiative"]}}


def test_what_r1_asked_beside_the_grade_falls_away() -> None:
    award = of("LDTT", EVE, NEW_LAW)
    assert [each["id"] for each in award["conditions"]["removed"]] == [
        "registered",
        "leave",
        "newcomer",
        "discipline",
    ]
    assert [each["id"] for each in award["stops"]["added"]] == ["under_review"]


def test_a_new_base_salary_changes_money_and_nothing_else() -> None:
    award = of("CSTDCS", date(2026, 6, 30), date(2026, 7, 1))
    bonus = award["fields"]["bonus"]
    assert (list(award["fields"]), bonus["before"]["amount"], bonus["after"]["amount"]) == (
        ["bonus"],
        2_340_000,
        2_530_000,
    )
    assert award["conditions"] == {"added": [], "removed": [], "changed": []}


def test_figures_are_named_with_both_values_and_their_sources() -> None:
    figures = {each["id"]: each for each in diff(date(2026, 6, 30), date(2026, 7, 1))["parameters"]}
    base = figures["base_salary"]
    assert (base["value_changed"], base["before"]["value"], base["after"]["value"]) == (
        True,
        2_340_000,
        2_530_000,
    )
    assert base["after"]["citation"]["instrument"] == "161/2026/NĐ-CP"


def test_the_figures_of_one_award_leave_out_those_of_others() -> None:
    every = {each["id"] for each in diff(EVE, NEW_LAW)["parameters"]}
    ldtt = {each["id"] for each in diff(EVE, NEW_LAW, ["LDTT"])["parameters"]}
    assert {"bonus_ldtt", "ldtt_leave_limit", "review_stop"} <= ldtt < every
    assert "cstdcs_grade" not in ldtt


def test_instruments_come_into_force_and_end() -> None:
    instruments = diff(EVE, NEW_LAW)["instruments"]
    assert "06/2022/QH15" in [each["id"] for each in instruments["began"]]
    assert "15/2003/QH11" in [each["id"] for each in instruments["ended"]]


def test_an_instrument_which_came_and_went_is_told_apart() -> None:
    salary = "73/2024/NĐ-CP"  # in force from 2024-07-01 to 2026-06-30

    def where(first: date, second: date) -> list[str]:
        listed = diff(first, second, [])["instruments"]
        return [kind for kind in listed if salary in [each["id"] for each in listed[kind]]]

    before, first_day, last_day, after = (
        date(2023, 1, 1),
        date(2024, 7, 1),
        date(2026, 6, 30),
        date(2026, 9, 1),
    )
    assert where(before, after) == where(after, before) == ["between"]
    assert (where(first_day, after), where(before, last_day)) == (["ended"], ["began"])
    assert where(first_day, last_day) == []


@settings(max_examples=25, deadline=None)
@given(days)
def test_a_day_differs_in_nothing_from_itself(day: date) -> None:
    difference = diff(day, day)
    assert [difference[key] for key in ("regime", "awards", "parameters")] == [None, [], []]
    assert difference["instruments"] == {"began": [], "ended": [], "between": []}
    assert diff_text(difference).endswith("\nKhông có gì thay đổi.")


@settings(max_examples=40, deadline=None)
@given(days, days)
def test_read_backwards_it_is_the_same_difference(first: date, second: date) -> None:
    assert without_places(turned(diff(first, second))) == without_places(diff(second, first))


def test_a_day_before_the_law_is_known_is_refused() -> None:
    with pytest.raises(CaseError, match="^on: 2017-09-30 is before 2017-10-01"):
        diff(date(2017, 9, 30), NEW_LAW)
    with pytest.raises(CaseError, match="^award: 'XX' is not one of LDTT, "):
        diff(EVE, NEW_LAW, ["XX"])


def test_a_condition_is_found_again_where_it_has_moved() -> None:
    before = [{"id": "a", "required": "x", "parts": []}, {"id": "b", "required": "y", "parts": []}]
    after = [{"id": "c", "required": "z", "parts": [{"id": "b", "required": "y", "parts": []}]}]
    compared = compared_trees(before, after, ("required",))
    assert [each["id"] for each in compared["added"]] == ["c"]
    assert [each["id"] for each in compared["removed"]] == ["a"]
    assert compared["changed"] == [
        {
            "id": "b",
            "within": ["c"],
            "about": {"before": "y", "after": "y"},
            "fields": {"within": {"before": [], "after": ["c"]}},
        }
    ]


def test_a_condition_asked_once_more_elsewhere_is_added_and_not_moved_twice() -> None:
    before = [{"id": "a", "required": "x"}]
    after = [{"id": "g", "required": "y", "parts": [before[0], before[0]]}]
    compared = compared_trees(before, after, ("required",))
    assert [(each["id"], each["within"]) for each in compared["added"]] == [("g", []), ("a", ["g"])]
    assert [each["id"] for each in compared["changed"]] == ["a"]


def test_two_conditions_of_one_id_are_paired_in_order() -> None:
    before = [{"id": "a", "required": "x"}, {"id": "a", "required": "y"}]
    after = [{"id": "a", "required": "x"}, {"id": "a", "required": "z"}, {"id": "a", "required": "w"}]
    compared = compared_trees(before, after, ("required",))
    assert [each["required"] for each in compared["added"]] == ["w"]
    assert [each["about"] for each in compared["changed"]] == [{"before": "y", "after": "z"}]


def test_the_same_teacher_is_answered_otherwise_by_the_new_law(teacher) -> None:
    case = teacher(this_year={"registered": [], "leave": [{"kind": "sick", "working_days": 60}]})
    difference = case_diff(case, EVE, NEW_LAW, ["LDTT", "CSTDCS"])
    assert difference["answer_changed"] == ["LDTT", "CSTDCS"]
    ldtt = difference["awards"][0]
    assert ldtt["answer"] == {"before": "no", "after": "yes"}
    assert {"registered", "leave"} <= {each["id"] for each in ldtt["findings"]["removed"]}
    text = case_diff_text(difference)
    assert "Kết luận: không đạt → đạt" in text
    assert case_diff_text(case_diff(case, NEW_LAW, NEW_LAW)).endswith("\nKhông có gì thay đổi.")


def test_the_text_says_what_was_and_what_is() -> None:
    text = diff_text(diff(EVE, NEW_LAW, ["CSTDCS"]))
    assert "Chế độ pháp lý: R1 → R2" in text
    assert "Vị trí: là điều kiện riêng → là một trong nhiều cách" in text
    assert "Hết hiệu lực: Luật Thi đua, khen thưởng số 15/2003/QH11" in text


def test_on_the_command_line(capsys) -> None:
    assert main(["diff", "2023-12-31", "2024-01-01", "--award", "LDTT"]) == 0
    assert [award["code"] for award in json.loads(capsys.readouterr().out)["awards"]] == ["LDTT"]
    assert main(["diff", "2024-01-01", "2024-01-01", "--format", "text"]) == 0
    assert capsys.readouterr().out == (
        "Luật thay đổi từ ngày 1/1/2024 đến ngày 1/1/2024\nKhông có gì thay đổi.\n"
    )


@pytest.mark.parametrize(
    ("days", "refusal"),
    [
        (("2014-01-01", "2024-01-01"), "on: 2014-01-01 is before 2017-10-01, the first day known here\n"),
        (
            ("2024-02-30", "2024-01-01"),
            "thidua law diff: argument DATE: '2024-02-30' is not a date (YYYY-MM-DD)\n",
        ),
    ],
)
def test_a_refused_day_is_one_line(capsys, days: tuple[str, str], refusal: str) -> None:
    assert main(["diff", *days]) == 2
    assert capsys.readouterr() == ("", refusal)
