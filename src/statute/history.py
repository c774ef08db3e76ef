"""A case's facts as bits and amounts: the columns upon which rules are built, and how a case fills them.

A column names one yearly fact, a measure one amount. Of a case they are computed when a rule asks for them;
for a country they are stored under their names, a column as two uint16 masks, a measure as two integers
(docs/reference/masks.md).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from statute.bits import NO, UNKNOWN, YES, Bits, Pair, Range
from statute.cases import Case
from statute.findings import Answer
from statute.rows import Row

B = TypeVar("B", bound=Bits)

# The years that a stored mask sees, and the largest amount that a stored measure holds.
YEARS_STORED = 16
LARGEST_STORED = 2**31 - 1


@dataclass(frozen=True)
class Column:
    """One fact: its name in storage and how it is read from a case.

    `folds`: what is older than the years stored counts into the oldest of them (a record that is silent), instead
    of being left out (a grade). `alike`: a fact of the case and not of its years, so every bit says the same.
    """

    name: str
    of_case: Callable[[Case], Pair[int]] = field(compare=False)
    folds: bool = field(default=False, compare=False)
    alike: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Measure:
    """One amount: its name in storage and how its bounds are read from a case."""

    name: str
    of_case: Callable[[Case], Range] = field(compare=False)


class Facts(Protocol[B]):
    """Where a rule reads: one case's facts, or a country's."""

    @property
    def on(self) -> date: ...

    def pair(self, column: Column, /) -> Pair[B]: ...

    def amount(self, measure: Measure, /) -> Range: ...


class CaseFacts:
    """One case's facts, each computed once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._pairs: dict[str, Pair[int]] = {}
        self._amounts: dict[str, Range] = {}

    @property
    def on(self) -> date:
        return self.case.on

    def pair(self, column: Column, /) -> Pair[int]:
        found = self._pairs.get(column.name)
        if found is None:
            found = self._pairs[column.name] = column.of_case(self.case)
        return found

    def amount(self, measure: Measure, /) -> Range:
        found = self._amounts.get(measure.name)
        if found is None:
            found = self._amounts[measure.name] = measure.of_case(self.case)
        return found


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
    return Column(name, lambda case: EVERY_YEAR[of_case(case)], alike=True)


EVERY_YEAR: dict[bool | None, Pair[int]] = {True: YES, False: NO, None: UNKNOWN}


def stored(pair: Pair[int], years: int = YEARS_STORED, *, folds: bool = False) -> Pair[int]:
    """The pair as a stored row holds it: only the last `years` years."""
    return Pair(_cut(pair.certain, years, folds=folds), _cut(pair.possible, years, folds=folds))


def stored_amount(amount: Range) -> tuple[int, int]:
    """The bounds as a stored row holds them, whole numbers: nothing asks for a fraction of one."""
    return min(int(amount.low), LARGEST_STORED), min(int(amount.high), LARGEST_STORED)


def _cut(mask: int, years: int, *, folds: bool) -> int:
    kept = mask & ((1 << years) - 1)
    older = folds and mask >> years != 0
    return kept | 1 << (years - 1) if older else kept
