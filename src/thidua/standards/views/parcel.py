"""Before the evidence goes out: what is missing; then the ZIP, written down with its digest."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from paper.words import ascii_name
from thidua.core.errors import RefusedError
from thidua.documents.access import download
from thidua.standards.access import may_write, recognition_for
from thidua.standards.actions.exporting import export_evidence
from thidua.standards.queries.parcel import bare_requirements, parcel_of, sheets_needed
from thidua.units.access import MemberRequest, gate

ZIP = "application/zip"


@gate(may_write)
def evidence_export(request: MemberRequest, recognition: UUID) -> HttpResponse:
    row = recognition_for(request.member, recognition)
    if request.method != "POST":
        context = {
            "recognition": row,
            "bare": bare_requirements(row),
            "sheets": sheets_needed(row),
            "pieces": row.pieces.count(),
        }
        return render(request, "standards/export.html", context)
    try:
        parcel = parcel_of(row, request.member.on)
        export_evidence(by=request.member.actor, recognition=row, parcel=parcel, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("evidence_export", row.id)
    return download(parcel.content, f"minh-chung-{ascii_name(row.name)}.zip", ZIP)
