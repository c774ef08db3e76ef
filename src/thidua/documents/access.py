"""Who may read the unit's papers, and how a file is handed out: those who read the work, as an attachment."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from paper.media import DOCX, PDF
from paper.plan import PlanPaper, make_plan
from paper.plan_pdf import make_plan_pdf
from thidua.core.errors import RefusedError
from thidua.documents.models import Dispatch, Document, Edition, Incoming
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.units.access import Member, is_secretary, keeps_registers, reads_papers

# The clerk prints and sends whatever was issued.
may_read_papers = reads_papers | keeps_registers
may_read_registers = reads_papers | keeps_registers
may_keep_registers = keeps_registers | is_secretary

MAKERS = {"docx": (DOCX, make_plan), "pdf": (PDF, make_plan_pdf)}


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


def edition_file(row: Edition, ending: str, paper: Callable[[], PlanPaper]) -> HttpResponse:
    """The file as it was issued; of what has no number yet, a copy of today marked as a draft. May raise PaperError."""
    if ending not in MAKERS:
        raise Http404
    content_type, make = MAKERS[ending]
    if row.document is None:
        return download(make(paper()), f"Dự thảo {row.title}.{ending}", content_type)
    rows = Document.objects.select_related("file").filter(unit=row.unit, about=row.id)
    return attachment(get_object_or_404(rows, file__content_type=content_type).file)


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    """Always as a file, never shown in the page. RFC 5987 keeps the name's diacritics; no shared cache keeps it."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response
