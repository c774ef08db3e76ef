"""Who may read the unit's papers, and how a file is handed out: those who read the work, as an attachment."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from thidua.documents.models import Document
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.units.access import Member, reads_papers

may_read_papers = reads_papers


def document_for(member: Member, document: UUID) -> Document:
    """One paper of the member's unit; another unit's does not exist."""
    return get_object_or_404(Document.objects.select_related("file"), id=document, unit=member.unit)


def attachment(stored: StoredFile) -> HttpResponse:
    """The kept bytes behind a gate, refused if the disk holds others than were kept."""
    return download(content_of(stored), stored.name, stored.content_type)


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Always as a file, never shown in the page. RFC 5987 keeps the name's diacritics; no shared cache keeps it."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response
