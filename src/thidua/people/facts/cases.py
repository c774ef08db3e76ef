"""The one bridge from tables to the law: a person's case, as the engine's contract writes it.

What no table knows is left out (not known); an empty list is only written where a flag says that nothing is
missing from it. A constant number of queries, whatever the number of people.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F

from thidua.core.school_years import before
from thidua.guidance.queries import local_facts
from thidua.people.models import (
    FORMS,
    LAW_CONTRACT,
    TITLES,
    Grant,
    LawLeaveKind,
    LeaveKind,
    Person,
    Posting,
    StaffGroup,
    YearRecord,
)
from thidua.units.models import Unit

# As many years as a mask has bits: no rule of the law looks further back.
YEARS_SEEN = 16
Case = dict[str, Any]


def case_of(
    *,
    unit: Unit,
    person: Person,
    on: date,
    school_year: str,
    read: tuple[list[YearRecord], list[Grant]] | None = None,
) -> Case:
    """`read`: all years, with their rows, and all awards of the person, where the caller has read them already."""
    return cases_of(unit=unit, persons=[person], on=on, school_year=school_year, read=read)[person.id]


def cases_of(
    *,
    unit: Unit | None,
    persons: Iterable[Person],
    on: date,
    school_year: str,
    read: tuple[list[YearRecord], list[Grant]] | None = None,
) -> dict[UUID, Case]:
    """The case of each person on a day, asked in a school year, with the posting in that unit (or without one)."""
    people = list(persons)
    latest_last = F("starts").asc(nulls_first=True)
    postings = {
        row.person_id: row
        for row in Posting.objects.filter(unit=unit, person__in=people).order_by(latest_last)
    }
    rows, awards = read or (_rows(people, school_year), list(Grant.objects.filter(person__in=people)))
    awards = sorted(awards, key=lambda grant: (grant.on or date.min, grant.code, grant.id))
    records = _by_person(rows, school_year)
    grants: dict[UUID, list[Grant]] = defaultdict(list)
    for grant in awards:
        if grant.person_id is not None:
            grants[grant.person_id].append(grant)
    local = local_facts(unit, on) if unit else {}
    return {
        person.id: _case(
            person,
            postings.get(person.id),
            records[person.id],
            grants[person.id],
            on=on,
            school_year=school_year,
        )
        | ({"local": local} if local else {})
        for person in people
    }


def _rows(people: list[Person], school_year: str) -> list[YearRecord]:
    rows = YearRecord.objects.filter(
        person__in=people, school_year__lte=school_year, school_year__gt=before(school_year, YEARS_SEEN)
    )
    return list(rows.prefetch_related("leaves", "disciplines", "party_disciplines", "initiatives"))


def _by_person(rows: list[YearRecord], school_year: str) -> dict[UUID, list[YearRecord]]:
    """The years that a case tells, the earliest first; whoever read them may have read more."""
    found: dict[UUID, list[YearRecord]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.school_year):
        if before(school_year, YEARS_SEEN) < row.school_year <= school_year:
            found[row.person_id].append(row)
    return found


def _case(
    person: Person,
    posting: Posting | None,
    records: list[YearRecord],
    grants: list[Grant],
    *,
    on: date,
    school_year: str,
) -> Case:
    this_year = next((row for row in records if row.school_year == school_year), None)
    return {
        "on": on.isoformat(),
        "accepted_on": None,
        "school_year": school_year,
        "subject": _subject(person, posting, on),
        "years": [_year(row, grants, on) for row in records],
        "awards": _forms(grants, on) if person.forms_known else None,
        "under_review": this_year.under_review if this_year else None,
    }


def _subject(person: Person, posting: Posting | None, on: date) -> Case:
    group = posting.staff_group if posting else None
    # What was stated for a later day says nothing certain of an earlier one; for a later one it stands as stated.
    stated = person.service_stated_on is not None and person.service_stated_on <= on
    return {
        "kind": "person",
        "sex": person.sex,
        "born": _day(person.born),
        "joined_sector": _day(person.joined_sector),
        "joined_unit": _day(posting.starts) if posting else None,
        "contract": LAW_CONTRACT[posting.contract] if posting and posting.contract else None,
        "manager": None if group is None else group == StaffGroup.LEADER,
        "teaching_years": _number(person.teaching_years) if stated else None,
        "hardship_years": _number(person.hardship_years) if stated else None,
        "hardship_now": person.hardship_now if stated else None,
        "discipline_complete": person.discipline_complete or None,
    }


def _year(row: YearRecord, grants: list[Grant], on: date) -> Case:
    return {
        "school_year": row.school_year,
        "grade": row.grade,
        "registered": row.registered,
        "awards": _titles(row, grants, on),
        "initiatives": _initiatives(row) if row.initiatives_known else None,
        "discipline": _disciplines(row, on) if row.discipline_known else None,
        "leave": _leaves(row) if row.leave_known else None,
        "months_worked": _number(row.months_worked),
    }


def _titles(row: YearRecord, grants: list[Grant], on: date) -> list[str | Case] | None:
    """The year's titles once all are decided; a title decided after `on` was not known on that day."""
    of_year = [grant for grant in grants if grant.school_year == row.school_year and grant.code in TITLES]
    if not row.titles_decided or any(grant.on is not None and grant.on > on for grant in of_year):
        return None
    return [{"code": grant.code, "revoked": True} if _revoked(grant, on) else grant.code for grant in of_year]


def _forms(grants: list[Grant], on: date) -> list[Case]:
    """Forms of commendation held on that day, whatever year they honour."""
    return [
        {"code": grant.code, "on": _day(grant.on), "basis": grant.basis, "revoked": _revoked(grant, on)}
        for grant in grants
        if grant.code in FORMS and (grant.on is None or grant.on <= on)
    ]


def _revoked(grant: Grant, on: date) -> bool:
    return grant.revoked_on is not None and grant.revoked_on <= on


def _initiatives(row: YearRecord) -> list[Case]:
    return [
        {
            "scope": one.scope,
            "kind": one.kind,
            "recognised_by": one.recognised_by,
            "recognised_on": _day(one.recognised_on),
            "applied": one.applied,
            "used_for": one.used_for,
        }
        for one in row.initiatives.all()
    ]


def _disciplines(row: YearRecord, on: date) -> list[Case] | None:
    """What had been decided by that day; not known where the only discipline is the Party's.

    The contract has no word for discipline by the Party, and whether it counts among the conditions on discipline is
    not known from the texts that were read: so no list is given rather than one which says that there was none.
    """
    found = [
        {"form": one.form, "on": _day(one.on), "ended": _day(one.ended)}
        for one in row.disciplines.all()
        if one.on <= on
    ]
    by_party = any(one.on <= on for one in row.party_disciplines.all())
    return None if by_party and not found else found


def _leaves(row: YearRecord) -> list[Case]:
    """Leave by the law's kinds. Time with a sick child is of a kind not known; paid personal leave is none of them."""
    return [
        {
            "kind": one.kind if one.kind in LawLeaveKind.values else None,
            "working_days": _number(one.working_days),
        }
        for one in row.leaves.all()
        if one.kind != LeaveKind.PERSONAL
    ]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _number(value: Decimal | None) -> int | float | None:
    """As JSON writes it: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
