"""What points say of a grade, and what discipline by the Party does to it."""

from datetime import date
from decimal import Decimal

import pytest

from statute.findings import Citation, Verification
from statute.grading import best_grade, party_discipline_fails, points_from

FIRST = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("points", "grade"),
    [("100", "excellent"), ("90", "excellent"), ("89.99", "good"), ("70", "good"), ("69.5", "completed"),
     ("50", "completed"), ("49.99", "failed"), ("0", "failed")],
)  # fmt: skip
def test_points_allow_a_grade_up_to_their_class(points, grade):
    assert best_grade(Decimal(points), FIRST) == grade


def test_before_the_first_day_of_points_they_say_nothing():
    assert (points_from(), best_grade(Decimal(95), date(2026, 6, 30))) == (FIRST, None)


def test_discipline_by_the_party_fails_the_year_only_while_that_was_read():
    days = (date(2023, 9, 14), date(2023, 9, 15), date(2026, 6, 30), FIRST)
    found = [party_discipline_fails(day) for day in days]
    assert [(one.value, one.citation, one.verification) if one else None for one in found] == [
        None,
        (True, Citation("48/2023/NĐ-CP", "1"), Verification.SECONDARY),
        (True, Citation("48/2023/NĐ-CP", "1"), Verification.SECONDARY),
        None,
    ]
