"""Who reads, who edits, who is in charge of a criterion; and the rows of the member's unit."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from thidua.standards.models import Piece, Recognition, Requirement
from thidua.units.access import Member, has_role, inspects, works_here
from thidua.units.models import Role

may_read = works_here | inspects
# Leaders and the secretary; a criterion's own person in charge is asked for beside them.
may_write = has_role(Role.CHAIR, Role.VICE_PRINCIPAL, Role.SECRETARY)


def writes_for(member: Member, requirement: Requirement) -> bool:
    """Whoever writes everything, and who is in charge of this criterion."""
    named = requirement.in_charge is not None and requirement.in_charge.user_id == member.user.id
    return named or bool(may_write.test(member))


def recognition_for(member: Member, recognition: UUID) -> Recognition:
    """One of the member's unit; another unit's is not there."""
    rows = Recognition.objects.select_related("unit", "scan", "renews", "renewed_by")
    return get_object_or_404(rows, id=recognition, unit=member.unit)


def requirement_for(member: Member, requirement: UUID) -> Requirement:
    rows = Requirement.objects.select_related("standard__recognition__unit", "in_charge")
    return get_object_or_404(rows, id=requirement, standard__recognition__unit=member.unit)


def own_requirement_for(member: Member, requirement: UUID) -> Requirement:
    """One that the member writes for; for everybody else the page is closed."""
    row = requirement_for(member, requirement)
    if not writes_for(member, row):
        raise PermissionDenied
    return row


def piece_for(member: Member, piece: UUID) -> Piece:
    rows = Piece.objects.select_related("recognition__unit", "file")
    return get_object_or_404(rows, id=piece, recognition__unit=member.unit)


def own_piece_for(member: Member, piece: UUID) -> Piece:
    """One that the member may change: all criteria it serves are the member's to write for."""
    row = piece_for(member, piece)
    served = row.requirements.select_related("in_charge")
    if not may_write.test(member) and not (served and all(writes_for(member, one) for one in served)):
        raise PermissionDenied
    return row
