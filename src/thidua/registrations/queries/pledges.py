"""Reading rounds and pledges: the page of one person, what is missing for locking, what was confirmed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from statute import names
from thidua.guidance.queries import assess_for
from thidua.people import facts
from thidua.people.facts.withholding import without_discipline
from thidua.people.models import FORMS, LIST_ORDER, TITLES, Person
from thidua.registrations.models import Pledge, Round
from thidua.registrations.states import PledgeState, RoundState
from thidua.units.models import Appointment, Role, SchoolYear, Unit

# Titles which the school's list always has a column for; a team's and the school's titles rest on these.
BASIC_TITLES = ("LDTT", "CSTDCS")
# Forms of commendation of a person, in the order of the page; people know them as well.
PERSON_FORMS = FORMS
# The law gives the one on the left only to who has the one on the right (Luật 06/2022/QH15, Điều 23).
NEEDS = {"CSTDCS": "LDTT"}
NOT_BEGUN = "not_begun"
STEPS = (
    NOT_BEGUN,
    PledgeState.DRAFT,
    PledgeState.SUBMITTED,
    PledgeState.RETURNED,
    PledgeState.CONFIRMED,
)
CHECKED = ("official", "secondary")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands towards one title today: what is asked, what is there, who decides."""

    code: str
    name: str
    answer: str
    assessment: dict[str, Any]
    withheld: str = "Chỉ Hiệu trưởng, thư ký và người được xét xem được phần này: kết quả chung."

    @property
    def decides_unverified(self) -> bool:
        return self.assessment["decides_verification"] not in CHECKED

    @property
    def unverified(self) -> bool:
        return self.assessment["verification"] not in CHECKED


def with_needed(titles: Iterable[str]) -> list[str]:
    """The titles with those they rest on, in the order of the page."""
    chosen = set(titles)
    chosen |= {NEEDS[title] for title in chosen if title in NEEDS}
    return [title for title in TITLES if title in chosen]


def round_of(unit: Unit, year: SchoolYear) -> Round | None:
    return Round.objects.filter(unit=unit, year=year).select_related("unit", "year").first()


def locked_round(unit: Unit, year: SchoolYear) -> Round | None:
    """The round once its list is final; none while it is open or was never opened."""
    return Round.objects.filter(unit=unit, year=year, state=RoundState.LOCKED).first()


def pledge_of(round: Round, person: Person) -> Pledge | None:  # noqa: A002 -- the glossary's word
    return (
        Pledge.objects.filter(round=round, person=person)
        .select_related("person", "team", "round__year")
        .first()
    )


def pledges_of(round: Round) -> QuerySet[Pledge]:  # noqa: A002 -- the glossary's word
    """All pledges of a round in the order of Vietnamese lists."""
    return Pledge.objects.filter(round=round).select_related("person", "team", "unit").order_by(*LIST_ORDER)


def undecided(round: Round) -> list[Pledge]:  # noqa: A002 -- the glossary's word
    """Sent and not answered: what keeps the round from being locked."""
    return list(pledges_of(round).filter(state=PledgeState.SUBMITTED))


def confirmed_pledges(unit: Unit, year: SchoolYear) -> QuerySet[Pledge]:
    """The school's list: what was confirmed, in the order of Vietnamese lists."""
    return (
        Pledge.objects.filter(unit=unit, round__year=year, state=PledgeState.CONFIRMED)
        .select_related("person", "team", "unit")
        .order_by(*LIST_ORDER)
    )


def fingerprint(pledges: Iterable[Pledge]) -> str:
    """The same for the same pledges in the same versions: who locks a round says with it which list was read."""
    versions = sorted(f"{pledge.id}:{pledge.version}" for pledge in pledges)
    return sha256("\n".join(versions).encode()).hexdigest()


def standings_of(
    *, unit: Unit, person: Person, school_year: str, on: date, discipline: bool = True
) -> list[Standing]:
    """What the law asks for each title and form and how the person stands, by what the tables know on that day.

    `discipline`: whether the reader may know of it (`people.access.may_see_discipline`).
    """
    case = facts.case_of(unit=unit, person=person, on=on, school_year=school_year)
    found = assess_for(unit=unit, case=case, awards=[*TITLES, *PERSON_FORMS])["awards"]
    shown = found if discipline else [without_discipline(one) for one in found]
    return [Standing(one["code"], names.award_name(one["code"]), one["answer"], one) for one in shown]


def leaders_of(unit: Unit, on: date) -> dict[UUID | None, dict[UUID, str]]:
    """Who leads each team on a day: user and name."""
    rows = Appointment.objects.filter(unit=unit, role=Role.TEAM_LEADER, starts__lte=on)
    found: dict[UUID | None, dict[UUID, str]] = defaultdict(dict)
    for row in rows.filter(Q(ends=None) | Q(ends__gte=on)).select_related("user"):
        found[row.team_id][row.user_id] = row.user.full_name
    return found


def holders_of(pledge: Pledge, on: date) -> list[str]:
    """Who confirms a pledge: the team's leaders; of a leader, and in a team without one, nobody by name here."""
    leaders = leaders_of(pledge.round.unit, on).get(pledge.team_id, {})
    return [] if pledge.holder_user in leaders else list(leaders.values())
