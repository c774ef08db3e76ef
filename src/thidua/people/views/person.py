"""One person's page: the years, the awards, what can be aimed at, the story."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from thidua.core import clock
from thidua.core.school_years import school_year_of, starts
from thidua.core.text import initials
from thidua.guidance.queries import assess_for
from thidua.ledger.queries import story_of
from thidua.people import queries
from thidua.people.access import (
    TELLING_OF_DISCIPLINE,
    may_record_facts,
    may_see_discipline,
    may_state_reviews,
    may_write_about,
    person_for,
    seen_until,
)
from thidua.people.facts import case_of
from thidua.people.facts.aims import Aims, aims_of
from thidua.people.models import TITLES, Grant, Person, YearRecord
from thidua.units.access import Member, MemberRequest, gate, is_member
from thidua.units.queries import current_year


@gate(is_member)
def person_page(request: MemberRequest, person_id: UUID) -> HttpResponse:
    member = request.member
    person = person_for(member, person_id)
    now = now_of(member)
    discipline = may_see_discipline(member, person)
    until = seen_until(member, person)
    records = queries.records_of(person, until=until)
    grants = queries.grants_of(person, until=until)
    may_write = may_write_about(member, person)
    this_year = next((row for row in records if row.school_year == now), None)
    return render(
        request,
        "people/person.html",
        {
            "person": person,
            "person_initials": initials(person.full_name),
            "posting": queries.posting_of(member.unit, person),
            "now": now,
            "strip": queries.strip(records, grants, now=now, discipline=discipline),
            "grants": grants,
            "tally": _tally([grant.code for grant in grants if grant.revoked_on is None]),
            "initiatives": [(row, one) for row in records for one in row.initiatives.all()],
            "this_year": this_year,
            "sees_discipline": discipline,
            "aims": _aims(member, person, now, held_in(grants, now), this_year)
            if discipline and until is None
            else None,
            "story": _story(member, person, discipline=discipline),
            "may_record": may_record_facts.test(member),
            "may_write": may_write,
            "may_state_review": may_write and may_state_reviews.test(member),
        },
    )


def now_of(member: Member) -> str:
    """The school year whose work is being done here."""
    year = current_year(member.unit)
    return year.name if year else school_year_of(clock.today())


def held_in(grants: list[Grant], school_year: str) -> set[str]:
    """What a year has already brought."""
    return {grant.code for grant in grants if grant.school_year == school_year and grant.revoked_on is None}


def _aims(member: Member, person: Person, now: str, held: set[str], this_year: YearRecord | None) -> Aims:
    """How the person stands today towards every award; of a year that has not begun, on its first day."""
    on = max(clock.today(), starts(now))
    case = case_of(unit=member.unit, person=person, on=on, school_year=now)
    return aims_of(
        assess_for(unit=member.unit, case=case),
        person=person.id,
        registered=(this_year.registered if this_year else None) or [],
        held=held,
        may_record=_pages_to_fill(member, person),
    )


def _pages_to_fill(member: Member, person: Person) -> set[str]:
    """The pages on which this member may enter facts about the person, as their addresses name them."""
    if not may_write_about(member, person):
        return set()
    pages = {"nam-hoc", "sang-kien", "khen-thuong", "lich-su", "qua-trinh"}
    pages |= {"xem-xet"} if may_state_reviews.test(member) else set()
    return pages | ({"thong-tin"} if may_record_facts.test(member) else set())


def _tally(codes: list[str]) -> list[tuple[str, int]]:
    return [(code, codes.count(code)) for code in TITLES if code in codes]


def _story(member: Member, person: Person, *, discipline: bool) -> list[dict[str, Any]]:
    happenings = story_of(
        unit=member.unit.id, about=[person.id], limit=8, without=() if discipline else TELLING_OF_DISCIPLINE
    )
    names = queries.names_of(one.actor for one in happenings if one.actor)
    return [
        {"sentence": one.sentence, "at": one.at, "who": names.get(one.actor, "") if one.actor else ""}
        for one in happenings
    ]
