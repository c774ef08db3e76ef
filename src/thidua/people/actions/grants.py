"""Awards granted to people, teams and the school, by decisions received, issued or from the past."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.school_years import is_school_year
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.originals import set_original_aside
from thidua.people.actions.standing import (
    last_days,
    not_oneself,
    refuse_after_leaving,
    refuse_open_year,
    rows_to_write,
    without_others,
)
from thidua.people.errors import AlreadyGrantedError, AwardDayError
from thidua.people.models import (
    COLLECTIVE_TITLES,
    EVERY_TITLE,
    FORMS,
    FORMS_OF_COLLECTIVES,
    TITLES,
    Grant,
    Holder,
    Person,
    YearRecord,
)
from thidua.people.queries import day_fault
from thidua.units.models import Team, Unit


@dataclass(frozen=True, slots=True)
class GrantEntry:
    """One line of a decision. A title names the school year it honours; a form need not.

    `person` for a person's award, `team` for a team's, neither for the unit's own: `holder` says which.
    """

    person: UUID | None
    code: str
    school_year: str | None
    on: date | None = None
    paper: str = ""
    authority: str = ""
    basis: str | None = None
    decision: UUID | None = None
    checked: bool = False
    holder: Holder = Holder.PERSON
    team: UUID | None = None


@action("people.grants_recorded")
def record_grants(*, by: Actor, unit: Unit, grants: list[GrantEntry]) -> list[Grant]:
    """Write down awards. The same line twice is one grant; a blank decision number is filled in by a later one.

    A title of a year that stands under another decision is refused. Whether the year's list of titles is complete
    is another question: `decide_titles`.
    """
    people = {entry.person for entry in grants if entry.person}
    last_days(unit, people)
    years = [
        (entry.person, entry.school_year)
        for entry in grants
        if entry.person and entry.school_year and is_school_year(entry.school_year)
    ]
    refuse_after_leaving(unit, years)
    teams = _own_teams(unit, {entry.team for entry in grants if entry.team})
    _refuse_days(grants)
    holders = Q(person__in=people) | Q(team__in=teams) | Q(holder=Holder.UNIT, unit=unit)
    standing = list(Grant.objects.select_for_update().filter(holders, revoked_on=None))
    written = [_write(by, unit, entry, standing) for entry in grants]
    rebuild(people)
    record(about=unit, counts={"grants": len(written), "people": len(people), "teams": len(teams)})
    return written


@action("people.grants_checked")
def check_grants(*, by: Actor, unit: Unit, decision: UUID) -> int:
    """The scan of their decision is here: from now on these grants are compared with the paper."""
    rows = Grant.objects.filter(decision=decision, checked=False)
    changed = rows.update(checked=True, version=F("version") + 1)
    record(about=unit, counts={"grants": changed})
    return changed


@action("people.past_grant_recorded")
def record_past_grant(*, by: Actor, unit: Unit, entry: GrantEntry, all_titles: bool, on: date) -> Grant:
    """An award from before, typed in by somebody; `all_titles`: the year it honours has no other title.

    Titles of a year that is not closed come with the decision about the dossiers sent up, not by hand.
    """
    if entry.person is None:
        raise InvalidInputError("person", "Hãy chọn người được khen thưởng.")
    person = Person.objects.get(id=entry.person)
    not_oneself(by, person)
    if entry.code in TITLES or all_titles:
        refuse_open_year(unit, entry.school_year)
    (grant,) = record_grants(by=by, unit=unit, grants=[entry])
    if all_titles and entry.school_year:
        decide_titles(by=by, unit=unit, school_year=entry.school_year, persons=[person.id], on=on)
    record(about=person, fields={"grant": grant.id, "code": grant.code}, on=entry.on)
    return grant


@action("people.year_titles_decided")
def decide_titles(
    *, by: Actor, unit: Unit, school_year: str, persons: list[UUID], on: date
) -> list[YearRecord]:
    """From now on these people's titles of the year are all decided: what is not granted was not granted."""
    rows = rows_to_write(unit, school_year, without_others(unit, school_year, persons))
    YearRecord.objects.filter(id__in=[row.id for row in rows.values()]).update(titles_decided=True)
    for row in rows.values():
        row.titles_decided = True
    rebuild(rows)
    record(about=unit, counts={"people": len(rows), "school_year": school_year}, on=on)
    return list(rows.values())


def _own_teams(unit: Unit, teams: set[UUID]) -> set[UUID]:
    """Teams of other units are refused as if they were not there."""
    if Team.objects.filter(id__in=teams, unit=unit).count() != len(teams):
        raise InvalidInputError("team", "Tổ này không có trong trường.")
    return teams


def _refuse_days(grants: list[GrantEntry]) -> None:
    """Of past awards: what came with a decision in this program has been looked at there."""
    typed = [entry for entry in grants if entry.decision is None]
    people = {entry.person for entry in typed if entry.person}
    born = dict(Person.objects.filter(id__in=people).values_list("id", "born"))
    for entry in typed:
        _check(entry)
        fault = day_fault(entry.on, entry.school_year, born.get(entry.person) if entry.person else None)
        if fault:
            raise AwardDayError(fault)


def _write(by: Actor, unit: Unit, entry: GrantEntry, standing: list[Grant]) -> Grant:
    _check(entry)
    paper = tidy(entry.paper)
    for grant in standing:
        if (grant.holder, grant.person_id, grant.team_id, grant.code, grant.school_year) != (
            entry.holder, entry.person, entry.team, entry.code, entry.school_year
        ):  # fmt: skip
            continue
        if (grant.paper, grant.on) == (paper, entry.on):
            return grant
        if entry.code in EVERY_TITLE:
            return _fill_in(by, grant, entry, paper)
    new = Grant.objects.create(
        holder=entry.holder,
        person_id=entry.person,
        team_id=entry.team,
        unit=unit,
        code=entry.code,
        school_year=entry.school_year,
        on=entry.on,
        paper=paper,
        authority=tidy(entry.authority),
        basis=entry.basis,
        decision=entry.decision,
        checked=entry.checked,
    )
    standing.append(new)
    return new


def _fill_in(by: Actor, grant: Grant, entry: GrantEntry, paper: str) -> Grant:
    """A title once entered without its decision gets it; one with another decision stays."""
    if grant.paper or grant.on:
        raise AlreadyGrantedError
    set_original_aside(by, grant)
    grant.paper, grant.on, grant.authority = paper, entry.on, tidy(entry.authority)
    grant.decision, grant.checked = entry.decision, entry.checked
    grant.version += 1
    grant.save()
    return grant


def _check(entry: GrantEntry) -> None:
    of_person = entry.holder == Holder.PERSON
    if entry.code not in (*TITLES, *FORMS) and of_person:
        raise InvalidInputError("code", "Hãy chọn một danh hiệu hoặc hình thức khen thưởng của cá nhân.")
    if entry.code not in (*COLLECTIVE_TITLES, *FORMS_OF_COLLECTIVES) and not of_person:
        raise InvalidInputError("code", "Hãy chọn một danh hiệu hoặc hình thức khen thưởng của tập thể.")
    if entry.code in EVERY_TITLE and entry.school_year is None:
        raise InvalidInputError("school_year", "Danh hiệu thi đua phải ghi rõ năm học.")
    if entry.school_year is not None and not is_school_year(entry.school_year):
        raise InvalidInputError("school_year", "Năm học viết dạng 2025-2026.")
    if entry.on is not None and entry.on > clock.today():
        raise InvalidInputError("on", "Ngày quyết định không thể ở tương lai.")
