"""What the law says of all that a set says: of each line with the points that it brings or takes, of every word beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from statute.screening import scored_text
from thidua.criteria.content import CriterionLine, Fault, SetContent, named
from thidua.criteria.marking import SectionKind
from thidua.criteria.models import CriteriaSet, Criterion
from thidua.criteria.queries.sets import criterion_line, in_force
from thidua.guidance.screening import Screened, Verdict, screened_measure
from thidua.units.models import Unit

# As the law's words call it: what stands in the scale, what is added, what is taken away.
_SCORED = {SectionKind.BASE: "maximum", SectionKind.BONUS: "bonus", SectionKind.MINUS: "minus"}
_WORST_FIRST = list(Verdict)


@dataclass(frozen=True, slots=True)
class ScreenedLine:
    """One box with its verdict, and what is still to be done about it; no section: a word of the whole set."""

    field: str
    section: int | None
    criterion: int | None
    screened: Screened
    because: str = ""
    band: int | None = None

    @property
    def is_open(self) -> bool:
        return self.screened.open_with(self.because)

    @property
    def has_reason(self) -> bool:
        """Whether there is a box for the reason why it is kept."""
        return self.criterion is not None


def screened_criterion(kind: SectionKind, line: CriterionLine) -> Screened:
    """The worst that is said of its text, its levels and its evidence."""
    return min((said for _, said in _of_criterion(kind, line)), key=_place)


def screened_lines(content: SetContent) -> Iterator[ScreenedLine]:
    """Titles and classes too: a field called by a contest's results is a measure like any line in it."""
    for field, text in (("name", content.name), ("note", content.note)):
        if text:
            yield ScreenedLine(field, None, None, screened_measure(text))
    for place, section in enumerate(content.sections):
        if section.title:
            yield ScreenedLine("title", place, None, screened_measure(section.title))
        for number, line in enumerate(section.criteria):
            if line.text:
                for field, said in _of_criterion(section.kind, line):
                    yield ScreenedLine(field, place, number, said, line.because)
    highest = max((band.at_least for band in content.bands), default=None)
    for place, band in enumerate(content.bands):
        # To be put into a lower class is to lose something.
        way = "maximum" if band.at_least == highest else "minus"
        if band.name:
            said = screened_measure(scored_text(band.name, 1, way))
            yield ScreenedLine("name", None, None, said, band=place)


def found_lines(unit: Unit, *, on: date) -> list[tuple[CriteriaSet, list[tuple[Criterion, Screened]]]]:
    """Of the sets in force on a day, the lines of which the law's words say anything; two queries for all sets."""
    sets = in_force(unit, on=on)
    rows = Criterion.objects.filter(section__set__in=sets).select_related("section")
    found: dict[UUID, list[tuple[Criterion, Screened]]] = {row.id: [] for row in sets}
    for row in rows.order_by("section__order", "order"):
        said = screened_criterion(SectionKind(row.section.kind), criterion_line(row))
        if said.rule is not None:
            found[row.section.set_id].append((row, said))
    return [(row, found[row.id]) for row in sets if found[row.id]]


def open_lines(content: SetContent) -> list[ScreenedLine]:
    return [line for line in screened_lines(content) if line.is_open]


def law_faults(content: SetContent) -> list[Fault]:
    """What is forbidden at its box, risky lines without a reason at the box for it."""
    return [_fault(content, line) for line in open_lines(content)]


def _of_criterion(kind: SectionKind, line: CriterionLine) -> list[tuple[str, Screened]]:
    """As it is marked: "nghỉ thai sản" among what takes points away is another sentence than by itself."""
    text = screened_measure(scored_text(line.text, line.maximum, _SCORED[kind]))
    found = [("text", text)]
    levels = [screened_measure(sentence) for sentence in _of_levels(kind, line)]
    if levels and _place(worst := min(levels, key=_place)) < _place(text):
        found.append(("levels", worst))
    if line.evidence:
        found.append(("evidence", screened_measure(line.evidence)))
    return found


def _of_levels(kind: SectionKind, line: CriterionLine) -> Iterator[str]:
    """What each level takes, measured by the best one, and what it brings."""
    best = max((level.points for level in line.levels), default=line.maximum)
    for level in line.levels:
        said, below = f"{line.text}: {level.name}", best - level.points
        taken, brought = (level.points, below) if kind is SectionKind.MINUS else (below, level.points)
        if taken:
            yield scored_text(said, taken, "minus")
        if brought:
            yield scored_text(said, brought, "maximum")


def _place(said: Screened) -> int:
    return _WORST_FIRST.index(said.verdict)


def _fault(content: SetContent, line: ScreenedLine) -> Fault:
    found, where = line.screened, _named(content, line)
    # Points are put beside the words to be screened; whoever wrote the line reads only own words.
    written = _written(content, line)
    own = dict.fromkeys(word.partition(":")[0] for word in found.words)
    marked = ", ".join(f"“{word}”" for word in own if word in written)
    if found.is_forbidden:
        instead = f" Có thể viết: {found.instead}" if found.instead else ""
        message = f"{where} không được dùng, vì các chữ {marked}. {found.reason}{instead}"
        return Fault(line.field, message, line.section, line.criterion, line.band)
    message = f"{where} nên xem lại các chữ {marked}. {found.reason}"
    if not line.has_reason:
        return Fault(line.field, f"{message} Hãy viết lại.", line.section, line.criterion, line.band)
    return Fault(
        "because",
        f"{message} Hãy viết lại, hoặc ghi lý do vì sao vẫn giữ.",
        line.section,
        line.criterion,
        line.band,
    )


def _named(content: SetContent, line: ScreenedLine) -> str:
    if line.band is not None:
        return f"Loại “{content.bands[line.band].name}”"
    if line.section is None:
        return "Tên bộ tiêu chí" if line.field == "name" else "Ghi chú"
    beside = {"levels": ", mức", "evidence": ", minh chứng"}
    return f"{named(content, line.section, line.criterion)}{beside.get(line.field, '')}"


def _written(content: SetContent, line: ScreenedLine) -> str:
    if line.band is not None:
        return content.bands[line.band].name
    if line.section is None:
        return content.name if line.field == "name" else content.note
    section = content.sections[line.section]
    if line.criterion is None:
        return section.title
    one = section.criteria[line.criterion]
    return " ".join((one.text, *(level.name for level in one.levels), one.evidence))
