"""Before the evidence goes out: what is missing; then the ZIP, written down with its digest."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import FileResponse, HttpResponseBase
from django.shortcuts import redirect, render

from paper.media import ZIP
from paper.words import ascii_name
from thidua.core.errors import RefusedError
from thidua.standards.access import may_write, recognition_for
from thidua.standards.actions.exporting import export_evidence
from thidua.standards.models import Recognition, Standard
from thidua.standards.queries.parcel import MOST_BYTES, MOST_FILES, load_of, parcel_of
from thidua.units.access import MemberRequest, gate


@gate(may_write)
def evidence_export(request: MemberRequest, recognition: UUID) -> HttpResponseBase:
    """What goes out and what is missing; sent, all of it or one standard, in pieces however large."""
    row = recognition_for(request.member, recognition)
    if request.method != "POST":
        return _told(request, row)
    standard = _chosen(row, request.POST.get("standard", ""))
    try:
        parcel = parcel_of(load_of(row, standard), request.member.on)
        export_evidence(by=request.member.actor, recognition=row, parcel=parcel, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("evidence_export", row.id)
    part = f"-tieu-chuan-{ascii_name(standard.number)}" if standard else ""
    name = f"minh-chung-{ascii_name(row.name)}{part}.zip"
    response = FileResponse(parcel.file, as_attachment=True, filename=name, content_type=ZIP)
    response["Cache-Control"] = "private, no-store"
    return response


def _told(request: MemberRequest, row: Recognition) -> HttpResponse:
    load = load_of(row)
    context = {
        "recognition": row,
        "load": load,
        "standards": row.standards.all() if load.requirements else [],
        "most_files": MOST_FILES,
        "most_bytes": MOST_BYTES,
    }
    return render(request, "standards/export.html", context)


def _chosen(row: Recognition, number: str) -> Standard | None:
    """None: all of them."""
    if not number:
        return None
    found = row.standards.filter(number=number).first()
    if found is None:
        raise Http404
    return found
