"""What one year adds up to: leave by kind; and the numbered papers that the years and the moves rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from paper.words import number
from thidua.core.school_years import ends, starts
from thidua.people.models import LeaveKind, Posting, WorkElsewhere, YearRecord
from thidua.units.models import SchoolYear, Unit

PAPERS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper by its number; the day where it is known."""

    words: str
    number: str
    on: date | None


def disciplined_in(persons: Iterable[UUID], school_year: str) -> tuple[set[UUID], set[UUID]]:
    """Who was disciplined in the year by the employer, and who by the Party; not of whom nothing is known."""
    rows = YearRecord.objects.filter(person__in=list(persons), school_year=school_year)
    of_employer = rows.filter(disciplines__isnull=False).values_list("person_id", flat=True)
    of_party = rows.filter(party_disciplines__isnull=False).values_list("person_id", flat=True)
    return set(of_employer), set(of_party)


def is_graded_by_sheet(unit: Unit, school_year: str, on: date) -> bool:
    """Whether the year runs or is still to come: its grades are those of the approved sheet and of nothing else.

    A unit that has no year open is asked by the calendar; a year it has closed is over.
    """
    years = SchoolYear.objects.filter(unit=unit)
    running = years.filter(closed_on=None).order_by("name").first()
    if running is not None:
        return school_year >= running.name
    return ends(school_year) >= on and not years.filter(name__gte=school_year).exists()


def is_ahead(unit: Unit, school_year: str, on: date) -> bool:
    """Whether the year has neither begun nor been opened."""
    return starts(school_year) > on and not SchoolYear.objects.filter(unit=unit, name=school_year).exists()


def approved_grades(person: UUID, school_years: Iterable[str]) -> dict[str, str]:
    """By school year what an approved sheet said of the person, also while that sheet is being corrected."""
    rows = YearRecord.objects.filter(person=person, school_year__in=list(school_years), grade_approved=True)
    return {row.school_year: str(row.grade) for row in rows if row.grade}


def leave_totals(row: YearRecord | None) -> list[tuple[str, Decimal | None]]:
    """Working days away by kind, in the order of the kinds; None where a stretch has no number of days."""
    if row is None:
        return []
    days: dict[str, list[Decimal | None]] = {}
    for one in row.leaves.all():
        days.setdefault(one.kind, []).append(one.working_days)
    return [(kind.label, _sum(days[kind])) for kind in LeaveKind if kind in days]


def leave_words(row: YearRecord | None) -> list[str]:
    """`Ốm đau 12 ngày`, `Thai sản`: the same in words."""
    return [f"{words} {days_words(days)}".strip() for words, days in leave_totals(row)]


def days_words(days: Decimal | None) -> str:
    if days is None:
        return ""
    return f"{number(days, places=0 if days == days.to_integral_value() else 1)} ngày"


def _sum(days: Iterable[Decimal | None]) -> Decimal | None:
    known = list(days)
    return (
        None if any(one is None for one in known) else sum((one or Decimal(0) for one in known), Decimal(0))
    )


def papers_of(
    records: list[YearRecord], posting: Posting | None, elsewhere: list[WorkElsewhere]
) -> list[Paper]:
    """The newest first; those without a day by the year they belong to."""
    found = [paper for row in records for paper in _of_year(row)]
    found += [paper for row in elsewhere for paper in _of_stretch(row)]
    if posting is not None and posting.left_paper:
        found.append(Paper("Văn bản cho rời trường", posting.left_paper, posting.ends))
    return found[:PAPERS_SHOWN]


def _of_year(row: YearRecord) -> list[Paper]:
    found = [Paper(f"Xếp loại năm học {row.school_year}", row.grade_paper, None)] if row.grade_paper else []
    found += [
        Paper(f"{one.get_system_display()}, {row.school_year}", one.paper, None)
        for one in row.other_grades.all()
        if one.paper
    ]
    found += [
        Paper(f"Công nhận “{one.title}”", one.paper, one.recognised_on)
        for one in row.initiatives.all()
        if one.paper
    ]
    return found


def _of_stretch(row: WorkElsewhere) -> list[Paper]:
    found = [Paper(f"{row.get_kind_display()}: {row.other_unit}", row.paper, row.starts)] if row.paper else []
    if row.comment_paper:
        found.insert(0, Paper(f"Nhận xét, {row.other_unit}", row.comment_paper, row.passed_on))
    return found
