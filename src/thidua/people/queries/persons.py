"""Reading who works where, and what is known of a person's years."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from statute.names import short_name
from thidua.accounts.models import User
from thidua.core.school_years import before, school_year_of
from thidua.core.text import fold
from thidua.people.models import (
    TITLES,
    GradeSystem,
    Grant,
    Initiative,
    LeaveKind,
    Person,
    Posting,
    YearRecord,
)
from thidua.people.queries.years import leave_words
from thidua.units.models import Role, Team, Unit
from thidua.units.queries import appointments_in


def person_of_user(user: User) -> Person | None:
    """The person who signs in as this user; none for an account without a person."""
    return Person.objects.filter(user=user).first()


def postings_on(unit: Unit, on: date) -> QuerySet[Posting]:
    """Postings in force on a day, both ends included; a start that is not known lies in the past."""
    return (
        Posting.objects.filter(unit=unit)
        .filter(Q(starts=None) | Q(starts__lte=on), Q(ends=None) | Q(ends__gte=on))
        .select_related("person", "team")
        .order_by("person__sort_key", "person_id")
    )


def staff_of(unit: Unit, *, on: date, team: Team | None = None) -> list[Posting]:
    """Everyone at work in the unit (or one of its teams) on a day, in the Vietnamese order of names."""
    postings = postings_on(unit, on)
    return list(postings if team is None else postings.filter(team=team))


def people_at_work(unit: Unit, on: date) -> QuerySet[Person]:
    """The same as rows of persons: for a choice of one of them."""
    rows = Person.objects.filter(id__in=postings_on(unit, on).values("person"))
    return rows.order_by("sort_key", "id")


def directory(
    postings: QuerySet[Posting], *, search: str = "", team: Team | None = None
) -> QuerySet[Posting]:
    """Postings narrowed to a team and to names or codes typed with or without diacritics."""
    found = postings.select_related("person__user", "team").order_by("person__sort_key", "person_id")
    if team is not None:
        found = found.filter(team=team)
    if words := fold(search):
        found = found.filter(Q(person__folded__contains=words) | Q(staff_code__iexact=search.strip()))
    return found


def without_account(unit: Unit, on: date) -> list[Posting]:
    """Whoever works here and cannot sign in yet, team by team."""
    rows = postings_on(unit, on).filter(person__user=None).order_by("team__order", "person__sort_key")
    return list(rows)


def not_activated(unit: Unit, on: date) -> list[Posting]:
    """Whoever has an account and has never used its slip."""
    rows = postings_on(unit, on).exclude(person__user=None).select_related("person__user", "team")
    found = [row for row in rows if row.person.user and not row.person.user.has_usable_password()]
    return sorted(found, key=lambda row: (row.team.order if row.team else -1, row.person.sort_key))


def with_account(unit: Unit, on: date) -> list[Posting]:
    """Whoever works here and has an account, in the order of names."""
    return list(postings_on(unit, on).exclude(person__user=None).select_related("person__user", "team"))


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team with how many work in it and who leads it."""

    team: Team
    people: int
    leaders: list[str]


def teams_of(unit: Unit, on: date) -> list[TeamRow]:
    """The unit's teams in their own order, also those in which nobody works yet."""
    people = Counter(postings_on(unit, on).exclude(team=None).order_by().values_list("team", flat=True))
    leaders: dict[UUID | None, list[str]] = {}
    for row in appointments_in(unit, on).filter(role=Role.TEAM_LEADER):
        leaders.setdefault(row.team_id, []).append(row.user.full_name)
    return [
        TeamRow(team=team, people=people[team.id], leaders=leaders.get(team.id, []))
        for team in unit.teams.all()
    ]


def people_by_unit() -> Iterator[tuple[Unit, list[UUID]]]:
    """Each unit that has or had staff or keeps records, with the people it answers for."""
    postings, records = Posting.objects.values("unit"), YearRecord.objects.values("unit")
    for unit in Unit.objects.filter(Q(id__in=postings) | Q(id__in=records)):
        yield unit, people_kept_by(unit)


def people_kept_by(unit: Unit) -> list[UUID]:
    """Everybody who works or has worked in the unit, and whoever was never posted anywhere and has a year there."""
    posted = Q(id__in=Posting.objects.filter(unit=unit).values("person"))
    of_years = Q(id__in=YearRecord.objects.filter(unit=unit).values("person"))
    nowhere = ~Q(id__in=Posting.objects.values("person"))
    return list(Person.objects.filter(posted | of_years & nowhere).values_list("id", flat=True))


def posting_of(unit: Unit, person: Person) -> Posting | None:
    """The person's latest posting in the unit; an open one before all."""
    rows = Posting.objects.filter(unit=unit, person=person).select_related("team")
    return rows.order_by(F("ends").desc(nulls_first=True)).first()


def grants_of(person: Person, *, until: date | None = None) -> list[Grant]:
    """All awards, newest first; `until`: of the school years to that day, and otherwise decided by then."""
    newest = F("on").desc(nulls_last=True)
    rows = Grant.objects.filter(person=person).select_related("checked_by")
    if until is not None:
        of_then = Q(school_year__lte=school_year_of(until))
        rows = rows.filter(of_then | Q(school_year=None) & (Q(on=None) | Q(on__lte=until)))
    return list(rows.order_by(newest, "-school_year", "code"))


def records_of(person: Person, *, until: date | None = None) -> list[YearRecord]:
    """All years with what stands in them, newest first; `until`: those which had begun by that day."""
    rows = YearRecord.objects.filter(person=person).prefetch_related(
        "leaves",
        "disciplines",
        "party_disciplines",
        "other_grades",
        Prefetch("initiatives", Initiative.objects.select_related("checked_by")),
    )
    if until is not None:
        rows = rows.filter(school_year__lte=school_year_of(until))
    return list(rows.order_by("-school_year"))


def names_of(users: Iterable[UUID]) -> dict[UUID, str]:
    """Who did it, for stories."""
    return {user.id: user.full_name for user in User.objects.filter(id__in=set(users))}


@dataclass(frozen=True, slots=True)
class StripYear:
    """One cell of the strip of years, as the component asks for it."""

    school_year: str
    grade: str | None
    titles: list[str]
    initiatives: int
    notes: list[str]
    is_now: bool
    withheld: bool = False  # the grade is not this reader's to see


def strip(
    records: list[YearRecord], grants: list[Grant], *, now: str, years: int = 10, discipline: bool
) -> list[StripYear]:
    """The years up to this one; discipline is named only for those who may see it."""
    by_year = {row.school_year: row for row in records}
    titles = {(grant.school_year, grant.code) for grant in grants if grant.revoked_on is None}
    cells = []
    for ago in reversed(range(years)):
        name = before(now, ago)
        row = by_year.get(name)
        cells.append(
            StripYear(
                school_year=name,
                grade=row.grade if row else None,
                titles=[code for code in TITLES if (name, code) in titles],
                initiatives=len(row.initiatives.all()) if row else 0,
                notes=_notes(row, discipline=discipline) if row else [],
                is_now=ago == 0,
            )
        )
    return cells


def _notes(row: YearRecord, *, discipline: bool) -> list[str]:
    """Marks of a year in words. Leave but maternity, discipline and the Party's are for those who may see them."""
    notes = []
    if any(leave.kind == LeaveKind.MATERNITY for leave in row.leaves.all()):
        notes.append("Nghỉ thai sản, vẫn tính")
    if row.registered and not row.titles_decided:
        notes.append(f"Đã đăng ký {short_name(row.registered[-1])}")
    if not discipline:
        return notes
    notes += [f"Nghỉ: {words.lower()}" for words in leave_words(row) if not words.startswith(_MATERNITY)]
    notes += [f"{one.get_form_display()} {one.on:%d/%m/%Y}" for one in row.disciplines.all()]
    notes += [f"Kỷ luật Đảng: {one.get_form_display().lower()}" for one in row.party_disciplines.all()]
    return notes + [
        f"Đảng viên: {one.get_grade_display().lower()}"
        for one in row.other_grades.all()
        if one.system == GradeSystem.PARTY
    ]


_MATERNITY = LeaveKind.MATERNITY.label
