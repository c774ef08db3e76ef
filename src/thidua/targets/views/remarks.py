"""Where the office writes down the staff conference, and the people's inspection board its own view."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.targets.access import may_read_proof, may_speak, may_write_remark, remark_scan_for
from thidua.targets.actions import record_remark
from thidua.targets.forms.remarks import RemarkForm
from thidua.targets.views.targets import SLUGS, STATUS_OF_FAULT, proof_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

VOICES = {slug: voice for voice, slug in SLUGS.items()}


@gate(may_write_remark)
def remark_write(request: MemberRequest, kind: str) -> HttpResponse:
    """Only for the voice for which the member speaks: the other has no page here."""
    voice = VOICES.get(kind)
    if voice is None or not may_speak(request.member, voice):
        raise Http404
    form = RemarkForm(sent(request), request.FILES or None, initial={"on": request.member.on})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            record_remark(
                by=request.member.actor,
                unit=request.member.unit,
                voice=voice,
                text=given["text"],
                on=given["on"],
                proof=proof_of(given["proof"]),
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi ý kiến.")
            return redirect("target_list")
    status = STATUS_OF_FAULT if form.errors else 200
    return render(request, "targets/remark.html", {"form": form, "voice": voice}, status=status)


@gate(may_read_proof)
def remark_file(request: MemberRequest, remark: UUID) -> HttpResponse:
    return attachment(remark_scan_for(request.member, remark))
