"""Who reads and who writes here; objects are looked up within the member's unit."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.duties.models import Course
from thidua.units.access import Member, inspects, reads_papers, runs_the_work, works_here

may_read_training = works_here | inspects
may_write_training = runs_the_work
# A certificate bears days of birth: for those who read the school's papers.
may_read_course_file = reads_papers


def course_for(member: Member, course: UUID) -> Course:
    """A course of the member's unit; another unit's does not exist."""
    return get_object_or_404(Course.objects.select_related("scan", "unit"), id=course, unit=member.unit)
