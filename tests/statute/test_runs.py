"""Chains and runs of grades, against two worlds that a calendar and a list can tell.

Every condition here can only gain by more: a better grade, one more title or initiative, an older grant. So of
facts that are not known the worst world and the best world answer for all: yes where the worst one is enough, no
where even the best one is not, else unknown.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statute.assess import assess

R1, R2 = date(2023, 12, 31), date(2024, 6, 10)
LAST = 2023
ROWS = 8
# How far beyond its rows a world may go on.
BEYOND = 20


@dataclass(frozen=True)
class Year:
    grade: str | None
    title: bool | None
    initiatives: int | None

    def best(self) -> "Year":
        return Year(
            self.grade or "excellent",
            self.title is not False,
            9 if self.initiatives is None else self.initiatives,
        )

    def worst(self) -> "Year":
        return Year(self.grade or "failed", self.title is True, self.initiatives or 0)


@dataclass(frozen=True)
class Grant:
    ago: int | None
    basis: str | None


def school_year(ago: int) -> str:
    return f"{LAST - ago}-{LAST - ago + 1}"


def case_of(code: str, on: date, years: list[Year], grants: list[Grant]) -> dict[str, Any]:
    one = {"kind": "initiative", "scope": "province", "used_for": []}
    rows = [
        {
            "school_year": school_year(ago),
            "grade": year.grade,
            "awards": None if year.title is None else ["LDTT", "CSTDCS"] if year.title else [],
            "initiatives": None if year.initiatives is None else [one] * year.initiatives,
            "discipline": [],
        }
        for ago, year in enumerate(years)
    ]
    awards = [
        {
            "code": code,
            "on": None if grant.ago is None else f"{LAST - grant.ago}-11-20",
            "basis": grant.basis,
        }
        for grant in grants
    ]
    return {
        "on": on.isoformat(),
        "school_year": school_year(0),
        "subject": {"kind": "person"},
        "years": rows,
        "awards": awards,
        "under_review": False,
    }


def run_of(years: list[Year], enough: tuple[str, ...], earliest: int) -> list[Year]:
    """The years in a row from this year back, before that of the grant."""
    found = []
    for ago, year in enumerate(years):
        if ago >= earliest or year.grade not in enough:
            break
        found.append(year)
    return found


def third_class_from_2024(run: list[Year]) -> bool:
    excellent = sum(year.grade == "excellent" for year in run)
    return len(run) >= 5 and excellent >= 1 and sum(year.title is True for year in run) >= 3


def of_the_prime_minister_from_2024(run: list[Year]) -> bool:
    return len(run) >= 5 and sum(year.title is True for year in run) >= 3


def of_the_prime_minister_until_2023(run: list[Year]) -> bool:
    return len(run) >= 5 and sum(year.initiatives or 0 for year in run) >= 5


GOOD, BEST = ("excellent", "good"), ("excellent",)
RULES: dict[str, tuple[str, str, date, tuple[str, ...], tuple[str, ...], bool, Any]] = {
    "HCLD3 from 2024": ("HCLD3", "BK_TTG", R2, GOOD, ("merit",), True, third_class_from_2024),
    "BK_TTG from 2024": ("BK_TTG", "BK_BO", R2, GOOD, ("merit",), False, of_the_prime_minister_from_2024),
    "BK_TTG until 2023": (
        "BK_TTG",
        "BK_BO",
        R1,
        BEST,
        ("merit", "sudden", "service"),
        True,
        of_the_prime_minister_until_2023,
    ),
}

years = st.lists(
    st.builds(
        Year,
        st.sampled_from(["excellent", "excellent", "good", "good", "good", "completed", None]),
        st.sampled_from([True, True, False, None]),
        st.sampled_from([0, 1, 1, 2, None]),
    ),
    min_size=ROWS,
    max_size=ROWS,
)
grants = st.lists(
    st.builds(
        Grant,
        st.sampled_from([*range(3, ROWS + 4), None]),
        st.sampled_from(["merit", "merit", "sudden", "thematic", None]),
    ),
    max_size=3,
)


@pytest.mark.parametrize("rule", list(RULES))
@settings(max_examples=250, deadline=None)
@given(years, grants)
def test_what_is_not_known_is_answered_by_the_worst_and_the_best_world(
    rule: str, given_years: list[Year], given_grants: list[Grant]
) -> None:
    code, needed, on, enough, grounds, after, met = RULES[rule]
    # This year's list is known, so that no conditions stand in for a title.
    this_year = Year(given_years[0].grade, given_years[0].title is True, given_years[0].initiatives)
    told = [this_year, *given_years[1:]]

    sure = [grant.ago for grant in given_grants if grant.basis in grounds]
    open_ = [grant.ago for grant in given_grants if grant.basis in grounds or grant.basis is None]
    furthest = ROWS + BEYOND
    worst_since = max((0 if ago is None else ago for ago in sure), default=0) if after else furthest
    best_since = max((furthest if ago is None else ago for ago in open_), default=0) if after else furthest
    beyond = [Year("excellent", title=True, initiatives=9)] * BEYOND
    worst = bool(sure) and met(run_of([year.worst() for year in told], enough, worst_since))
    best = bool(open_) and met(run_of([*(year.best() for year in told), *beyond], enough, best_since))

    answer = assess(case_of(needed, on, told, given_grants), [code])["awards"][0]
    assert answer["answer"] == ("yes" if worst else "unknown" if best else "no")
    assert len(answer["missing"]) == len(set(answer["missing"]))


def graded(grades: list[str], disciplined: dict[int, Any], on: date = R2) -> dict[str, Any]:
    """A case of grades alone, with what is told of discipline by years ago; the other rows tell of none."""
    two = [{"kind": "initiative", "scope": "province", "used_for": []}] * 2
    rows = [
        {
            "school_year": school_year(ago),
            "grade": grade,
            "awards": ["LDTT", "CSTDCS"] if ago else [],
            "initiatives": two,
            "discipline": disciplined.get(ago, []),
        }
        for ago, grade in enumerate(grades)
    ]
    held = [{"code": code, "on": "2010-11-20", "basis": "merit"} for code in ("BK_TINH", "BK_TTG")]
    return {
        "on": on.isoformat(),
        "school_year": school_year(0),
        "subject": {"kind": "person", "discipline_complete": True},
        "years": rows,
        "awards": held,
        "under_review": False,
    }


ENDED = [
    # From the day it was served the first school year that begins then or later counts.
    ("2018-08-31", 6),
    ("2018-09-01", 6),
    ("2018-09-02", 5),
    ("2019-09-01", 5),
    ("2019-09-02", 4),
    ("2022-09-01", 2),
    ("2022-09-02", 1),
    ("2023-09-01", 1),
    ("2023-09-02", 0),
    ("2024-06-10", 0),
    ("2030-01-01", 0),
]


@pytest.mark.parametrize(("ended", "counting"), ENDED)
@pytest.mark.parametrize(("code", "asks"), [("BK_TINH", 2), ("BK_TTG", 5), ("HCLD3", 5)])
def test_years_count_from_the_first_school_year_after_the_discipline(
    ended: str, counting: int, code: str, asks: int
) -> None:
    disciplined = {7: [{"form": "warning", "on": "2016-11-02", "ended": ended}]}
    case = graded(["excellent"] * 7 + ["failed"], disciplined)
    answer = assess(case, [code])["awards"][0]["answer"]
    assert answer == ("yes" if counting >= asks else "no")


@pytest.mark.parametrize("code", ["BK_TINH", "BK_TTG"])
@pytest.mark.parametrize("ended", [ended for ended, _ in ENDED])
def test_until_2023_discipline_does_not_touch_chains_and_runs(code: str, ended: str) -> None:
    disciplined = {7: [{"form": "warning", "on": "2016-11-02", "ended": ended}]}
    case = graded(["excellent"] * 7 + ["failed"], disciplined, on=R1)
    assert assess(case, [code])["awards"][0]["answer"] == "yes"


@pytest.mark.parametrize(("code", "within"), [("BK_TINH", 2), ("BK_TTG", 7), ("HCLD3", 7)])
def test_only_rows_of_the_chain_or_run_must_tell_of_discipline(code: str, within: int) -> None:
    """The run goes back seven years, the chain two; the row before is not asked."""
    grades = ["excellent"] * 7 + ["failed"]
    answers = {ago: assess(graded(grades, {ago: None}), [code])["awards"][0] for ago in range(8)}
    asked = [ago for ago, answer in answers.items() if answer["answer"] == "unknown"]
    assert asked == list(range(within))
    assert [answers[ago]["missing"] for ago in asked] == [
        [f"years[{school_year(ago)}].discipline"] for ago in asked
    ]
    assert {answer["answer"] for ago, answer in answers.items() if ago not in asked} == {"yes"}


@pytest.mark.parametrize("code", ["BK_TINH", "BK_TTG", "HCLD3"])
def test_an_end_not_known_leaves_open_what_is_not_a_plain_no(code: str) -> None:
    disciplined = {7: [{"form": "warning", "on": "2016-11-02"}]}
    open_ = assess(graded(["excellent"] * 7 + ["failed"], disciplined), [code])["awards"][0]
    assert (open_["answer"], open_["missing"]) == (
        "unknown",
        [f"years[{school_year(7)}].discipline[0].ended"],
    )
    short = assess(graded(["excellent"] + ["failed"] * 7, disciplined), [code])["awards"][0]
    assert (short["answer"], short["missing"]) == ("no", [])


@pytest.mark.parametrize("basis", ["merit", "thematic", "sudden", "service", "external", None])
@pytest.mark.parametrize(
    ("on", "allowed"),
    [(R1, {"merit", "sudden", "service"}), (R2, {"merit"}), (date(2026, 11, 10), {"merit"})],
)
def test_grounds_are_those_of_the_cases_day(basis: str | None, on: date, allowed: set[str]) -> None:
    case = graded(["excellent"] * 7 + ["failed"], {}, on)
    for grant in case["awards"]:
        grant["basis"] = basis
    answer = assess(case, ["BK_TTG"])["awards"][0]
    expected = "unknown" if basis is None else "yes" if basis in allowed else "no"
    assert (answer["answer"], answer["findings"][0]["answer"]) == (expected, expected)


@pytest.mark.parametrize("code", ["BK_TTG", "HCLD3"])
def test_a_row_that_only_may_belong_to_the_run_is_not_asked_of_discipline(code: str) -> None:
    """Five years surely. The seventh row is silent: within the run while the sixth is graded, beyond it when not."""
    case = graded(["excellent"] * 7 + ["failed"], {6: None})
    assert assess(case, [code])["awards"][0]["answer"] == "unknown"
    case["years"][5]["grade"] = None
    assert assess(case, [code])["awards"][0]["answer"] == "yes"
    case["years"][5]["grade"] = "completed"
    assert assess(case, [code])["awards"][0]["answer"] == "yes"
