"""The sets of a review made ready for counting, and how their criteria are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from thidua.criteria.marking import Counted, Scale, hundredths, shown
from thidua.criteria.models import CriteriaSet, Criterion, Section
from thidua.criteria.queries import Whole, scale_of, whole_of
from thidua.reviews.models import Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion as a column: its place in marks, a short name for heads, a name for sentences."""

    place: int
    criterion: Criterion
    section: Section
    short: str
    name: str

    @property
    def most(self) -> str:
        return shown(hundredths(self.criterion.maximum))


@dataclass(frozen=True, slots=True)
class Measure:
    """One set: as it was written, as numbers, and its lines."""

    whole: Whole
    scale: Scale
    lines: tuple[Line, ...]

    @property
    def size(self) -> int:
        return len(self.lines)

    @property
    def total(self) -> str:
        return shown(self.scale.total)

    def result(self, marks: Sequence[int]) -> Counted:
        """What a sheet comes to; where more than half of the points were excused, the rest says too little: nothing."""
        counted = self.scale.count(marks)
        if 2 * self.scale.excused(marks) > self.scale.total:
            return replace(counted, total=None, band="")
        return counted

    def named(self, places: Iterable[int]) -> str:
        return ", ".join(self.lines[place].short for place in places)


def measure_of(row: CriteriaSet) -> Measure:
    whole = whole_of(row)
    lines: list[Line] = []
    for section, criteria in whole.sections:
        for criterion in criteria:
            head = section.number or str(section.order + 1)
            short = f"{head}.{criterion.number or criterion.order + 1}"
            lines.append(Line(len(lines), criterion, section, short, f"tiêu chí {short}"))
    return Measure(whole, scale_of(whole), tuple(lines))


def measures_of(sheets: Iterable[Sheet]) -> dict[UUID, Measure]:
    """Each set once, however many sheets it measures."""
    rows = {sheet.set_id: sheet.set for sheet in sheets}
    return {key: measure_of(row) for key, row in rows.items()}
