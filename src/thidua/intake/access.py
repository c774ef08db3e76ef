"""Whose files may be looked at: those of the member's own unit."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.files.models import StoredFile
from thidua.units.access import Member


def upload_for(member: Member, file_id: UUID) -> StoredFile:
    """A file that the member's unit keeps; another unit's is not there."""
    return get_object_or_404(StoredFile, id=file_id, unit=member.unit.id)
