"""Which lines of the unit's criteria sets rest on what the law changes between two days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from thidua.criteria.models import CriteriaSet, Criterion
from thidua.criteria.queries import found_lines
from thidua.guidance.screening import Screened
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class LineTouched:
    row: Criterion
    screened: Screened

    @property
    def is_open(self) -> bool:
        return self.screened.open_with(self.row.because)


@dataclass(frozen=True, slots=True)
class SetTouched:
    """A set in force on the second day, with its lines that are to be looked at."""

    row: CriteriaSet
    lines: list[LineTouched]


def criteria_touched(unit: Unit, second: date, instruments: Collection[str]) -> list[SetTouched]:
    """Lines judged by an instrument that began or ended between the days, and those open for any other reason."""
    found = []
    for row, lines in found_lines(unit, on=second):
        touched = [
            LineTouched(line, said)
            for line, said in lines
            if said.open_with(line.because)
            or (said.citation is not None and said.citation.instrument in instruments)
        ]
        if touched:
            found.append(SetTouched(row, touched))
    return found
