"""Who sees which dossier: whoever reads the work all, a team leader the team's, everybody their own; lists are wider."""

from copy import copy
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from thidua.nominations.models import Dossier
from thidua.people.access import may_see_discipline
from thidua.people.facts.withholding import without_discipline
from thidua.units.access import Member, is_chair, reads_the_work, runs_the_work, sees_lists, works_here
from thidua.units.models import Team

may_see_dossiers = works_here | sees_lists
may_read_all_dossiers = reads_the_work
may_work_on_dossiers = runs_the_work
may_state_reviews = is_chair


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
