"""A report as it is read: its parts by chapter, each with its figures and words; what is still open in a draft."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from thidua.summaries.models import Figure, OfferLabel, Part, Recipient, Report
from thidua.summaries.outline import PARTS, Chapter, PartKind
from thidua.summaries.states import ReportState
from thidua.units.models import Unit

# What is older is history: nobody corrects it, and nobody waits for it.
LOOKED_AT_DAYS = 400


@dataclass(slots=True)
class Section:
    """One part: what it asks, what the data said, what people wrote."""

    part: Part
    kind: PartKind
    figures: list[Figure] = field(default_factory=list)

    @property
    def told(self) -> list[Figure]:
        """Those that stand in the text; an offered one that nobody took is none yet."""
        return [one for one in self.figures if not one.in_table and one.offer != OfferLabel.NEW]

    @property
    def table(self) -> list[Figure]:
        return [one for one in self.figures if one.in_table and one.offer != OfferLabel.NEW]

    @property
    def offers(self) -> int:
        return sum(bool(one.offer) for one in self.figures)

    @property
    def is_missing(self) -> bool:
        """Words are needed and there are none."""
        return self.kind.must and not self.part.words

    @property
    def is_bare(self) -> bool:
        return not (self.told or self.table or self.part.words)

    @property
    def prints(self) -> bool:
        return self.part.is_in and not self.is_bare


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter with its parts."""

    chapter: Chapter
    sections: tuple[Section, ...]


def sections_of(report: Report) -> list[Section]:
    """Every part in its order, in two queries."""
    figures: dict[UUID, list[Figure]] = defaultdict(list)
    for one in Figure.objects.filter(part__report=report):
        figures[one.part_id].append(one)
    rows = Part.objects.filter(report=report)
    return [Section(row, PARTS[row.key], figures[row.id]) for row in rows]


def section_of(part: Part) -> Section:
    return Section(part, PARTS[part.key], list(Figure.objects.filter(part=part)))


def grouped(sections: list[Section]) -> list[Group]:
    found: dict[Chapter, list[Section]] = {}
    for one in sections:
        found.setdefault(one.kind.chapter, []).append(one)
    return [Group(chapter, tuple(rows)) for chapter, rows in found.items()]


def has_offers(report: Report) -> bool:
    """Whether the data said otherwise when it was last asked, and nobody has answered."""
    return Figure.objects.filter(part__report=report).exclude(offer="").exists()


def recipients_of(report: Report) -> list[Recipient]:
    return list(Recipient.objects.filter(report=report))


def lately_fixed(on: date, unit: Unit | None = None) -> list[Report]:
    """Approved or issued, of a stretch that ended not long ago; of all units, or of one."""
    states = (ReportState.APPROVED, ReportState.ISSUED)
    rows = Report.objects.filter(state__in=states, ends__gte=on - timedelta(days=LOOKED_AT_DAYS))
    rows = rows if unit is None else rows.filter(unit=unit)
    return list(rows.select_related("unit").order_by("unit", "ends"))
