"""Which reminder of a deadline has come."""

from datetime import date, timedelta

import pytest

from thidua.notices.stages import Ahead, stage_of

DUE = date(2026, 3, 15)


def on(days_before: int, ahead: Ahead | None = None) -> str:
    return stage_of(DUE, DUE - timedelta(days=days_before), ahead or Ahead())


def test_each_stage_comes_on_its_day_and_stays_until_the_next():
    assert [on(left) for left in (8, 7, 6, 4, 3, 2, 1, 0, -1, -14, -15)] == [
        *("", "7", "7", "7", "3", "3", "1", "0"),
        *("late", "late", ""),
    ]


def test_a_unit_that_does_not_tell_of_what_is_late_reminds_until_the_day():
    assert [on(left, Ahead((2,), tells_late=False)) for left in (3, 2, 0, -1)] == ["", "2", "2", ""]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((7, 3, 1, 0), "7, 3, 1 ngày và đúng ngày hết hạn"),
        ((5,), "5 ngày"),
        ((0,), "đúng ngày hết hạn"),
    ],
)
def test_the_days_are_said_in_words(days, words):
    assert Ahead(days).words == words
