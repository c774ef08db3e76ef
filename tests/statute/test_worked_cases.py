"""Every worked case of the law holds, and there are enough of them for each award and regime."""

import itertools
from collections import Counter

import pytest

from statute.check.worked import WorkedCase, whole, worked_cases
from statute.library import load, root

CASES = worked_cases(root())
REGIMES = ("R1", "R2", "R3", "R4")


@pytest.mark.parametrize("case", CASES, ids=[case.place for case in CASES])
def test_a_worked_case_holds(case: WorkedCase) -> None:
    assert case.faults() == []


def test_every_award_has_eight_cases() -> None:
    counted = Counter(case.award for case in CASES)
    assert set(counted) == set(load().codes())
    assert {code: count for code, count in counted.items() if count < 8} == {}


def test_every_award_has_cases_in_each_regime() -> None:
    counted = Counter((case.award, case.answer()["regime"]) for case in CASES)
    asked = list(itertools.product(load().codes(), REGIMES))
    assert {key: counted[key] for key in asked if counted[key] < 2} == {}
    daily = itertools.product(("LDTT", "CSTDCS"), REGIMES)
    assert {key: counted[key] for key in daily if counted[key] < 8} == {}


@pytest.mark.parametrize("code", load().codes())
def test_the_cases_of_an_award_show_each_answer_that_it_can_give(code: str) -> None:
    expected = {case.expected["answer"] for case in CASES if case.award == code}
    versions = [version for version in load().award(code).versions if version.conditions is not None]
    can = {"unknown", "blocked"} | ({"no"} if versions else set())
    assert expected == can | ({"yes"} if any(version.complete for version in versions) else set())


def test_no_two_cases_of_an_award_bear_one_name() -> None:
    places = [case.place for case in CASES]
    assert sorted(places) == sorted(set(places))


def test_a_case_says_only_what_differs_from_its_base() -> None:
    base = {
        "school_year": "2022-2023",
        "subject": {"kind": "person", "sex": "male"},
        "this_year": {"grade": "good"},
    }
    given = {"subject": {"sex": None}, "this_year": {"awards": []}, "years": [{"school_year": "2021-2022"}]}
    assert whole(base, given) == {
        "school_year": "2022-2023",
        "subject": {"kind": "person", "sex": None},
        "years": [{"school_year": "2022-2023", "grade": "good", "awards": []}, {"school_year": "2021-2022"}],
    }
    assert whole(base, {"this_year": None})["school_year"] == "2022-2023"
    assert "years" not in whole(base, {"this_year": None})


def test_an_expectation_that_does_not_hold_is_told() -> None:
    case = next(case for case in CASES if case.award == "LDTT")
    wrong = {
        "answer": "no",
        "bonus": None,
        "findings": {"grade": "no", "moon": "yes"},
        "missing": ["years[2022-2023].grade"],
        "notes": ["trăng"],
    }
    assert WorkedCase(case.place, case.award, case.given, wrong).faults() == [
        "answer is 'yes', expected 'no'",
        "bonus is 450000, expected None",
        "findings is {'grade': 'yes', 'moon': None}, expected {'grade': 'no', 'moon': 'yes'}",
        "missing is [], expected ['years[2022-2023].grade']",
        "notes is [], expected ['trăng']",
    ]


def test_a_worked_case_that_is_refused_tells_the_key() -> None:
    case = WorkedCase("x", "LDTT", {"on": "2024-06-10"}, {"answer": "yes"})
    assert case.faults() == ["school_year: is required"]
