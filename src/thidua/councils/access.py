"""Who may enter: some run meetings, some read them, members vote on their own seat, everybody may see who sits."""

from uuid import UUID

import rules
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.councils.models import Council, CouncilMember, Meeting, Motion, Recusal
from thidua.units.access import (
    Member,
    reads_minutes,
    reads_the_work,
    runs_meetings,
    runs_the_work,
    works_here,
)


def _seats(member: Member) -> QuerySet[CouncilMember]:
    """The member's own seats, one in each council sat on; none in a council that was left."""
    return CouncilMember.objects.filter(council__unit=member.unit, person__user=member.user, left_on=None)


def _sits(member: Member) -> bool:
    return _seats(member).exists()


sits_on_council = rules.predicate(_sits, name="sits_on_council")
may_see_council = works_here | reads_minutes
may_seat_council = runs_the_work
may_run_meetings = runs_meetings
may_follow_meetings = reads_the_work
reads_all_minutes = reads_minutes
may_read_minutes = reads_all_minutes | sits_on_council
may_vote = sits_on_council


def councils_sat_on(member: Member) -> set[UUID]:
    """A seat counts for the meetings of its own council, not for those of the one before or after."""
    return set(_seats(member).values_list("council", flat=True))


def council_for(member: Member, council: UUID) -> Council:
    return get_object_or_404(Council, id=council, unit=member.unit)


def meeting_for(member: Member, meeting: UUID) -> Meeting:
    return get_object_or_404(
        Meeting.objects.select_related("council", "unit", "year"), id=meeting, unit=member.unit
    )


def read_meeting_for(member: Member, meeting: UUID) -> Meeting:
    """A meeting whose papers the member may read: the readers any, everybody else those of the own council."""
    found = meeting_for(member, meeting)
    if not reads_all_minutes.test(member) and found.council_id not in councils_sat_on(member):
        raise Http404
    return found


def motion_for(member: Member, motion: UUID) -> Motion:
    motions = Motion.objects.select_related("meeting__council", "meeting__unit", "meeting__year")
    return get_object_or_404(motions, id=motion, meeting__unit=member.unit)


def recusal_for(member: Member, recusal: UUID) -> Recusal:
    recusals = Recusal.objects.select_related("name__motion__meeting", "member")
    return get_object_or_404(recusals, id=recusal, name__motion__meeting__unit=member.unit)


def seat_for(member: Member, meeting: Meeting) -> CouncilMember:
    """The member's own seat in the council that meets; who has none has no such page."""
    return get_object_or_404(_seats(member).select_related("person"), council=meeting.council_id)
