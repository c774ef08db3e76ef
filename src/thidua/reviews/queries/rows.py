"""Sheets as they stand on a page: each criterion with the marks that the reader may see, sums, what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from thidua.criteria.marking import (
    EXEMPT,
    NOT_APPLICABLE,
    NOT_ENTERED,
    Counted,
    SectionKind,
    hundredths,
    shown,
)
from thidua.criteria.models import Section
from thidua.reviews.access import gives
from thidua.reviews.content import written_mark
from thidua.reviews.givers import Duties, Giver, duties_on, team_giver
from thidua.reviews.models import Card, Part, Sheet, Step
from thidua.reviews.queries.marks import CardKey, deciding_card, sheets_of
from thidua.reviews.queries.reasons import changed_afterwards, confirmed_card
from thidua.reviews.queries.scales import Line, Measure, measures_of
from thidua.reviews.queries.seeing import cards_seen
from thidua.units.access import Member

# More columns than this are shown one section at a time.
MOST_COLUMNS = 12
# As addresses call a step.
STEPS = {"tu": Step.SELF, "to": Step.TEAM, "hoi-dong": Step.COUNCIL}
SLUGS = {step: slug for slug, step in STEPS.items()}
WHO_MARKS = {
    Giver.OFFICE: "lãnh đạo trường chấm",
    Giver.HEAD: "người đứng đầu chấm",
    Giver.NOBODY: "không chấm ở bước tổ",
}
SHORT = {Step.SELF: "Tự", Step.TEAM: "Tổ", Step.COUNCIL: "HĐ"}


@dataclass(frozen=True, slots=True)
class Seen:
    """One mark of one step; `is_hidden`: it may be there, and is not shown yet."""

    step: Step
    mark: int
    is_hidden: bool
    is_asked: bool = True  # whether the sheet goes through this step at all
    note: str = ""

    @property
    def text(self) -> str:
        return "" if self.is_hidden else written_mark(self.mark)

    @property
    def look(self) -> str:
        """The class of the cell: four values look differently, also without colour."""
        if self.is_hidden:
            return "ro"
        return {NOT_ENTERED: "ro", NOT_APPLICABLE: "na", EXEMPT: "ex"}.get(self.mark, "ro")


@dataclass(frozen=True, slots=True)
class Cell:
    """One criterion of one sheet: what may be read, and what may be typed."""

    line: Line
    seen: tuple[Seen, ...]  # every step, also those that the sheet does not go through
    typed: str | None  # None: not to be typed by the reader
    note: str
    fault: str = ""

    @property
    def spread(self) -> int:
        """How far the marks that are seen lie apart, in hundredths."""
        marks = [one.mark for one in self.seen if one.mark >= 0 and not one.is_hidden]
        return max(marks) - min(marks) if len(marks) > 1 else 0

    @property
    def told_spread(self) -> str:
        return shown(self.spread) if self.spread else ""

    @property
    def levels(self) -> str:
        """The only marks that may be given, as words."""
        return "; ".join(
            f"{one['name']} {shown(hundredths(Decimal(one['points'])))}" for one in self.line.criterion.levels
        )


@dataclass(frozen=True, slots=True)
class Row:
    sheet: Sheet
    step: Step | None
    is_mine: bool
    version: int
    cells: tuple[Cell, ...]
    counted: Counted | None
    measure: Measure
    giver: Giver  # of the team's marks, today
    fault: str = ""
    afterwards: tuple[str, ...] = ()  # what was changed after others' marks were seen

    @property
    def is_touched(self) -> bool:
        return self.counted is not None and self.counted.missing < self.measure.size

    @property
    def total(self) -> str:
        """Raw points out of what counts: 79 /85 where fifteen do not concern this one."""
        if self.counted is None or not self.is_touched:
            return ""
        raw = self.counted.base + self.counted.bonus - self.counted.minus
        return f"−{shown(-raw)}" if raw < 0 else shown(raw)

    @property
    def out_of(self) -> str:
        if self.counted is None or not self.counted.out:
            return ""
        return shown(self.measure.scale.total - self.counted.out)

    @property
    def converted(self) -> str:
        if self.counted is None or self.counted.total is None or self.counted.missing:
            return ""
        return shown(self.counted.total)

    @property
    def missing(self) -> int:
        return 0 if self.counted is None else self.counted.missing

    @property
    def missing_names(self) -> str:
        return ", ".join(cell.line.short for cell in self.cells if cell.typed == "")

    @property
    def who_marks(self) -> str:
        """Beside the name where it is not the team's leader."""
        if self.step != Step.TEAM or self.sheet.person is None:
            return ""
        return "" if self.giver == Giver.LEADER else WHO_MARKS[self.giver]


@dataclass(frozen=True, slots=True)
class Group:
    """A head over some columns."""

    section: Section
    lines: tuple[Line, ...]

    @property
    def most(self) -> str:
        return shown(hundredths(self.section.maximum))

    @property
    def sign(self) -> str:
        return {SectionKind.BONUS: "+", SectionKind.MINUS: "−"}.get(SectionKind(self.section.kind), "")


@dataclass(frozen=True, slots=True)
class Block:
    """Everybody of the team who is measured by one set."""

    measure: Measure
    groups: tuple[Group, ...]
    every_group: tuple[Section, ...]
    chosen: int | None
    steps: tuple[Step, ...]
    rows: tuple[Row, ...]

    @property
    def heads(self) -> list[tuple[Group, int]]:
        return [(group, len(group.lines) * len(self.steps)) for group in self.groups]

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def short_steps(self) -> list[str]:
        return [SHORT[step] for step in self.steps]

    def with_rows(self, rows: Sequence[Row]) -> "Block":
        return replace(self, rows=tuple(rows))

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if row.is_mine and row.missing and not row.sheet.exempt]


def blocks_for(member: Member, part: Part, step: Step, section: int = 0) -> list[Block]:
    """The team's sheets as one step fills them, a block for each set. `section`: which one, where there are many."""
    sheets = sheets_of(part.review, part)
    measures = measures_of(sheets)
    cards, duties = cards_seen(member, sheets), duties_on(member.unit, member.on)
    blocks = []
    for key, measure in measures.items():
        mine = [sheet for sheet in sheets if sheet.set_id == key]
        sections = tuple(one for one, lines in measure.whole.sections if lines)
        chosen = min(section, len(sections) - 1) if measure.size > MOST_COLUMNS else None
        groups = _groups(measure, sections, chosen)
        rows = tuple(row_for(member, sheet, step, cards, measure, duties=duties) for sheet in mine)
        steps = _steps(mine, step)
        blocks.append(
            Block(measure, groups, sections, chosen, steps, tuple(_narrow(row, groups) for row in rows))
        )
    return blocks


def row_for(
    member: Member,
    sheet: Sheet,
    step: Step | None,
    cards: Mapping[CardKey, Card],
    measure: Measure,
    *,
    duties: Duties,
) -> Row:
    """One sheet; `cards` are those that the member may see. `step` None: read only, with what decides."""
    is_mine = step is not None and step in gives(member, sheet, duties) and not sheet.exempt
    own = cards.get((sheet.id, step)) if step else deciding_card(sheet, cards)
    begins = own or (confirmed_card(sheet, step, cards) if step else None)
    marks = begins.marks if begins else [NOT_ENTERED] * measure.size
    notes = own.notes if own else {}
    cells = tuple(
        Cell(
            line,
            tuple(_seen(sheet, one, cards.get((sheet.id, one)), line.place) for one in Step),
            written_mark(marks[line.place]) if is_mine else None,
            notes.get(str(line.place), ""),
        )
        for line in measure.lines
    )
    counted = None if sheet.exempt or begins is None else measure.result(marks)
    afterwards = tuple(changed_afterwards(sheet, cards, measure))
    giver = team_giver(sheet, duties)
    version = own.version if own else 0
    return Row(sheet, step, is_mine, version, cells, counted, measure, giver, afterwards=afterwards)


def one_row(member: Member, sheet: Sheet, step: Step | None) -> Row:
    cards, duties = cards_seen(member, [sheet]), duties_on(member.unit, member.on)
    return row_for(member, sheet, step, cards, measures_of([sheet])[sheet.set_id], duties=duties)


def _seen(sheet: Sheet, step: Step, card: Card | None, place: int) -> Seen:
    asked = step in sheet.steps
    if card is None:
        return Seen(step, NOT_ENTERED, is_hidden=True, is_asked=asked)
    return Seen(step, card.marks[place], is_hidden=False, is_asked=asked, note=card.notes.get(str(place), ""))


def _steps(sheets: Iterable[Sheet], step: Step) -> tuple[Step, ...]:
    """Columns of each criterion, in the order of the steps; those after the one that is filled are left out."""
    found = {one for sheet in sheets for one in sheet.steps} | {step}
    order = list(Step)
    return tuple(one for one in order if one in found and order.index(one) <= order.index(step))


def groups_of(measure: Measure) -> tuple[Group, ...]:
    """Every section with lines."""
    return _groups(measure, [one for one, lines in measure.whole.sections if lines], None)


def _groups(measure: Measure, sections: Sequence[Section], chosen: int | None) -> tuple[Group, ...]:
    shown_sections = sections if chosen is None else [sections[chosen]]
    of_section: dict[UUID, list[Line]] = {}
    for line in measure.lines:
        of_section.setdefault(line.section.id, []).append(line)
    return tuple(Group(one, tuple(of_section[one.id])) for one in shown_sections)


def _narrow(row: Row, groups: Sequence[Group]) -> Row:
    """Only the columns that are shown; sums are of the whole sheet."""
    places = {line.place for group in groups for line in group.lines}
    kept = tuple(cell for cell in row.cells if cell.line.place in places)
    return replace(row, cells=kept)
