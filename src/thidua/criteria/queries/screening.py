"""What the law says of each line of a set, with the points that it brings or takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from statute.screening import scored_text
from thidua.criteria.content import CriterionLine, Fault, SectionLine, SetContent, named
from thidua.criteria.marking import SectionKind
from thidua.criteria.models import CriteriaSet, Criterion
from thidua.criteria.queries.sets import in_force
from thidua.guidance.screening import Screened, screened
from thidua.units.models import Unit

# As the law's words call it: what stands in the scale, what is added, what is taken away.
_SCORED = {SectionKind.BASE: "maximum", SectionKind.BONUS: "bonus", SectionKind.MINUS: "minus"}


@dataclass(frozen=True, slots=True)
class ScreenedLine:
    """One line with its verdict, and what is still to be done about it."""

    section: int
    criterion: int | None
    screened: Screened
    because: str

    @property
    def is_open(self) -> bool:
        return self.screened.open_with(self.because)


def screened_criterion(section: SectionLine, line: CriterionLine) -> Screened:
    """As it is marked: "nghỉ thai sản" among what takes points away is another sentence than by itself."""
    return screened(scored_text(line.text, line.maximum, _SCORED[section.kind]))


def screened_lines(content: SetContent) -> Iterator[ScreenedLine]:
    """Titles too: a field called by a contest's results is a measure like any line in it."""
    for place, section in enumerate(content.sections):
        if section.title:
            yield ScreenedLine(place, None, screened(section.title), "")
        for number, line in enumerate(section.criteria):
            if line.text:
                yield ScreenedLine(place, number, screened_criterion(section, line), line.because)


def found_lines(unit: Unit, *, on: date) -> list[tuple[CriteriaSet, list[tuple[Criterion, Screened]]]]:
    """Of the sets in force on a day, the lines of which the law's words say anything; two queries for all sets."""
    sets = in_force(unit, on=on)
    rows = Criterion.objects.filter(section__set__in=sets).select_related("section")
    found: dict[UUID, list[tuple[Criterion, Screened]]] = {row.id: [] for row in sets}
    for row in rows.order_by("section__order", "order"):
        said = screened(scored_text(row.text, row.maximum, _SCORED[SectionKind(row.section.kind)]))
        if said.rule is not None:
            found[row.section.set_id].append((row, said))
    return [(row, found[row.id]) for row in sets if found[row.id]]


def open_lines(content: SetContent) -> list[ScreenedLine]:
    return [line for line in screened_lines(content) if line.is_open]


def law_faults(content: SetContent) -> list[Fault]:
    """Forbidden lines at their text, risky ones without a reason at the box for it."""
    return [_fault(content, line) for line in open_lines(content)]


def _fault(content: SetContent, line: ScreenedLine) -> Fault:
    found, where = line.screened, named(content, line.section, line.criterion)
    marked = ", ".join(f"“{word}”" for word in found.words)
    at_text = "title" if line.criterion is None else "text"
    if found.is_forbidden:
        instead = f" Có thể viết: {found.instead}" if found.instead else ""
        message = f"{where} không được dùng, vì các chữ {marked}. {found.reason}{instead}"
        return Fault(at_text, message, line.section, line.criterion)
    message = f"{where} nên xem lại các chữ {marked}. {found.reason}"
    if line.criterion is None:
        return Fault(at_text, f"{message} Hãy đặt tên mục khác.", line.section)
    message = f"{message} Hãy viết lại, hoặc ghi lý do vì sao vẫn giữ."
    return Fault("because", message, line.section, line.criterion)
