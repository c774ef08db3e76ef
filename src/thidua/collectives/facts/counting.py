"""The numbers of people that the rules for collectives ask, counted from the members' own records of a year.

A number is only given where nothing is missing from it. Members are those subject to grading: so nothing that rests
on them is known before everybody is graded. Who is of which team is asked on the case's day, or on the year's last.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.core.school_years import ends
from thidua.people.models import DisciplineForm, Grade, Grant, Holder, YearRecord
from thidua.people.queries import postings_on
from thidua.units.models import Unit

COMPLETED = (Grade.EXCELLENT, Grade.GOOD, Grade.COMPLETED)
FROM_WARNING = (DisciplineForm.WARNING, DisciplineForm.DEMOTION, DisciplineForm.DISMISSAL)


@dataclass(frozen=True, slots=True)
class Counts:
    """None is not known. `at_work` and `graded` say how far the records are."""

    at_work: int = 0
    graded: int = 0
    members: int | None = None
    ungraded: int | None = None
    completed: int | None = None
    ldtt: int | None = None
    cstdcs: int | None = None
    disciplined_from_warning: int | None = None


NOTHING = Counts()


def counts_in(unit: Unit, school_year: str, on: date) -> dict[UUID | None, Counts]:
    """Of every team with somebody in it, and of the school under None; four queries whatever their number."""
    teams: dict[UUID | None, list[UUID]] = defaultdict(list)
    for posting in postings_on(unit, min(on, ends(school_year))):
        teams[None].append(posting.person_id)
        if posting.team_id:
            teams[posting.team_id].append(posting.person_id)
    people = teams.get(None, [])
    rows = YearRecord.objects.filter(person__in=people, school_year=school_year)
    records = {row.person_id: row for row in rows.prefetch_related("disciplines")}
    held = _titles(people, school_year, on)
    return {team: _counted(ids, records, held, on) for team, ids in teams.items()}


def _titles(people: Iterable[UUID], school_year: str, on: date) -> set[tuple[UUID, str]]:
    """Who holds which title of the year, as far as it was decided by that day and not revoked."""
    rows = Grant.objects.filter(
        holder=Holder.PERSON, person__in=list(people), school_year=school_year, code__in=("LDTT", "CSTDCS")
    )
    return {
        (row.holder_key, row.code)
        for row in rows
        if not (row.on and row.on > on) and not (row.revoked_on and row.revoked_on <= on)
    }


def _counted(
    people: list[UUID], records: dict[UUID, YearRecord], held: set[tuple[UUID, str]], on: date
) -> Counts:
    rows = [records[person] for person in people if person in records]
    graded = [row for row in rows if row.grade]
    if len(graded) < len(people):
        return Counts(
            at_work=len(people), graded=len(graded), disciplined_from_warning=_disciplined(people, rows, on)
        )
    members = [row for row in graded if row.grade != Grade.UNGRADED]
    decided = all(row.titles_decided for row in members)
    return Counts(
        at_work=len(people),
        graded=len(graded),
        members=len(members) or None,
        ungraded=len(graded) - len(members),
        completed=sum(row.grade in COMPLETED for row in members),
        ldtt=sum((row.person_id, "LDTT") in held for row in members) if decided else None,
        cstdcs=sum((row.person_id, "CSTDCS") in held for row in members) if decided else None,
        disciplined_from_warning=_disciplined(people, rows, on),
    )


def _disciplined(people: list[UUID], rows: list[YearRecord], on: date) -> int | None:
    """Whoever was disciplined is known for certain; that nobody was, only where it is known of each."""
    found = sum(
        any(one.form in FROM_WARNING and one.on <= on for one in row.disciplines.all()) for row in rows
    )
    known = len(rows) == len(people) and all(row.discipline_known for row in rows)
    return found if found or known else None
