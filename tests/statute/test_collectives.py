"""Collectives: shares as exact fractions of the members, whoever is not graded apart, and counts not known."""

from typing import Any

import pytest

from statute.assess import assess

R1, R2 = "2023-12-31", "2024-01-01"
YEAR = "2022-2023"


def asked(code: str, on: str, **row: Any) -> dict[str, Any]:
    """A collective in which all is well but for what is said otherwise."""
    good = {
        "school_year": YEAR,
        "grade": "excellent",
        "members": 10,
        "completed": row.get("members", 10),
        "ldtt": row.get("members", 10),
        "cstdcs": 1,
        "disciplined_from_warning": 0,
    }
    case = {
        "on": on,
        "school_year": YEAR,
        "subject": {"kind": "collective", "small": True},
        "years": [good | row],
        "under_review": False,
    }
    found: dict[str, Any] = assess(case, [code])["awards"][0]
    return found


def finding(answer: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(found for found in answer["findings"] if found["id"] == id_)


TEAMS = [(members, ldtt) for members in range(1, 31) for ldtt in range(members + 1)]


def said_yes(code: str, on: str) -> list[tuple[int, int]]:
    return [
        (members, ldtt)
        for members, ldtt in TEAMS
        if asked(code, on, members=members, ldtt=ldtt)["answer"] == "yes"
    ]


def test_until_2023_more_than_half_of_the_members_make_an_advanced_team() -> None:
    assert said_yes("TTLDTT", R1) == [(members, ldtt) for members, ldtt in TEAMS if 2 * ldtt > members]


@pytest.mark.parametrize(("code", "on"), [("TTLDTT", R2), ("TTLDXS", R1), ("TTLDXS", R2)])
def test_seven_tenths_of_the_members_are_asked_exactly(code: str, on: str) -> None:
    assert said_yes(code, on) == [(members, ldtt) for members, ldtt in TEAMS if 10 * ldtt >= 7 * members]


@pytest.mark.parametrize("on", [R1, R2])
def test_an_excellent_team_needs_everybody_to_have_completed(on: str) -> None:
    answers = {completed: asked("TTLDXS", on, completed=completed)["answer"] for completed in (8, 9, 10)}
    assert answers == {8: "no", 9: "no", 10: "yes"}


@pytest.mark.parametrize(("code", "id_"), [("TTLDTT", "ldtt"), ("TTLDXS", "ldtt"), ("TTLDXS", "completed")])
def test_whoever_is_not_graded_stands_apart_and_both_ratios_are_shown(code: str, id_: str) -> None:
    row = {"members": 40, "completed": 40, "ldtt": 28, "ungraded": 10}
    answer = asked(code, R2, **row)
    shown = finding(answer, id_)["observed"]
    counted = row[id_]
    assert answer["answer"] == "yes"
    assert (f"{counted}/40" in shown, f"{counted}/50" in shown) == (True, True)


@pytest.mark.parametrize("ungraded", [0, None])
def test_where_nobody_is_ungraded_one_ratio_is_shown(ungraded: int | None) -> None:
    shown = finding(asked("TTLDTT", R2, members=40, ldtt=28, ungraded=ungraded), "ldtt")["observed"]
    assert (shown.count("/"), "28/40" in shown) == (1, True)


@pytest.mark.parametrize(
    ("code", "key", "id_"),
    [
        ("TTLDTT", "grade", "grade"),
        ("TTLDTT", "ldtt", "ldtt"),
        ("TTLDTT", "disciplined_from_warning", "discipline"),
        ("TTLDXS", "completed", "completed"),
        ("TTLDXS", "cstdcs", "cstdcs"),
    ],
)
@pytest.mark.parametrize("on", [R1, R2])
def test_a_fact_not_known_leaves_its_condition_open_and_is_named(
    code: str, key: str, id_: str, on: str
) -> None:
    answer = asked(code, on, **{key: None})
    assert (answer["answer"], finding(answer, id_)["answer"]) == ("unknown", "unknown")
    assert answer["missing"] == [f"years[{YEAR}].{key}"]


def test_a_team_of_unknown_size_is_open_and_its_size_is_asked_once() -> None:
    answer = asked("TTLDXS", R2, members=None, completed=10, ldtt=10)
    assert (answer["answer"], answer["missing"]) == ("unknown", [f"years[{YEAR}].members"])


def test_what_is_not_known_does_not_hide_a_plain_no() -> None:
    answer = asked("TTLDXS", R2, cstdcs=0, completed=None, grade=None)
    assert (answer["answer"], answer["missing"]) == ("no", [])


@pytest.mark.parametrize("on", [R1, R2])
def test_grades_that_are_enough(on: str) -> None:
    grades = ["excellent", "good", "completed", "failed", "ungraded"]
    answers = {
        code: [grade for grade in grades if asked(code, on, grade=grade)["answer"] == "yes"]
        for code in ("TTLDTT", "TTLDXS")
    }
    assert answers == {"TTLDTT": ["excellent", "good"], "TTLDXS": ["excellent"]}


@pytest.mark.parametrize("code", ["TTLDTT", "TTLDXS"])
@pytest.mark.parametrize("on", [R1, R2])
def test_one_member_disciplined_from_warning_up_is_too_many(code: str, on: str) -> None:
    assert asked(code, on, disciplined_from_warning=1)["answer"] == "no"


def test_nothing_of_a_collective_rests_on_a_title_not_decided() -> None:
    for code in ("TTLDTT", "TTLDXS"):
        answer = asked(code, R2, awards=None)
        assert (answer["conditional"], [found["conditional"] for found in answer["findings"]]) == (
            False,
            [False] * len(answer["findings"]),
        )


def test_a_team_may_ask_for_excellence_with_a_note_from_2024() -> None:
    notes = {on: " ".join(asked("TTLDXS", on)["notes"]) for on in (R2, "2025-07-01", "2026-10-01")}
    assert {on: "cấp quyết định quy định" in said for on, said in notes.items()} == dict.fromkeys(notes, True)
