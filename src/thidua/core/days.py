"""The days that a school writes down: outside of them a year was mistyped, and the calendar itself soon ends."""

from datetime import date

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
OUTSIDE = f"Ngày phải từ {FIRST_DAY:%d/%m/%Y} đến {LAST_DAY:%d/%m/%Y}."


def is_written(day: date) -> bool:
    """Whether anything here may bear this day."""
    return FIRST_DAY <= day <= LAST_DAY
