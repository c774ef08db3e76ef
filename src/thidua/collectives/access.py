"""Who sees which collective: everybody the school and their own team; leaders and the office more of it."""

from uuid import UUID

import rules
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.collectives.models import SCHOOL, Collective
from thidua.core.school_years import is_school_year
from thidua.people.access import now_posted
from thidua.people.models import Grant
from thidua.units.access import (
    Member,
    inspects,
    is_chair,
    is_member,
    reads_the_work,
    runs_the_work,
    sees_lists,
)
from thidua.units.models import Level, Team

# Offices above have no teams here: their own page would lead to nothing.
may_see_collectives = rules.predicate(
    lambda member: is_member.test(member) and member.unit.level == Level.SCHOOL, name="may_see_collectives"
)
may_record_collectives = runs_the_work
# Whether a collective is under review rests on people of it who are: the chair's to say, as of persons.
may_state_reviews = is_chair


def collectives_for(member: Member) -> list[Collective]:
    """The school first, then the teams the member may see, as the school lists them."""
    teams = Team.objects.filter(unit=member.unit).order_by("order", "name")
    if not sees_lists.test(member):
        teams = teams.filter(id__in=[*member.leads, *_own_teams(member)])
    return [Collective(member.unit), *(Collective(member.unit, team) for team in teams)]


def collective_for(member: Member, which: str) -> Collective:
    """By the word in the address: 404 for what is not of the unit, 403 for another team's page."""
    if which == SCHOOL:
        return Collective(member.unit)
    try:
        wanted = UUID(which)
    except ValueError:
        raise Http404 from None
    team = get_object_or_404(Team, id=wanted, unit=member.unit)
    if not (sees_lists.test(member) or member.leads_team(team) or team.id in _own_teams(member)):
        raise PermissionDenied
    return Collective(member.unit, team)


def grant_for(collective: Collective, grant_id: UUID) -> Grant:
    """One of the collective's own awards; another one's is not there."""
    held = Grant.objects.filter(holder=collective.holder, unit=collective.unit, team=collective.team)
    return get_object_or_404(held, id=grant_id)


def named_year(name: str) -> str:
    """A school year as an address names it; anything else is not there."""
    if not is_school_year(name):
        raise Http404
    return name


def grades_seen(member: Member, collectives: list[Collective]) -> list[Collective]:
    """Of which one reads how well they did: not of other teams, for whoever only sees lists."""
    if (reads_the_work | inspects).test(member):
        return collectives
    own = {None, *member.leads, *_own_teams(member)}
    return [one for one in collectives if one.team_id in own]


def sees_standing(member: Member, collective: Collective) -> bool:
    """Grades of members and how the law answers: who reads the work, and the leader of the team."""
    return bool(reads_the_work.test(member)) or member.leads_team(collective.team)


def sees_discipline(member: Member) -> bool:
    """Even a mere number of disciplined people names somebody in a small team: only who reads all of it sees it."""
    return bool(reads_the_work.test(member))


def _own_teams(member: Member) -> set[UUID]:
    rows = now_posted(member).filter(person__user=member.user).exclude(team=None)
    return {team for team in rows.values_list("team_id", flat=True) if team}
