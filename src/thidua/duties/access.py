"""Who reads and who writes here; objects are looked up within the member's unit, a hand-over also by its parties."""

from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.accounts.models import User
from thidua.duties.models import Charge, Course, Handover, Keeping, Part
from thidua.duties.states import HandoverState
from thidua.units.access import (
    Member,
    inspects,
    reads_papers,
    reads_the_work,
    runs_the_work,
    works_here,
)
from thidua.units.models import Role
from thidua.units.queries import appointments_in, holders

# Who stands by when the head is one of the parties.
BESIDE_THE_HEAD = (Role.STANDING_VICE_CHAIR, Role.VICE_PRINCIPAL, Role.UNION_CHAIR)

may_read_training = works_here | inspects
may_write_training = runs_the_work
# A certificate bears days of birth: for those who read the school's papers.
may_read_course_file = reads_papers

may_read_roster = works_here | inspects
may_write_roster = runs_the_work
may_read_handovers = reads_the_work
may_start_handover = runs_the_work
may_write_keeping = runs_the_work
# The parties, whatever they are; each look-up asks which of them the member is.
may_be_party = works_here


def handover_for(member: Member, handover: UUID) -> Handover:
    """A hand-over of the member's unit: for its parties, for those who read the work, for who is to witness it."""
    rows = Handover.objects.select_related(
        "unit", "giver", "receiver", "prepared_by", "witness", "document__file"
    )
    row = get_object_or_404(rows.exclude(state=HandoverState.DROPPED), id=handover, unit=member.unit)
    if not (may_read_handovers.test(member) or is_party(member, row) or may_witness(member, row)):
        raise Http404
    return row


def prepared_for(member: Member, handover: UUID) -> Handover:
    """The hand-over, for whoever prepares it; for all others it is not there."""
    row = handover_for(member, handover)
    if not prepares(member, row):
        raise Http404
    return row


def received_for(member: Member, handover: UUID) -> Handover:
    row = handover_for(member, handover)
    if row.receiver_id != member.user.id:
        raise Http404
    return row


def witnessed_for(member: Member, handover: UUID) -> Handover:
    row = handover_for(member, handover)
    if not may_witness(member, row):
        raise Http404
    return row


def witnesses(handover: Handover, on: date) -> list[User]:
    """The head; where the head is a party, whoever stands beside the head. Never one of the parties."""
    parties = {handover.giver_id, handover.receiver_id, handover.prepared_by_id}
    heads = holders(handover.unit, Role.CHAIR, on)
    if not parties & {user.id for user in heads}:
        return heads
    beside = appointments_in(handover.unit, on).filter(role__in=BESIDE_THE_HEAD).exclude(user__in=parties)
    return list({row.user_id: row.user for row in beside}.values())


def is_party(member: Member, row: Handover) -> bool:
    return member.user.id in {row.giver_id, row.receiver_id, row.prepared_by_id}


def prepares(member: Member, row: Handover) -> bool:
    return member.user.id in {row.giver_id, row.prepared_by_id}


def may_witness(member: Member, row: Handover) -> bool:
    return member.user.id in {user.id for user in witnesses(row, member.on)}


def keeping_for(member: Member, keeping: UUID) -> Keeping:
    """A free line of the member's unit."""
    return get_object_or_404(Keeping.objects.select_related("unit"), id=keeping, unit=member.unit)


def part_for(member: Member, part: UUID) -> Part:
    """A part of the work of the member's unit, as long as it is not closed."""
    return get_object_or_404(Part.objects.select_related("unit"), id=part, unit=member.unit, closed_on=None)


def charge_for(member: Member, charge: UUID) -> Charge:
    """Somebody's charge in the member's unit."""
    return get_object_or_404(Charge.objects.select_related("part", "person"), id=charge, unit=member.unit)


def course_for(member: Member, course: UUID) -> Course:
    """A course of the member's unit; another unit's does not exist."""
    return get_object_or_404(Course.objects.select_related("scan", "unit"), id=course, unit=member.unit)
