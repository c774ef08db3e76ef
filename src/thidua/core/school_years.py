"""School years as values: `2025-2026`, from 1 September to 31 August."""

import re
from datetime import date

FIRST_MONTH = 9
# Nobody whose years are kept here worked before; nobody plans after.
EARLIEST, LATEST = 1950, 2100
WRITTEN = re.compile(r"([0-9]{4})-([0-9]{4})")


def school_year_of(day: date) -> str:
    """The school year in which a day lies."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"


def starts(school_year: str) -> date:
    return date(int(school_year[:4]), FIRST_MONTH, 1)


def ends(school_year: str) -> date:
    return date(int(school_year[5:]), FIRST_MONTH - 1, 31)


def work_ends(school_year: str) -> date:
    """After this day hardly anything of the year can still be worked for."""
    return date(int(school_year[5:]), 5, 31)


def before(school_year: str, years: int = 1) -> str:
    """The school year that many years earlier."""
    first = int(school_year[:4]) - years
    return f"{first}-{first + 1}"


def is_school_year(text: str) -> bool:
    found = WRITTEN.fullmatch(text)
    if found is None:
        return False
    first, second = int(found[1]), int(found[2])
    return second == first + 1 and EARLIEST <= first <= LATEST
