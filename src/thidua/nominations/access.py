"""Who sees which dossier: the office all of the unit, a team leader the team's, everybody their own."""

from copy import copy
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from thidua.nominations.models import Dossier
from thidua.people.access import may_see_discipline
from thidua.people.facts.withholding import without_discipline
from thidua.units.access import Member, is_chair, is_member, runs_the_work
from thidua.units.models import Role, Team

may_see_dossiers = is_member
may_work_on_dossiers = runs_the_work
may_state_reviews = is_chair


def dossiers_for(member: Member) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(unit=member.unit).select_related("unit", "year", "person", "team")
    if member.has(Role.CHAIR, Role.SECRETARY):
        return rows
    return rows.filter(Q(team__in=member.leads) | Q(person__user=member.user))


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
    """Of a collective only counts are known, and in a small one a count is a name: the office alone reads them."""
    if dossier.person is None:
        return bool(runs_the_work.test(member))
    return may_see_discipline(member, dossier.person)


def teams_for(member: Member) -> QuerySet[Team]:
    """The teams one may filter by."""
    return Team.objects.filter(unit=member.unit)
