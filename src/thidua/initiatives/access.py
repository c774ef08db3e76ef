"""Who reads which initiatives and what is said of them, and who may say it."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.people.models import Initiative, Posting
from thidua.registrations.models import Pledge
from thidua.units.access import Member, reads_the_work, reviews_initiatives, works_here
from thidua.units.models import SchoolYear

may_review = reviews_initiatives
# All of the school; everybody else who works here sees their own and those of the teams they lead.
reads_every_initiative = reads_the_work | reviews_initiatives
may_see_initiatives = works_here


def reads_all(member: Member) -> bool:
    return bool(reads_every_initiative.test(member))


def pledge_for(member: Member, pledge: UUID) -> Pledge:
    """A pledge of the member's unit; whose initiatives may be read is asked of each."""
    rows = Pledge.objects.select_related("person", "team", "unit", "round__year__unit")
    return get_object_or_404(rows, unit=member.unit, id=pledge)


def initiative_for(member: Member, initiative: UUID) -> tuple[SchoolYear, Initiative, Posting | None]:
    """A recognised initiative of a year which the member's unit has, with where its author stands there."""
    rows = Initiative.objects.select_related("record__person")
    row = get_object_or_404(rows, id=initiative, record__unit=member.unit)
    year = (
        SchoolYear.objects.filter(unit=member.unit, name=row.record.school_year)
        .select_related("unit")
        .first()
    )
    if year is None:
        raise Http404
    at = Posting.objects.filter(unit=member.unit, person=row.record.person).select_related("team")
    return year, row, at.order_by("starts", "id").last()
