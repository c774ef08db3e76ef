"""Who reviews somebody who moved, and from how many months on the old unit comments."""

from datetime import date

import pytest

from statute.days import months_after
from statute.findings import Citation, Verification
from statute.movers import comment_months, is_comment_needed, reviewer_of_seconded, reviewer_of_transferred

BEFORE_2024, SINCE_2024 = date(2023, 12, 31), date(2024, 1, 1)


@pytest.mark.parametrize(
    ("last", "needed"),
    [(date(2026, 2, 27), False), (date(2026, 2, 28), True), (date(2026, 6, 30), True)],
)
def test_six_full_months_call_for_a_comment_and_a_day_less_does_not(last, needed):
    assert is_comment_needed(date(2025, 9, 1), last, SINCE_2024) is needed


def test_of_a_day_before_the_library_begins_nothing_is_known():
    assert is_comment_needed(date(2015, 9, 1), date(2016, 5, 1), date(2016, 5, 31)) is None


def test_since_2024_the_old_way_is_kept_without_a_citation():
    assert [(figure.citation, figure.verification) for day in (BEFORE_2024, SINCE_2024) if (figure := comment_months(day))] == [
        (Citation("91/2017/NĐ-CP", "10.5"), Verification.MEMORY),
        (None, Verification.MEMORY),
    ]  # fmt: skip


def test_the_new_unit_reviews_who_moved_and_the_sending_one_who_is_seconded():
    found = (reviewer_of_transferred(SINCE_2024), reviewer_of_seconded(SINCE_2024))
    assert [figure.value for figure in found if figure] == ["new_unit", "sending_unit"]


@pytest.mark.parametrize(
    ("on", "months", "later"),
    [
        (date(2025, 9, 1), 6, date(2026, 3, 1)),
        (date(2025, 8, 31), 6, date(2026, 3, 1)),
        (date(2027, 8, 29), 6, date(2028, 2, 29)),
        (date(2025, 11, 15), 2, date(2026, 1, 15)),
        (date(2025, 12, 31), 6, date(2026, 7, 1)),
    ],
)
def test_months_later_where_the_month_is_short_it_is_the_first_of_the_next(on, months, later):
    assert months_after(on, months) == later
