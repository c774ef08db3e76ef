"""Who writes criteria sets (whoever runs the work) and who reads them: every member those which were issued."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.criteria.models import CriteriaSet, Criterion
from thidua.criteria.states import SetState
from thidua.units.access import Member, is_member, reads_the_work, runs_the_work

may_read_sets = is_member
may_write_sets = runs_the_work
# Who sees what is not issued yet.
may_read_drafts = reads_the_work


def readable_states(member: Member) -> list[SetState]:
    if may_read_drafts.test(member):
        return [SetState.DRAFT, SetState.ISSUED, SetState.FROZEN, SetState.DISCARDED]
    return [SetState.ISSUED, SetState.FROZEN]


def set_for(member: Member, set_id: UUID) -> CriteriaSet:
    """An edition of the member's unit that the member may read; another unit's does not exist."""
    rows = CriteriaSet.objects.select_related("unit", "thread", "based_on")
    return get_object_or_404(rows, id=set_id, unit=member.unit, state__in=readable_states(member))


def criterion_for(member: Member, criterion_id: UUID) -> Criterion:
    """A line of a set of the member's unit that the member may read."""
    rows = Criterion.objects.select_related("section__set__thread")
    states = readable_states(member)
    return get_object_or_404(
        rows, id=criterion_id, section__set__unit=member.unit, section__set__state__in=states
    )
