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
    may_state_review_of,
    may_write_about,
    person_for,
    seen_until,
)
from thidua.people.facts import case_of
from thidua.people.facts.aims import Aims, aims_of
from thidua.people.facts.party import party_discipline_notes
from thidua.people.models import TITLES, Grant, LeavingReason, Person, Posting, YearRecord
from thidua.units.access import Member, MemberRequest, gate, is_member
from thidua.units.queries import open_years


@gate(is_member)
def person_page(request: MemberRequest, person_id: UUID) -> HttpResponse:
    member = request.member
    person = person_for(member, person_id)
    now = now_of(member, request.GET.get("nam", ""))
    discipline = may_see_discipline(member, person)
    until = seen_until(member, person)
    records = queries.records_of(person, until=until)
    grants = queries.grants_of(person, until=until)
    may_write = may_write_about(member, person)
    states_review = may_write and may_state_review_of(member, person)
    this_year = next((row for row in records if row.school_year == now), None)
    posting = queries.posting_of(member.unit, person)
    return render(
        request,
        "people/person.html",
        {
            "person": person,
            "unit": member.unit,
            "person_initials": initials(person.full_name),
            "posting": posting,
            "now": now,
            "strip": queries.strip(records, grants, now=now, discipline=discipline),
            "grants": grants,
            "tally": _tally([grant.code for grant in grants if grant.revoked_on is None]),
            "initiatives": [(row, one) for row in records for one in row.initiatives.all()],
            "this_year": this_year,
            "sees_discipline": discipline,
            **(_ties(member, person, posting, records, now) if discipline else {}),
            "aims": _aims(
                member,
                person,
                now,
                (records, grants),
                _pages_to_fill(member, person, states_review=states_review),
            )
            if discipline and until is None
            else None,
            "story": _story(member, person, discipline=discipline),
            "may_record": may_record_facts.test(member),
            "may_write": may_write,
            "may_state_review": states_review,
        },
    )


def _ties(
    member: Member,
    person: Person,
    posting: Posting | None,
    records: list[YearRecord],
    now: str,
) -> dict[str, Any]:
    """What only the person and those who run the work see: other units, membership, leave, papers."""
    this_year = next((row for row in records if row.school_year == now), None)
    elsewhere = queries.elsewhere_lines(member.unit, person, now, on=clock.today())
    return {
        "elsewhere": elsewhere,
        "memberships": queries.memberships_of(person),
        "left_meaning": _left_meaning(posting, now),
        "leave_words": queries.leave_words(this_year),
        "party_notes": party_discipline_notes(this_year) if this_year else [],
        "papers": queries.papers_of(records, posting, [one.row for one in elsewhere if one.row]),
    }


def _left_meaning(posting: Posting | None, now: str) -> str:
    """What is left for the year in which somebody left; who moved on is told with the row of the move."""
    if posting is None or posting.ends is None or posting.ends < starts(now):
        return ""
    return "" if posting.left_because == LeavingReason.TRANSFERRED else queries.NOT_SAID


def now_of(member: Member, named: str = "") -> str:
    """The school year whose work is being done here: of several that are open the one named, else the oldest."""
    names = [year.name for year in open_years(member.unit)]
    if named in names:
        return named
    return names[0] if names else school_year_of(clock.today())


def newest_of(member: Member) -> str:
    """The last year of which anything can be written: the newest that is open."""
    names = [year.name for year in open_years(member.unit)]
    return names[-1] if names else school_year_of(clock.today())


def held_in(grants: list[Grant], school_year: str) -> set[str]:
    """What a year has already brought."""
    return {grant.code for grant in grants if grant.school_year == school_year and grant.revoked_on is None}


def _aims(
    member: Member, person: Person, now: str, read: tuple[list[YearRecord], list[Grant]], pages: set[str]
) -> Aims:
    """How the person stands today towards every award; of a year that has not begun, on its first day."""
    on = max(clock.today(), starts(now))
    records, grants = read
    case = case_of(unit=member.unit, person=person, on=on, school_year=now, read=read)
    this_year = next((row for row in records if row.school_year == now), None)
    return aims_of(
        assess_for(unit=member.unit, case=case),
        person=person.id,
        registered=(this_year.registered if this_year else None) or [],
        held=held_in(grants, now),
        may_record=pages,
    )


def _pages_to_fill(member: Member, person: Person, *, states_review: bool) -> set[str]:
    """The pages on which this member may enter facts about the person, as their addresses name them."""
    if not may_write_about(member, person):
        return set()
    pages = {"nam-hoc", "sang-kien", "khen-thuong", "lich-su", "qua-trinh"}
    pages |= {"xem-xet"} if states_review else set()
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
