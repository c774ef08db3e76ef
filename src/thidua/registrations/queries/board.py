"""The board of a round: teams as rows, steps as columns."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from thidua.people.models import Posting
from thidua.people.queries import staff_of
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries.pledges import NOT_BEGUN, STEPS, leaders_of, pledges_of
from thidua.registrations.queries.sheets import SheetStanding, standings_by_team
from thidua.registrations.states import PledgeState
from thidua.units.models import Team

STEP_NAMES = ("Chưa làm", "Đang soạn", "Chờ xác nhận", "Bị trả lại", "Đã xác nhận")
NO_SHEET = SheetStanding("none")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on the board: their pledge, if they have begun one."""

    posting: Posting
    pledge: Pledge | None

    @property
    def step(self) -> str:
        return self.pledge.state if self.pledge else NOT_BEGUN


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team on the board: how many stand at each step, who holds what is waiting, since when."""

    team: Team | None
    entries: tuple[Entry, ...]
    leaders: dict[UUID, str]
    sheet: SheetStanding = NO_SHEET

    @property
    def counts(self) -> list[int]:
        steps = Counter(entry.step for entry in self.entries)
        return [steps[step] for step in STEPS]

    @property
    def labelled(self) -> list[tuple[str, int]]:
        """Each count under its step's name: on a phone every cell names itself."""
        return list(zip(STEP_NAMES, self.counts, strict=True))

    @property
    def waiting(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.step == PledgeState.SUBMITTED]

    @property
    def holders(self) -> list[str]:
        """Who has to answer: the leaders, and of a leader's own or without a leader the office."""
        owners = {entry.posting.person.user_id for entry in self.waiting}
        by_leader = [*self.leaders.values()] if owners - set(self.leaders) else []
        by_office = not self.leaders or not owners.isdisjoint(self.leaders)
        return [*by_leader, *(["Hiệu trưởng hoặc thư ký"] if by_office else [])]

    @property
    def waiting_since(self) -> datetime | None:
        return min((entry.pledge.changed_at for entry in self.waiting if entry.pledge), default=None)

    @property
    def not_sent(self) -> int:
        return sum(
            entry.step in {NOT_BEGUN, PledgeState.DRAFT, PledgeState.RETURNED} for entry in self.entries
        )


def board_of(
    round: Round,  # noqa: A002 -- the glossary's word
    *,
    on: date,
    teams: Collection[UUID] | None = None,
) -> list[TeamRow]:
    """Every team (or those named) with everybody at work that day; four queries whatever their number.

    A pledge stands with the team in which it was made, also after its person has moved or left.
    """
    of_round = list(pledges_of(round))
    pledges = {pledge.person_id: pledge for pledge in of_round}
    sheets = standings_by_team(round, of_round)
    leaders = leaders_of(round.unit, on)
    entries: dict[UUID | None, list[Entry]] = defaultdict(list)
    found: dict[UUID | None, Team | None] = {}
    for posting in staff_of(round.unit, on=on):
        pledge = pledges.get(posting.person_id)
        team = pledge.team if pledge else posting.team
        key = team.id if team else None
        found[key] = team
        entries[key].append(Entry(posting, pledge))
    return [
        TeamRow(
            team, tuple(entries[key]), leaders.get(key, {}), sheets.get(key, NO_SHEET) if key else NO_SHEET
        )
        for key, team in sorted(found.items(), key=lambda item: _team_order(item[1]))
        if teams is None or key in teams
    ]


def _team_order(team: Team | None) -> tuple[bool, int, str]:
    return (team is None, team.order if team else 0, team.name if team else "")
