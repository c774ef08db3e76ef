"""The training log as it is read: courses with who took part, of a school year, a person, or by words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from thidua.core.school_years import ends, school_year_of, starts
from thidua.core.text import fold
from thidua.duties.models import Course, Participant
from thidua.people.models import Person
from thidua.people.queries import people_at_work
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Attendee:
    """One row of the page on which participants are ticked."""

    person: Person
    took_part: bool
    certificate: str


def courses_of(
    unit: Unit, *, school_year: str = "", words: str = "", person: UUID | None = None
) -> list[Course]:
    """The newest first. Words are looked for in the matter, the organiser and the names of who took part."""
    rows = _whole(Course.objects.filter(unit=unit))
    if school_year:
        rows = rows.filter(starts__lte=ends(school_year), ends__gte=starts(school_year))
    if person:
        rows = rows.filter(participants__person=person)
    wanted = fold(words)
    return [row for row in rows if wanted in _spoken(row)]


def school_years_of(unit: Unit, today: date) -> list[str]:
    """School years with a course, and this one, the newest first."""
    days = Course.objects.filter(unit=unit).order_by().values_list("starts", flat=True)
    return sorted({*map(school_year_of, days), school_year_of(today)}, reverse=True)


def participants_of(course: Course) -> list[Participant]:
    return list(Participant.objects.filter(course=course).select_related("person"))


def attendees(course: Course) -> list[Attendee]:
    """Everybody who worked at the unit when the course ended, and whoever is ticked already."""
    there = {one.person_id: one for one in participants_of(course)}
    staff = {person.id: person for person in people_at_work(course.unit, course.ends)}
    everybody = staff | {key: one.person for key, one in there.items()}
    ordered = sorted(everybody.values(), key=lambda person: (person.sort_key, person.id))
    return [
        Attendee(person, person.id in there, there[person.id].certificate if person.id in there else "")
        for person in ordered
    ]


def _whole(rows: QuerySet[Course]) -> QuerySet[Course]:
    names = Participant.objects.select_related("person")
    return rows.select_related("scan").prefetch_related(Prefetch("participants", names))


def _spoken(row: Course) -> str:
    names = (one.person.full_name for one in row.participants.all())
    return fold(" ".join([row.name, row.organiser, *names]))
