"""The register of papers and their download."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from thidua.documents.access import attachment, document_for, may_read_papers, readable
from thidua.documents.models import DocumentKind
from thidua.documents.queries import documents_of, register_years
from thidua.units.access import MemberRequest, gate

ROWS = 50


@gate(may_read_papers)
def document_list(request: MemberRequest) -> HttpResponse:
    unit = request.member.unit
    kind, year = request.GET.get("loai", ""), request.GET.get("nam", "")
    is_year = len(year) == len("2026") and year.isdecimal()
    rows = documents_of(unit, kind=kind, year=int(year) if is_year else None)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "kinds": DocumentKind.choices,
        "kind": kind,
        "year": year,
        "years": register_years(unit),
    }
    return render(request, "documents/document_list.html", context)


@gate(may_read_papers)
def document_file(request: MemberRequest, document: UUID) -> HttpResponse:
    """The file itself; its bytes are checked against the digest before they leave."""
    return attachment(readable(document_for(request.member, document)).file)
