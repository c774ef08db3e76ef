"""Which teams have done their share of a task that every team's leader has, and which have not."""

from dataclasses import dataclass

from thidua.movements.access import is_of_every_leader, may_tell_share
from thidua.movements.models import TeamShare
from thidua.plans.models import Item
from thidua.units.access import Member
from thidua.units.models import Team


@dataclass(frozen=True, slots=True)
class Share:
    """One team's line; `row` None: it has not told. `may_tell`: the reader leads it, or runs the office."""

    team: Team
    row: TeamShare | None
    may_tell: bool


def shares_of(member: Member, item: Item) -> list[Share]:
    """In the school's order of teams; empty of a task that is not every leader's."""
    if not is_of_every_leader(item):
        return []
    rows = TeamShare.objects.filter(undertaking=item.undertaking_id).select_related("told_by", "file")
    told = {row.team_id: row for row in rows}
    return [Share(team, told.get(team.id), may_tell_share(member, team)) for team in member.unit.teams.all()]
