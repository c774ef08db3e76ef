"""A person's years as bits: the columns upon which rules are built, and how a case fills them.

A column names one yearly fact. Of a case it is computed when a rule asks for it; for a country it is
stored under its name as two uint16 masks (docs/reference/masks.md).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from statute.bits import NO, UNKNOWN, YES, Pair
from statute.cases import Case
from statute.findings import Answer
from statute.rows import Row


@dataclass(frozen=True)
class Column:
    """One fact: its name in storage and how it is read from a case."""

    name: str
    of_case: Callable[[Case], Pair[int]] = field(compare=False)


def yearly(name: str, of_row: Callable[[Row, Case], Answer]) -> Column:
    """A fact of each school year; a year without a row is not known."""

    def of_case(case: Case) -> Pair[int]:
        certain, possible = UNKNOWN
        for ago, row in case.rows.items():
            answer = of_row(row, case)
            if answer is Answer.YES:
                certain |= 1 << ago
            if answer is Answer.NO:
                possible &= ~(1 << ago)
        return Pair(certain, possible)

    return Column(name, of_case)


def constant(name: str, of_case: Callable[[Case], bool | None]) -> Column:
    """A fact of the case itself, alike for every year."""
    return Column(name, lambda case: _EVERY_YEAR[of_case(case)])


_EVERY_YEAR: dict[bool | None, Pair[int]] = {True: YES, False: NO, None: UNKNOWN}


def case_reader(case: Case) -> Callable[[Column], Pair[int]]:
    """Columns computed from a case as they are asked for."""
    return lambda column: column.of_case(case)


def stored(pair: Pair[int], years: int = 16) -> Pair[int]:
    """The pair as a stored row holds it: only the last `years` years."""
    window = (1 << years) - 1
    return Pair(pair.certain & window, pair.possible & window)
