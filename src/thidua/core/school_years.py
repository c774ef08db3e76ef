"""School years as values: `2025-2026`, from 1 September to 31 August."""

from datetime import date

FIRST_MONTH = 9


def school_year_of(day: date) -> str:
    """The school year in which a day lies."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"


def starts(school_year: str) -> date:
    return date(int(school_year[:4]), FIRST_MONTH, 1)


def ends(school_year: str) -> date:
    return date(int(school_year[5:]), FIRST_MONTH - 1, 31)


def before(school_year: str, years: int = 1) -> str:
    """The school year that many years earlier."""
    first = int(school_year[:4]) - years
    return f"{first}-{first + 1}"


def is_school_year(text: str) -> bool:
    first, dash, second = text.partition("-")
    return dash == "-" and first.isdigit() and second.isdigit() and int(second) == int(first) + 1
