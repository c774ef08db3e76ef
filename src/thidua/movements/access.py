"""Who tells what of the year: the office of everything, whoever the plan names of what is theirs; everybody reads."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.files.models import StoredFile
from thidua.movements.models import Feed, Happening, Rating, TeamShare
from thidua.plans.models import Item, ItemKind
from thidua.plans.queries.tree import living_items
from thidua.units.access import Member, inspects, runs_the_work, works_here
from thidua.units.models import Role, Team

may_read = works_here | inspects
may_have_feed = works_here
MOVING = (ItemKind.MOVEMENT, ItemKind.CAMPAIGN, ItemKind.PERIOD)


def movement_for(member: Member, undertaking: UUID) -> Item:
    """The wording in force of one movement of the member's unit."""
    return _in_force(member, undertaking, MOVING)


def task_for(member: Member, undertaking: UUID) -> Item:
    return _in_force(member, undertaking, (ItemKind.TASK,))


def may_tell(member: Member, item: Item) -> bool:
    """The office; who is named by person, by role, or leads the team or the association that is named."""
    if runs_the_work.test(member):
        return True
    # “Tổ trưởng các tổ”: each tells of the own team (`may_tell_share`); with a team named, who leads it tells all.
    if item.role and item.role != Role.TEAM_LEADER and member.has(Role(item.role)):
        return True
    if item.team_id and member.leads_team(item.team_id):
        return True
    named = item.person is not None and item.person.user_id == member.user.id
    return named or member.speaks_for(item.association)


def is_theirs(member: Member, item: Item) -> bool:
    """Who is reminded: whoever the plan names and may tell it; the office only where that is nobody."""
    role = item.role if item.role != Role.TEAM_LEADER else ""
    if not (role or item.team_id or item.person_id or item.association_id):
        return bool(runs_the_work.test(member))
    if item.person is not None and item.person.user_id == member.user.id:
        return True
    by_role = bool(role) and member.has(Role(role))
    return by_role or member.leads_team(item.team_id) or member.speaks_for(item.association)


def is_of_every_leader(item: Item) -> bool:
    """A task of “tổ trưởng các tổ”, no team named."""
    return item.kind == ItemKind.TASK and item.role == Role.TEAM_LEADER and item.team_id is None


def may_tell_share(member: Member, team: Team) -> bool:
    """Its leader; the office for a team that has none, or whose leader is away."""
    return member.leads_team(team.id) or bool(runs_the_work.test(member))


def check_may_tell_share(member: Member, team: Team) -> None:
    if not may_tell_share(member, team):
        raise PermissionDenied


def shared_task_for(member: Member, undertaking: UUID) -> Item:
    item = task_for(member, undertaking)
    if not is_of_every_leader(item):
        raise Http404
    return item


def share_for(member: Member, share: UUID) -> tuple[TeamShare, Item]:
    """With its task as it stands in the plan in force."""
    rows = TeamShare.objects.select_related("team", "undertaking")
    row = get_object_or_404(rows, id=share, undertaking__unit=member.unit)
    return row, shared_task_for(member, row.undertaking_id)


def share_file_for(member: Member, share: UUID) -> StoredFile:
    row = get_object_or_404(TeamShare, id=share, undertaking__unit=member.unit)
    return get_object_or_404(StoredFile, id=row.file_id, unit=member.unit.id)


def check_may_tell(member: Member, item: Item) -> None:
    if not may_tell(member, item):
        raise PermissionDenied


def team_for(member: Member, team: UUID) -> Team:
    return get_object_or_404(Team, id=team, unit=member.unit)


def may_rate(member: Member, team: Team) -> bool:
    """Whoever leads the team says how it stands."""
    return member.leads_team(team)


def check_may_rate(member: Member, team: Team) -> None:
    if not may_rate(member, team):
        raise PermissionDenied


def rating_file_for(member: Member, rating: UUID) -> StoredFile:
    row = get_object_or_404(Rating, id=rating, undertaking__unit=member.unit)
    return get_object_or_404(StoredFile, id=row.file_id, unit=member.unit.id)


def file_for(member: Member, happening: UUID) -> StoredFile:
    row = get_object_or_404(Happening, id=happening, undertaking__unit=member.unit)
    return get_object_or_404(StoredFile, id=row.file_id, unit=member.unit.id)


def feed_of(member: Member) -> Feed | None:
    return Feed.objects.filter(unit=member.unit, user=member.user, revoked_at=None).first()


def _in_force(member: Member, undertaking: UUID, kinds: tuple[ItemKind, ...]) -> Item:
    rows = living_items(member.unit).filter(kind__in=kinds).select_related("answers")
    return get_object_or_404(rows, undertaking=undertaking)
