"""Reading sets: which there are, which is in force for whom, what stands in one, the scale it is counted by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from thidua.criteria.content import BandLine, CriterionLine, LevelLine, SectionLine, SetContent
from thidua.criteria.marking import (
    Allowed,
    NotApplicable,
    Part,
    Scale,
    SectionKind,
    hundredths,
)
from thidua.criteria.models import About, Band, CriteriaSet, Criterion, Section
from thidua.criteria.states import SetState
from thidua.units.models import Unit

IN_USE = (SetState.ISSUED, SetState.FROZEN)


@dataclass(frozen=True, slots=True)
class Whole:
    """One edition with everything in it, in three queries: sections with their criteria, and classes."""

    row: CriteriaSet
    sections: tuple[tuple[Section, tuple[Criterion, ...]], ...]
    bands: tuple[Band, ...]

    @property
    def criteria(self) -> list[Criterion]:
        """In the order in which marks are counted."""
        return [line for _, lines in self.sections for line in lines]


def whole_of(row: CriteriaSet) -> Whole:
    lines: dict[UUID, list[Criterion]] = {}
    for criterion in Criterion.objects.filter(section__set=row).order_by("section__order", "order"):
        lines.setdefault(criterion.section_id, []).append(criterion)
    sections = Section.objects.filter(set=row).order_by("order")
    return Whole(
        row,
        tuple((section, tuple(lines.get(section.id, ()))) for section in sections),
        tuple(Band.objects.filter(set=row).order_by("order")),
    )


def scale_of(whole: Whole) -> Scale:
    """The set as numbers: `Scale.count` takes marks in the order of `Whole.criteria`."""
    parts: list[Part] = []
    allowed: list[Allowed] = []
    for section, lines in whole.sections:
        first = len(allowed)
        allowed += [_allowed(line) for line in lines]
        parts.append(
            Part(
                SectionKind(section.kind),
                first,
                len(allowed),
                hundredths(section.maximum),
                section.coefficient,
            )
        )
    return Scale(
        parts=tuple(parts),
        allowed=tuple(allowed),
        total=hundredths(whole.row.total),
        bands=tuple((band.name, hundredths(band.at_least)) for band in whole.bands),
        not_applicable=NotApplicable(whole.row.not_applicable),
        capped=whole.row.capped,
    )


def content_of(whole: Whole) -> SetContent:
    """The edition as it was written; a copy begins with it."""
    row = whole.row
    return SetContent(
        name=row.name,
        about=row.thread.about,
        total=row.total,
        sections=tuple(_section_line(section, lines) for section, lines in whole.sections),
        bands=tuple(BandLine(band.name, band.at_least) for band in whole.bands),
        groups=tuple(row.groups),
        teams=tuple(row.teams),
        not_applicable=NotApplicable(row.not_applicable),
        capped=row.capped,
        note=row.note,
    )


def editions_of(unit: Unit) -> QuerySet[CriteriaSet]:
    return CriteriaSet.objects.filter(unit=unit).select_related("thread")


def unfinished_sets(unit: Unit) -> list[CriteriaSet]:
    """Editions that are being written."""
    return list(editions_of(unit).filter(state=SetState.DRAFT))


def in_force(unit: Unit, *, on: date, about: About | None = None) -> list[CriteriaSet]:
    """Of each thread, the edition in force on a day, by name."""
    rows = editions_of(unit).filter(state__in=IN_USE, applies_from__lte=on).order_by("applies_from")
    if about is not None:
        rows = rows.filter(thread__about=about)
    latest = {row.thread_id: row for row in rows}
    found = [row for row in latest.values() if row.ends is None or row.ends >= on]
    return sorted(found, key=lambda row: row.name)


def to_look_at(unit: Unit, *, on: date) -> list[CriteriaSet]:
    """In force, with lines that the law forbids by now or asks a reason for: as found by the last screening."""
    return [row for row in in_force(unit, on=on) if row.open_lines]


def edition_in_force(criteria_set: CriteriaSet, *, on: date) -> CriteriaSet | None:
    """The edition of the same thread that is in force on a day; none where it was ended or not yet begun."""
    rows = CriteriaSet.objects.filter(
        thread=criteria_set.thread_id, state__in=IN_USE, applies_from__lte=on
    ).select_related("thread", "unit")
    row = rows.order_by("-applies_from").first()
    return row if row is not None and (row.ends is None or row.ends >= on) else None


def is_for(row: CriteriaSet, *, group: str = "", team: UUID | None = None) -> bool:
    """Whether a set measures this person (by group of staff and team) or this team."""
    has_group = not group or not row.groups or group in row.groups
    return has_group and (not row.teams or (team is not None and str(team) in row.teams))


def latest_first_day(row: CriteriaSet) -> date | None:
    """From when the latest other edition of the thread applies: a new one begins after it."""
    rows = CriteriaSet.objects.filter(thread=row.thread_id, state__in=IN_USE).exclude(id=row.id)
    return rows.order_by("-applies_from").values_list("applies_from", flat=True).first()


def screened_before(version: str) -> Iterable[CriteriaSet]:
    """Drafts and sets in use that were last screened under other words of the law."""
    rows = CriteriaSet.objects.filter(~Q(screened=version), ~Q(state=SetState.DISCARDED))
    return rows.select_related("unit", "thread").order_by("unit", "id")


def _allowed(line: Criterion) -> Allowed:
    return Allowed(
        maximum=hundredths(line.maximum),
        step=0 if line.step is None else hundredths(line.step),
        levels=tuple(hundredths(Decimal(level["points"])) for level in line.levels),
        may_not_apply=line.may_not_apply,
    )


def _section_line(section: Section, lines: Iterable[Criterion]) -> SectionLine:
    return SectionLine(
        title=section.title,
        maximum=section.maximum,
        criteria=tuple(criterion_line(line) for line in lines),
        number=section.number,
        kind=SectionKind(section.kind),
        coefficient=section.coefficient,
    )


def criterion_line(line: Criterion) -> CriterionLine:
    return CriterionLine(
        text=line.text,
        maximum=line.maximum,
        number=line.number,
        step=line.step,
        levels=tuple(LevelLine(level["name"], Decimal(level["points"])) for level in line.levels),
        evidence=line.evidence,
        verified_by=line.verified_by,
        may_not_apply=line.may_not_apply,
        because=line.because,
    )
