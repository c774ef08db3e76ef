"""Pledges of the teams and the school in a round: who has pledged what, and how a collective stands."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from statute import names
from thidua.collectives import facts
from thidua.collectives.models import Collective
from thidua.collectives.queries import collectives_of
from thidua.guidance.queries import assess_for
from thidua.people.facts.withholding import without_discipline
from thidua.people.models import COLLECTIVE_TITLES, Holder
from thidua.people.queries import staff_of
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries.pledges import BASIC_TITLES, NOT_BEGUN, Standing, pledges_of
from thidua.registrations.states import PledgeState


@dataclass(frozen=True, slots=True)
class CollectiveEntry:
    """A team or the school on the board, with its pledge if it has begun one."""

    collective: Collective
    pledge: Pledge | None

    @property
    def step(self) -> str:
        return self.pledge.state if self.pledge else NOT_BEGUN


@dataclass(frozen=True, slots=True)
class MembersPledged:
    """How many of a collective's people have sent a pledge for a title, of how many at work."""

    name: str
    pledged: int
    people: int


def collective_pledge_of(round: Round, collective: Collective) -> Pledge | None:  # noqa: A002 -- the glossary's word
    rows = pledges_of(round).filter(holder=collective.holder)
    return rows.filter(team=collective.team).select_related("round__year", "round__unit").first()


def collective_entries(
    round: Round,  # noqa: A002 -- the glossary's word
    *,
    teams: Collection[UUID] | None = None,
) -> list[CollectiveEntry]:
    """The school and all its teams (or only the teams named)."""
    pledges = {pledge.holder_key: pledge for pledge in pledges_of(round).exclude(holder=Holder.PERSON)}
    return [
        CollectiveEntry(one, pledges.get(one.key))
        for one in collectives_of(round.unit)
        if teams is None or one.team_id in teams
    ]


def collective_standings(
    collective: Collective, *, school_year: str, on: date, discipline: bool
) -> list[Standing]:
    """What the law asks for each title and how the collective stands; `discipline`: whether the reader may know of it."""
    case = facts.case_of(collective, on=on, school_year=school_year)
    found = assess_for(unit=collective.unit, case=case, awards=list(COLLECTIVE_TITLES))["awards"]
    shown = found if discipline else [without_discipline(one) for one in found]
    whose = "trong tổ" if collective.team else "trong trường"
    withheld = (
        f"Kết quả chung còn tùy phần kỷ luật của từng người {whose}, nên chỉ lãnh đạo trường và thư ký Hội đồng xem được. "
        "Các điều kiện khác của tập thể hiện dưới đây."
    )
    return [
        Standing(one["code"], names.award_name(one["code"]), one["answer"], one, withheld) for one in shown
    ]


def members_pledged(round: Round, collective: Collective, *, on: date) -> list[MembersPledged]:  # noqa: A002 -- as above
    """What the collective's own people have sent or had confirmed: its titles rest on theirs."""
    people = {row.person_id for row in staff_of(collective.unit, on=on, team=collective.team)}
    sent = pledges_of(round).filter(
        person__in=people, state__in=(PledgeState.SUBMITTED, PledgeState.CONFIRMED)
    )
    counted = Counter(title for pledge in sent for title in pledge.titles)
    return [MembersPledged(names.award_name(title), counted[title], len(people)) for title in BASIC_TITLES]
