"""Who may read the unit's papers, and how a file is handed out: those who read the work, as an attachment."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from thidua.core.errors import RefusedError
from thidua.documents.models import Dispatch, Document, Incoming
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.units.access import Member, is_secretary, keeps_registers, reads_papers

# The clerk prints and sends whatever was issued.
may_read_papers = reads_papers | keeps_registers
may_read_registers = reads_papers | keeps_registers
may_keep_registers = keeps_registers | is_secretary


def document_for(member: Member, document: UUID) -> Document:
    """One paper of the member's unit; another unit's does not exist."""
    return get_object_or_404(Document.objects.select_related("file"), id=document, unit=member.unit)


class WithheldError(RefusedError):
    """Tệp của văn bản này chưa mở."""


def readable(document: Document) -> Document:
    """Refused with the reason while the paper is withheld."""
    if document.withheld:
        raise WithheldError(document.withheld)
    return document


def dispatch_for(member: Member, dispatch: UUID) -> Dispatch:
    """One recipient of a paper of the member's unit."""
    rows = Dispatch.objects.select_related("document")
    return get_object_or_404(rows, id=dispatch, document__unit=member.unit)


def incoming_for(member: Member, incoming: UUID) -> Incoming:
    """A paper that came to the member's unit."""
    return get_object_or_404(Incoming.objects.select_related("scan"), id=incoming, unit=member.unit)


def attachment(stored: StoredFile) -> HttpResponse:
    """The kept bytes behind a gate, refused if the disk holds others than were kept."""
    return download(content_of(stored), stored.name, stored.content_type)


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Always as a file, never shown in the page. RFC 5987 keeps the name's diacritics; no shared cache keeps it."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response
