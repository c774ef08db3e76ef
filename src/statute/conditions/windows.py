"""The years in which a condition counts: so many ending this year, or an unbroken run of grades.

A run is the longest unbroken stretch of school years with the grade, ending this year; where years are not
known it has a shortest and a longest reading. `after`: only the years after that of the earliest grant of a
form. Discipline: from the day it was served the first school year that begins then or later is the first
to count; still running or not known to have ended, no year surely counts.
"""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from statute.bits import B, Pair, Range, last_years, popcount, run
from statute.cases import Case
from statute.conditions.grades import grade_column
from statute.conditions.grants import after_column
from statute.conditions.vocabulary import Asked
from statute.days import SchoolYear
from statute.history import CaseFacts, Column, Facts


def _since_discipline(case: Case) -> Pair[int]:
    certain = possible = -1
    for row in case.rows.values():
        for one in row.discipline or ():
            if one.ended is None:
                certain = 0
                continue
            first = SchoolYear.from_day_on(one.ended)
            counting = max(first.years_before(case.school_year) + 1, 0)
            certain &= (1 << counting) - 1
            possible &= (1 << counting) - 1
    return Pair(certain, possible)


def _discipline_not_told(case: Case) -> Pair[int]:
    years = sum(1 << ago for ago, row in case.rows.items() if row.stated and row.discipline is None)
    return Pair(years, years)


# The years which count in a chain or run of grades after every known discipline.
SINCE_DISCIPLINE = Column("since_discipline", _since_discipline)
# The years whose row does not say whether there was discipline; years without a row are not among them.
DISCIPLINE_NOT_TOLD = Column("discipline_not_told", _discipline_not_told, folds=True)


def graded(asked: Asked, facts: Facts[B]) -> Pair[B]:
    """The years with the grade that count in a chain or run."""
    fact = facts.pair(grade_column(asked.value("least")))
    return fact & facts.pair(SINCE_DISCIPLINE) if asked.value("discipline") else fact


def told(asked: Asked, facts: Facts[B], found: Pair[B], within: B) -> Pair[B]:
    """What was found, of which nothing is certain where a row within does not tell of discipline."""
    if not asked.value("discipline"):
        return found
    silent = facts.pair(DISCIPLINE_NOT_TOLD).possible & within
    return Pair(found.certain * (silent == 0), found.possible)


def run_of(asked: Asked, facts: Facts[B]) -> Pair[B]:
    """The years of a run: those surely in it, those that may be.

    The years after a discipline or a grant go on until this one, so they cut the run of grades at its far end only.
    Whether a row tells of discipline is asked of the years surely in the run: an empty row says no more than none.
    """
    found = run(facts.pair(grade_column(asked.value("least"))))
    if asked.value("discipline"):
        found &= facts.pair(SINCE_DISCIPLINE)
    if asked.of:
        grounds = tuple(asked.value("grounds"))
        found &= reduce(or_, (facts.pair(after_column(form, grounds)) for form in asked.of))
    return told(asked, facts, found, found.certain)


def years_asked(asked: Asked) -> int | None:
    """How many years a fixed window has; None where a condition counts in a run."""
    if "years" in asked:
        return int(asked.value("years"))
    return int(asked.value("through")) + 1 if "through" in asked else None


def window(asked: Asked, facts: Facts[B]) -> Pair[B] | Pair[int]:
    """The years in which a condition counts; a fixed window is one int, for arrays too."""
    if asked.within is not None:
        return run_of(asked.within, facts)
    return last_years(years_asked(asked) or 1)


def in_window(asked: Asked) -> str:
    years = years_asked(asked)
    if asked.within is not None:
        return "trong những năm học liên tục đó"
    return "trong năm học" if years == 1 else f"trong {years} năm học gần nhất"


def length(found: Pair[int]) -> Range:
    return Range(popcount(found.certain), popcount(found.possible))


def years_looked_at(asked: Asked, facts: CaseFacts) -> Iterator[int]:
    """The years ago upon which a count rests; of a run without end the first year not known, then none."""
    found = window(asked, facts)
    last = max(facts.case.rows, default=0) + 1
    yield from (ago for ago in range(last + 1) if found.possible >> ago & 1)


def shown_count(found: Range, enough: int, what: str, suffix: str = "") -> str:
    """đã có đủ 2 sáng kiến; đã biết có 1 …; what lies beyond what is asked is not counted."""
    end = f" {suffix}" if suffix else ""
    if found.low >= enough:
        return f"đã có đủ {enough} {what}{end}"
    if found.high == found.low:
        return f"có {found.low} {what}{end}" if found.low else f"không có {what} nào{end}"
    if found.high < enough:
        return f"có nhiều nhất {found.high} {what}{end}"
    if not found.low:
        return f"chưa biết có {what} nào{end} hay không"
    return f"đã biết có {found.low} {what}{end}, còn dữ kiện chưa biết"
