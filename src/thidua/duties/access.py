"""Who reads and who writes here; objects are looked up within the member's unit."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.duties.models import Charge, Course, Part
from thidua.units.access import Member, inspects, reads_papers, runs_the_work, works_here

may_read_training = works_here | inspects
may_write_training = runs_the_work
# A certificate bears days of birth: for those who read the school's papers.
may_read_course_file = reads_papers

may_read_roster = works_here | inspects
may_write_roster = runs_the_work


def part_for(member: Member, part: UUID) -> Part:
    """A part of the work of the member's unit, as long as it is not closed."""
    return get_object_or_404(Part.objects.select_related("unit"), id=part, unit=member.unit, closed_on=None)


def charge_for(member: Member, charge: UUID) -> Charge:
    """Somebody's charge in the member's unit."""
    return get_object_or_404(Charge.objects.select_related("part", "person"), id=charge, unit=member.unit)


def course_for(member: Member, course: UUID) -> Course:
    """A course of the member's unit; another unit's does not exist."""
    return get_object_or_404(Course.objects.select_related("scan", "unit"), id=course, unit=member.unit)
