"""Who opens and locks rounds, who sees and decides whose pledge, which school year a page is about."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.collectives.models import Collective
from thidua.core.school_years import is_school_year
from thidua.people.models import Holder
from thidua.registrations.models import LateRequest, Pledge, Round, TeamSheet
from thidua.units.access import (
    Member,
    decides_leaders_pledges,
    is_chair,
    is_secretary,
    is_team_leader,
    reads_the_work,
    runs_the_work,
    sees_lists,
    works_here,
)
from thidua.units.models import SchoolYear, Team

may_pledge = works_here
may_see_board = is_team_leader | sees_lists
may_confirm = is_team_leader | decides_leaders_pledges
may_run_rounds = runs_the_work
may_write_collective_pledges = is_team_leader | is_secretary
may_read_school_list = sees_lists
may_answer_late = runs_the_work
may_see_sheets = is_team_leader | reads_the_work
may_print_sheets = is_team_leader | runs_the_work
Leaders = Mapping[UUID | None, frozenset[UUID]]


def year_for(member: Member, name: str | None, *, newest: bool = False) -> SchoolYear | None:
    """The named year of the unit (404 for a strange one), else the oldest or newest that is still open."""
    years = SchoolYear.objects.filter(unit=member.unit)
    if name:
        if not is_school_year(name):  # an address holds anything, PostgreSQL takes no zero byte
            raise Http404
        return get_object_or_404(years, name=name)
    return years.filter(closed_on=None).order_by("-name" if newest else "name").first()


def may_pledge_for(member: Member, collective: Collective) -> bool:
    """The leader writes for the team, the secretary for the school."""
    if collective.team is None:
        return bool(is_secretary.test(member))
    return member.leads_team(collective.team)


def round_for(member: Member, round_id: UUID) -> Round:
    rounds = Round.objects.filter(unit=member.unit).select_related("unit", "year")
    return get_object_or_404(rounds, id=round_id)


def pledges_for(member: Member) -> QuerySet[Pledge]:
    """Whoever reads the work sees all of the unit, a leader the team's, everybody their own."""
    rows = Pledge.objects.filter(unit=member.unit).select_related(
        "person", "team", "unit", "round__year", "round__unit"
    )
    if reads_the_work.test(member):
        return rows
    return rows.filter(Q(team__in=member.leads) | Q(person__user=member.user))


def pledge_for(member: Member, pledge_id: UUID) -> Pledge:
    return get_object_or_404(pledges_for(member), id=pledge_id)


def may_decide(member: Member, pledge: Pledge, leaders: Leaders) -> bool:
    """The leader of the person's team; of a leader, and in a team without one, the office. Never one's own.

    A team's pledge is the office's to answer, and the school's the chair's: whoever writes it does not.

    `leaders`: the users who lead each team that day (`queries.leaders_of`).
    """
    if pledge.holder == Holder.TEAM:
        return bool(decides_leaders_pledges.test(member)) and not member.leads_team(pledge.team_id)
    if pledge.holder == Holder.UNIT:
        return bool(is_chair.test(member))
    user = pledge.holder_user
    if user == member.user.id:
        return False
    of_team = leaders.get(pledge.team_id, frozenset())
    if user in of_team or not of_team:
        return bool(decides_leaders_pledges.test(member))
    return member.leads_team(pledge.team_id)


def late_for(member: Member, late_id: UUID) -> LateRequest:
    rows = LateRequest.objects.filter(unit=member.unit).select_related(
        "person", "team", "unit", "asked_by", "decided_by", "round__year", "round__unit"
    )
    return get_object_or_404(rows, id=late_id)


def may_decide_late(member: Member, late: LateRequest) -> bool:
    """As the action asks it: never one's own, of a team not its leader, of the school only the head."""
    if member.user.id in (late.holder_user, late.asked_by_id):
        return False
    if late.holder == Holder.UNIT:
        return bool(is_chair.test(member))
    return late.holder == Holder.PERSON or not member.leads_team(late.team_id)


def team_for(member: Member, team_id: UUID) -> Team:
    """Who reads the work sees every team of the unit, a leader the own one."""
    teams = Team.objects.filter(unit=member.unit)
    if not reads_the_work.test(member):
        teams = teams.filter(id__in=member.leads)
    return get_object_or_404(teams, id=team_id)


def may_print_sheet(member: Member, team: Team) -> bool:
    """The office prints for every team and takes the signed sheet, a leader for the own one."""
    return bool(runs_the_work.test(member)) or member.leads_team(team)


def sheet_for(member: Member, sheet_id: UUID) -> TeamSheet:
    rows = TeamSheet.objects.filter(unit=member.unit).select_related(
        "team", "round__year", "round__unit", "paper", "scan"
    )
    if not reads_the_work.test(member):
        rows = rows.filter(team__in=member.leads)
    return get_object_or_404(rows, id=sheet_id)
