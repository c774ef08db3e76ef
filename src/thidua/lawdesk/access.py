"""Whose facts may be tried out: those of people whose whole page the member may read."""

from uuid import UUID

from django.core.exceptions import PermissionDenied

from thidua.people.access import may_see_discipline, person_for, seen_until
from thidua.people.models import Person
from thidua.units.access import Member


def person_to_try(member: Member, person_id: UUID) -> Person:
    """404 for another unit's; refused to whoever may not know of discipline, and of those who have left."""
    person = person_for(member, person_id)
    if not may_see_discipline(member, person) or seen_until(member, person) is not None:
        raise PermissionDenied
    return person
