"""Years of service of the Kỷ niệm chương: anniversaries, days under discipline, and the wait after it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statute.assess import assess
from statute.days import SchoolYear

ONE_DAY = timedelta(days=1)


def asked(on: date, disciplined: list[dict[str, Any]] | None = None, **subject: Any) -> dict[str, Any]:
    """A case of which all discipline is told; each is put into the row of its own school year."""
    year = SchoolYear.of(on)
    rows: dict[SchoolYear, dict[str, Any]] = {year: {"school_year": str(year), "discipline": []}}
    for one in disciplined or []:
        of = SchoolYear.of(date.fromisoformat(one["on"]))
        rows.setdefault(of, {"school_year": str(of), "discipline": []})["discipline"].append(one)
    case = {
        "on": on.isoformat(),
        "school_year": str(year),
        "subject": {"kind": "person", "hardship_now": False, "hardship_years": 0, "discipline_complete": True}
        | subject,
        "years": list(rows.values()),
        "awards": [],
        "under_review": False,
    }
    found: dict[str, Any] = assess(case, ["KNC_GD"])["awards"][0]
    return found


def finding(answer: dict[str, Any], *path: str) -> str:
    listed = answer["findings"]
    for id_ in path:
        found = next(found for found in listed if found["id"] == id_)
        listed = found["parts"]
    return str(found["answer"])


def first_day_of_yes(joined: date, near: date, **more: Any) -> date:
    """The first day within some weeks of another on which the answer is yes."""
    days = (near + n * ONE_DAY for n in range(-40, 40))
    return next(
        day for day in days if asked(day, joined_sector=joined.isoformat(), **more)["answer"] == "yes"
    )


@pytest.mark.parametrize(
    ("joined", "first"),
    [
        (date(2003, 6, 10), date(2023, 6, 10)),
        (date(2003, 2, 28), date(2023, 2, 28)),
        (date(2002, 12, 31), date(2022, 12, 31)),
        (date(2004, 9, 1), date(2024, 9, 1)),
        (date(2005, 12, 20), date(2025, 12, 20)),
    ],
)
def test_twenty_full_years_are_reached_on_the_day_itself(joined: date, first: date) -> None:
    assert first_day_of_yes(joined, first) == first


def test_who_joined_on_29_february_has_fifteen_years_on_1_march() -> None:
    first = first_day_of_yes(date(2004, 2, 29), date(2019, 3, 1), hardship_now=True)
    assert first == date(2019, 3, 1)


@pytest.mark.parametrize(
    ("disciplined", "days"),
    [
        ([("2015-01-01", "2015-01-31")], 30),
        ([("2015-01-01", "2015-01-01")], 0),
        ([("2015-01-01", "2015-01-31"), ("2015-01-11", "2015-01-21")], 30),
        ([("2015-01-01", "2015-01-21"), ("2015-01-11", "2015-01-31")], 30),
        ([("2015-01-01", "2015-01-11"), ("2015-01-11", "2015-01-31")], 30),
        ([("2015-01-01", "2015-01-11"), ("2016-01-11", "2016-01-31")], 30),
    ],
)
@pytest.mark.parametrize("joined", [date(2003, 6, 10), date(2005, 6, 10)])
def test_each_day_under_discipline_moves_the_twenty_years_by_one(
    disciplined: list[tuple[str, str]], days: int, joined: date
) -> None:
    given = [{"form": "reprimand", "on": on, "ended": ended} for on, ended in disciplined]
    moved = joined + timedelta(days=days)
    reached = moved.replace(year=moved.year + 20)
    answers = [
        asked(day, given, joined_sector=joined.isoformat())["answer"] for day in (reached - ONE_DAY, reached)
    ]
    assert answers == ["no", "yes"]


def test_a_discipline_that_still_runs_counts_up_to_the_case_and_no_further() -> None:
    on = date(2024, 6, 10)
    running = [{"form": "warning", "on": "2024-05-31", "ended": "2030-01-01"}]
    answers = {
        joined: asked(on, running, joined_sector=joined)["answer"] for joined in ("2004-05-31", "2004-06-01")
    }
    assert answers == {"2004-05-31": "yes", "2004-06-01": "no"}


def test_an_end_not_known_has_both_bounds() -> None:
    on = date(2024, 6, 10)
    open_ended = [{"form": "warning", "on": "2024-05-31"}]
    answers = {
        joined: asked(on, open_ended, joined_sector=joined)["answer"]
        for joined in ("2004-05-31", "2004-06-01", "2004-06-10", "2004-06-11")
    }
    assert list(answers.values()) == ["yes", "unknown", "unknown", "no"]


def test_one_discipline_that_still_runs_and_one_of_an_end_not_known() -> None:
    """Ten days surely, ten more at most from the end not known: 20 years are sure, open, or out of reach."""
    on = date(2024, 6, 10)
    disciplined = [
        {"form": "warning", "on": "2024-05-31", "ended": "2030-01-01"},
        {"form": "reprimand", "on": "2024-05-21", "ended": None},
    ]
    answers = {
        joined: asked(on, disciplined, joined_sector=joined)["answer"]
        for joined in ("2004-05-21", "2004-05-22", "2004-05-31", "2004-06-01")
    }
    assert list(answers.values()) == ["yes", "unknown", "unknown", "no"]


@pytest.mark.parametrize(("on", "asks"), [(date(2024, 2, 14), True), (date(2024, 2, 15), False)])
def test_the_wait_of_two_years_ends_with_the_old_circular(on: date, asks: bool) -> None:
    answer = asked(
        on, [{"form": "warning", "on": "2022-10-03", "ended": "2023-01-03"}], joined_sector="1990-09-01"
    )
    ids = [found["id"] for found in answer["findings"]]
    assert ("wait" in ids, answer["answer"]) == (asks, "no" if asks else "yes")


@pytest.mark.parametrize(
    ("ended", "waited"),
    [
        ("2021-06-10", "yes"),
        ("2021-06-11", "no"),
        ("2023-06-10", "no"),
        ("2024-06-10", "no"),
        (None, "unknown"),
    ],
)
def test_the_wait_is_counted_from_the_end_of_the_discipline(ended: str | None, waited: str) -> None:
    disciplined = [{"form": "warning", "on": "2020-12-10", "ended": ended}]
    answer = asked(date(2023, 6, 10), disciplined, joined_sector="1990-09-01")
    assert (finding(answer, "wait"), finding(answer, "service")) == (waited, "yes")


def test_the_wait_of_29_february_ends_on_1_march() -> None:
    disciplined = [{"form": "reprimand", "on": "2019-11-29", "ended": "2020-02-29"}]
    days = [date(2022, 2, 28), date(2022, 3, 1)]
    answers = [finding(asked(day, disciplined, joined_sector="1990-09-01"), "wait") for day in days]
    assert answers == ["no", "yes"]


@pytest.mark.parametrize("on", [date(2023, 6, 10), date(2024, 6, 10)])
@pytest.mark.parametrize("complete", [None, False])
def test_years_without_a_row_are_asked_for_once(on: date, complete: bool | None) -> None:
    answer = asked(on, joined_sector="1990-09-01", discipline_complete=complete)
    assert (answer["answer"], answer["missing"]) == ("unknown", ["subject.discipline_complete"])


def test_no_day_of_joining_is_named_once() -> None:
    answer = asked(date(2023, 6, 10), joined_sector=None, hardship_now=None)
    assert (answer["answer"], answer["missing"].count("subject.joined_sector")) == ("unknown", 1)


@pytest.mark.parametrize(
    ("on", "now", "years", "answer"),
    [
        (date(2024, 2, 14), True, 0, "yes"),
        (date(2024, 2, 14), False, 15, "no"),
        (date(2024, 2, 15), True, 4.99, "no"),
        (date(2024, 2, 15), False, 5, "yes"),
        (date(2024, 2, 15), None, 5, "yes"),
        (date(2024, 2, 14), True, None, "yes"),
        (date(2026, 4, 2), True, 4.99, "no"),
        (date(2026, 4, 2), False, 5, "yes"),
    ],
)
def test_hardship_is_asked_as_the_circular_of_the_day_says(
    on: date, now: bool | None, years: float | None, answer: str
) -> None:
    found = asked(on, joined_sector="2009-01-05", hardship_now=now, hardship_years=years)
    assert found["answer"] == answer


spans = st.tuples(st.dates(date(2010, 9, 1), date(2013, 8, 31)), st.integers(0, 400))


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, max_size=4), st.integers(-3, 3))
def test_days_under_several_disciplines_count_as_a_calendar_counts_them(
    disciplined: list[tuple[date, int]], off: int
) -> None:
    """From 2024-02-15 on only the days matter: each day marked on a calendar moves the beginning by one."""
    under = {on + n * ONE_DAY for on, length in disciplined for n in range(length)}
    given = [
        {"form": "warning", "on": on.isoformat(), "ended": (on + length * ONE_DAY).isoformat()}
        for on, length in disciplined
    ]
    on = date(2025, 6, 10)
    joined = date(2005, 6, 10) - timedelta(days=len(under) + off)
    assert asked(on, given, joined_sector=joined.isoformat())["answer"] == ("yes" if off >= 0 else "no")
