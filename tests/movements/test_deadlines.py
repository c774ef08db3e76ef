"""When a day is over, at 23:59 and at 00:01 in Hà Nội, in both ways of saying it."""

from datetime import date, datetime

import pytest

from thidua.core import clock
from thidua.movements.deadlines import is_late, last_day

DUE = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("rule", "now", "late"),
    [
        ("within", datetime(2026, 2, 3, 23, 59, tzinfo=clock.HANOI), False),
        ("within", datetime(2026, 2, 4, 0, 1, tzinfo=clock.HANOI), True),
        ("before", datetime(2026, 2, 2, 23, 59, tzinfo=clock.HANOI), False),
        ("before", datetime(2026, 2, 3, 0, 1, tzinfo=clock.HANOI), True),
    ],
)
def test_a_day_ends_at_midnight_in_hanoi(rule, now, late):
    assert is_late(DUE, rule, now.date()) is late


def test_before_a_day_means_the_eve():
    assert (last_day(DUE, "before"), last_day(DUE, "within")) == (date(2026, 2, 2), DUE)


def test_what_has_no_deadline_is_never_late():
    assert not is_late(None, "within", date(2100, 1, 1))
