"""Stretches of a school year, and what is typed into a cell."""

from datetime import date

import pytest

from thidua.criteria.marking import EXEMPT, NOT_APPLICABLE, NOT_ENTERED
from thidua.reviews.content import (
    BadMarkError,
    Kind,
    months_within,
    own_days_refusal,
    periods_of,
    read_mark,
    written_mark,
)


def test_a_year_has_its_months_quarters_halves_and_itself():
    found = periods_of("2025-2026")
    assert [one.name for one in found if one.kind == Kind.MONTH][::11] == ["tháng 9/2025", "tháng 8/2026"]
    assert [one.name for one in found if one.kind == Kind.QUARTER] == [
        "quý III/2025 (tháng 9)",
        "quý IV/2025",
        "quý I/2026",
        "quý II/2026",
        "quý III/2026 (tháng 7, 8)",
    ]
    assert [(one.name, one.first, one.last) for one in found[-3:]] == [
        ("học kỳ I", date(2025, 9, 1), date(2026, 1, 31)),
        ("học kỳ II", date(2026, 2, 1), date(2026, 5, 31)),
        ("năm học 2025-2026", date(2025, 9, 1), date(2026, 8, 31)),
    ]
    assert len({one.key for one in found}) == len(found)


def test_february_ends_on_its_own_last_day():
    assert next(one.last for one in periods_of("2027-2028") if one.key == "thang-2028-02") == date(
        2028, 2, 29
    )


def test_a_month_belongs_to_a_stretch_that_touches_it():
    assert months_within(date(2025, 11, 30), date(2026, 1, 15)) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
    ]


FAR_FIRST = "Ngày đầu của học kỳ II là 01/02/2026; ngày của trường chỉ lệch được nhiều nhất 31 ngày."
FAR_LAST = "Ngày cuối của học kỳ II là 31/05/2026; ngày của trường chỉ lệch được nhiều nhất 31 ngày."


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 1, 1), date(2026, 7, 1), ("", "")),
        (date(2025, 12, 31), date(2026, 5, 31), ("first", FAR_FIRST)),
        (date(2026, 2, 1), date(2150, 12, 31), ("last", FAR_LAST)),
    ],
)
def test_a_school_s_own_days_lie_near_those_of_the_calendar(first, last, said):
    half = next(one for one in periods_of("2025-2026") if one.key == "ky-2")
    assert own_days_refusal(half, "2025-2026", first, last) == said


def test_a_school_s_own_days_lie_in_the_school_year():
    half = next(one for one in periods_of("2025-2026") if one.key == "ky-1")
    said = own_days_refusal(half, "2025-2026", date(2025, 8, 28), half.last)
    assert said == ("first", "Ngày đầu phải nằm trong năm học: 01/09/2025 – 31/08/2026.")


@pytest.mark.parametrize(
    ("typed", "mark", "again"),
    [
        ("12,5", 1250, "12,5"),
        (" 12.50 ", 1250, "12,5"),
        ("0", 0, "0"),
        ("+1", 100, "1"),
        ("", NOT_ENTERED, ""),
        ("-", NOT_APPLICABLE, "–"),
        ("–", NOT_APPLICABLE, "–"),
        ("m", EXEMPT, "M"),
    ],
)
def test_the_four_values_are_typed_and_written(typed, mark, again):
    assert (read_mark(typed), written_mark(mark)) == (mark, again)


@pytest.mark.parametrize("typed", ["tốt", "1,2,3", "-5", "1,234", "NaN", "1e9", "99999999999"])
def test_what_is_no_mark_says_so(typed):
    with pytest.raises(BadMarkError, match="."):
        read_mark(typed)
