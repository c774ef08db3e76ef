"""Who sees which dossier: whoever reads the work all, a team leader the team's, everybody their own; lists are wider."""

from copy import copy
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from thidua.nominations.models import Body, Dossier, Opinion
from thidua.people.access import may_see_discipline
from thidua.people.facts.withholding import without_discipline
from thidua.units.access import (
    Member,
    gives_opinion,
    is_chair,
    oversees_for_staff,
    reads_the_work,
    runs_the_work,
    sees_lists,
    works_here,
)
from thidua.units.models import Role, Team

may_see_dossiers = works_here | sees_lists
may_read_all_dossiers = reads_the_work
may_work_on_dossiers = runs_the_work
may_state_reviews = is_chair


SPEAKERS = {
    Role.UNION_CHAIR: Body.UNION,
    Role.PARTY_CELL: Body.PARTY_CELL,
    Role.YOUTH_LEAD: Body.YOUTH,
    Role.INSPECTION_BOARD: Body.INSPECTION_BOARD,
}
# Whose word the council hears before it votes; the inspection board watches and is not heard there.
HEARD = (Body.UNION, Body.PARTY_CELL, Body.YOUTH)
may_read_opinions = sees_lists
may_speak = gives_opinion | oversees_for_staff


def bodies_spoken_for(member: Member) -> list[Body]:
    """For whom the member speaks: by the role held today."""
    return [body for role, body in SPEAKERS.items() if member.has(role)]


def bodies_read_by(member: Member) -> list[Body]:
    """The inspection board's word is for those who read the work, and for itself."""
    own = bodies_spoken_for(member)
    return [body for body in Body if body in HEARD or body in own or reads_the_work.test(member)]


def opinion_for(member: Member, opinion: UUID) -> Opinion:
    """One wording of a body the member may read; another unit's is not there."""
    rows = Opinion.objects.filter(unit=member.unit, body__in=bodies_read_by(member)).select_related("scan")
    return get_object_or_404(rows, id=opinion)


def dossiers_for(member: Member) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(unit=member.unit).select_related("unit", "year", "person", "team")
    if reads_the_work.test(member):
        return rows
    return rows.filter(Q(team__in=member.leads) | Q(person__user=member.user))


def listed_for(member: Member) -> QuerySet[Dossier]:
    """The names in the year's list: for some of the readers more than they may open."""
    return Dossier.objects.filter(unit=member.unit) if sees_lists.test(member) else dossiers_for(member)


def dossier_for(member: Member, dossier: UUID) -> Dossier:
    """404 for another unit's, and for a colleague's."""
    return get_object_or_404(dossiers_for(member), id=dossier)


def seen_by(member: Member, dossier: Dossier) -> Dossier:
    """The dossier to be shown, never to be saved: for team leaders without what rests on discipline."""
    if may_see_discipline_in(member, dossier):
        return dossier
    shown = copy(dossier)
    if dossier.assessment:
        shown.assessment = left = without_discipline(dossier.assessment)
        shown.answer = left["answer"]
    return shown


def may_see_discipline_in(member: Member, dossier: Dossier) -> bool:
    """Of a collective only counts are known, and in a small one a count is a name: only who reads the work sees them."""
    if dossier.person is None:
        return bool(reads_the_work.test(member))
    return may_see_discipline(member, dossier.person)


def teams_for(member: Member) -> QuerySet[Team]:
    """The teams one may filter by."""
    return Team.objects.filter(unit=member.unit)
