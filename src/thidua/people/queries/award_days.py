"""Whether the day of a decision can be: held against the school year which it honours and against the person.

One rule for whatever is typed in, corrected or brought in by a list, of persons and of collectives.
"""

from datetime import date

from thidua.core.school_years import ends, starts

YOUNGEST = 16


def day_fault(on: date | None, school_year: str | None, born: date | None = None) -> str:
    """Why the award cannot be of that day, in words for the middle of a sentence; empty if it can."""
    if on is None:
        return ""
    if school_year and on < starts(school_year):
        return f"ngày quyết định {on:%d/%m/%Y} trước khi năm học {school_year} bắt đầu"
    if born and (on.year - YOUNGEST, on.month, on.day) < (born.year, born.month, born.day):
        return f"ngày quyết định {on:%d/%m/%Y} trước khi người này đủ {YOUNGEST} tuổi (sinh {born:%d/%m/%Y})"
    return ""


def before_joining(school_year: str | None, joined_sector: date | None) -> str:
    """What is told of a year that was over before the person joined; it may be true, so nothing is refused."""
    if not school_year or joined_sector is None or joined_sector <= ends(school_year):
        return ""
    return f"năm học {school_year} trước ngày vào ngành đang ghi ({joined_sector:%d/%m/%Y})"
