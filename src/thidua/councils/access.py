"""Who may enter: the office runs meetings, members vote on their own seat, everybody may see who sits."""

from uuid import UUID

import rules
from django.shortcuts import get_object_or_404

from thidua.councils.models import Council, CouncilMember, Meeting, Motion, Recusal
from thidua.units.access import Member, is_member, runs_the_work


def _sits(member: Member) -> bool:
    return CouncilMember.objects.filter(
        council__unit=member.unit, person__user=member.user, left_on=None
    ).exists()


sits_on_council = rules.predicate(_sits, name="sits_on_council")
may_see_council = is_member
may_run_meetings = runs_the_work
may_read_minutes = runs_the_work | sits_on_council
may_vote = sits_on_council


def council_for(member: Member, council: UUID) -> Council:
    return get_object_or_404(Council, id=council, unit=member.unit)


def meeting_for(member: Member, meeting: UUID) -> Meeting:
    return get_object_or_404(
        Meeting.objects.select_related("council", "unit", "year"), id=meeting, unit=member.unit
    )


def motion_for(member: Member, motion: UUID) -> Motion:
    motions = Motion.objects.select_related("meeting__council", "meeting__unit", "meeting__year")
    return get_object_or_404(motions, id=motion, meeting__unit=member.unit)


def recusal_for(member: Member, recusal: UUID) -> Recusal:
    recusals = Recusal.objects.select_related("name__motion__meeting", "member")
    return get_object_or_404(recusals, id=recusal, name__motion__meeting__unit=member.unit)


def seat_for(member: Member, meeting: Meeting) -> CouncilMember:
    """The member's own seat in the council that meets; who has none has no such page."""
    return get_object_or_404(
        CouncilMember.objects.select_related("person"),
        council=meeting.council_id,
        person__user=member.user,
        left_on=None,
    )
