"""Every worked case of the law holds, and there are enough of them for each award and regime."""

from collections import Counter

import pytest

from statute.check.worked import WorkedCase, whole, worked_cases
from statute.library import root

CASES = worked_cases(root())


@pytest.mark.parametrize("case", CASES, ids=[case.place for case in CASES])
def test_a_worked_case_holds(case: WorkedCase) -> None:
    assert case.faults() == []


def test_each_entered_award_has_eight_cases_in_each_regime() -> None:
    counted = Counter((case.award, case.answer()["regime"]) for case in CASES)
    thin = {key: count for key, count in counted.items() if count < 8}
    assert thin == {}
    assert {regime for _, regime in counted} == {"R1", "R2", "R3", "R4"}


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
