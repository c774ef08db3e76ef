"""The unit's own regulation of evaluation: its number, its day, its file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.scoring.access import may_enter_regulation, may_read, regulation_scan_for
from thidua.scoring.actions import Scan, enter_regulation, remove_regulation
from thidua.scoring.forms import RegulationForm
from thidua.scoring.queries import basis_for, regulations_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_read)
def regulation_list(request: MemberRequest) -> HttpResponse:
    """What stands, which rules follow from it today, and the form for whoever enters grades."""
    enters = bool(may_enter_regulation.test(request.member))
    if enters and "remove" in request.POST:
        return _removed(request, request.POST["remove"])
    form = RegulationForm(sent(request) if enters else None, request.FILES or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        scan = given["scan"]
        try:
            enter_regulation(
                by=request.member.actor,
                unit=request.member.unit,
                number=given["number"],
                issued_on=given["issued_on"],
                scan=Scan(scan.read(), scan.name, scan.content_type) if scan else None,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi quy chế đánh giá.")
            return redirect("regulation_list")
    context = {
        "regulations": regulations_of(request.member.unit),
        "basis": basis_for(request.member.unit, request.member.on),
        "form": form,
        "enters": enters,
    }
    return render(
        request, "scoring/regulations.html", context, status=STATUS_OF_FAULT if form.errors else 200
    )


@gate(may_read)
def regulation_file(request: MemberRequest, regulation_id: UUID) -> HttpResponse:
    return attachment(regulation_scan_for(request.member, regulation_id))


def _removed(request: MemberRequest, asked: str) -> HttpResponse:
    """A typing error is taken out again."""
    found = next((one for one in regulations_of(request.member.unit) if str(one.id) == asked), None)
    if found is None:
        raise Http404
    try:
        remove_regulation(by=request.member.actor, regulation=found)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã gỡ quy chế ghi nhầm.")
    return redirect("regulation_list")
