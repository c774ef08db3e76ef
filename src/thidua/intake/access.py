"""Who may bring in which list, and whose files may be looked at: those of the member's own unit."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.intake.models import ColumnMapping, Run
from thidua.intake.targets import BY_SLUG, TARGETS, Target
from thidua.people.access import may_import_staff
from thidua.units.access import Member, runs_the_work

# Whoever brings in staff comes through the door; what else is brought in is asked for each list.
may_bring_lists = may_import_staff


def may_bring(member: Member, target: Target) -> bool:
    """Staff: also the system officer. What people have achieved: whoever runs the work."""
    return bool((may_import_staff if target.key == "staff" else runs_the_work).test(member))


def targets_for(member: Member) -> list[Target]:
    return [target for target in TARGETS.values() if may_bring(member, target)]


def target_for(member: Member, slug: str) -> Target:
    """The kind of list of that address; refused to whom it is not for."""
    target = BY_SLUG.get(slug)
    if target is None:
        raise Http404
    if not may_bring(member, target):
        raise PermissionDenied
    return target


def run_for(member: Member, run: UUID) -> tuple[Run, Target]:
    """A file of the member's unit; another unit's is not there."""
    found = get_object_or_404(Run.objects.select_related("unit", "brought_by"), id=run, unit=member.unit)
    target = TARGETS[found.target]
    if not may_bring(member, target):
        raise PermissionDenied
    return found, target


def mapping_for(member: Member, mapping: UUID) -> ColumnMapping:
    """What the member's unit has matched; another unit's is not there."""
    found = get_object_or_404(ColumnMapping, id=mapping, unit=member.unit)
    target = TARGETS.get(found.target)
    if target is not None and not may_bring(member, target):
        raise PermissionDenied
    return found
