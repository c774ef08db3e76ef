"""The day tells where a recognition stands: its last day counts, three warnings before, unknown without a day."""

from datetime import date

import pytest

from thidua.standards.states import Standing, months_before, stands

DECIDED, LAST = date(2021, 10, 15), date(2026, 10, 15)


@pytest.mark.parametrize(
    ("on", "standing", "stage"),
    [
        (date(2021, 10, 14), Standing.PREPARING, 0),
        (date(2025, 10, 14), Standing.IN_FORCE, 0),
        (date(2025, 10, 15), Standing.DUE_SOON, 12),
        (date(2026, 4, 14), Standing.DUE_SOON, 12),
        (date(2026, 4, 15), Standing.DUE_SOON, 6),
        (date(2026, 7, 15), Standing.DUE_SOON, 3),
        (LAST, Standing.DUE_SOON, 3),
        (date(2026, 10, 16), Standing.EXPIRED, 0),
    ],
)
def test_a_recognition_is_warned_of_a_year_six_and_three_months_ahead(on, standing, stage):
    found = stands(DECIDED, LAST, on)

    assert (found.standing, found.stage) == (standing, stage)


def test_without_a_day_of_expiry_nobody_says_that_it_holds():
    assert stands(DECIDED, None, date(2030, 1, 1)).standing == Standing.UNKNOWN


def test_without_a_decision_it_is_being_prepared():
    assert stands(None, None, LAST).standing == Standing.PREPARING


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2026, 1, 15), 3, date(2025, 10, 15)),
        (date(2026, 3, 31), 12, date(2025, 3, 31)),
        (date(2025, 12, 31), 6, date(2025, 6, 30)),
    ],
)
def test_a_month_that_has_no_such_day_gives_its_last(day, months, found):
    assert months_before(day, months) == found
