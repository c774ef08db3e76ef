"""At the unit above: taking a submission in hand, sending lines back, letting a colleague in; and a scan that comes later."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.accounts.actions import SLIP_LIFE
from thidua.core import clock
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.core.ids import grouped
from thidua.decisions.access import (
    may_appraise,
    may_attach_scans,
    may_open_officers,
    own_decision_for,
    submission_at,
)
from thidua.decisions.actions import attach_scan, open_officer, return_lines, take_in_hand
from thidua.decisions.actions.answering import Scan
from thidua.decisions.errors import LineRefusedError
from thidua.decisions.forms import AttachForm, OfficerForm, ReturnForm
from thidua.decisions.queries.submissions import lines_of
from thidua.decisions.states import Outcome
from thidua.units.access import MemberRequest, gate


@require_POST
@gate(may_appraise)
def submission_take(request: MemberRequest, submission: UUID) -> HttpResponse:
    """Received: from now on its lines are answered here."""
    member = request.member
    found = submission_at(member, submission)
    taken = take_in_hand(by=member.actor, unit=member.unit, submission=found, on=member.on)
    messages.success(request, f"Đã nhận {len(taken)} dòng. {found.unit.name} thấy tờ trình đang được xét.")
    return redirect("submission_page", found.id)


@gate(may_appraise)
def submission_return(request: MemberRequest, submission: UUID) -> HttpResponse:
    """Lines go back where a reason is written; the others stay."""
    member = request.member
    found = submission_at(member, submission)
    waiting = [line for line in lines_of(found) if line.outcome == Outcome.PENDING]
    if not waiting and request.method != "POST":
        return redirect("submission_page", found.id)
    form = ReturnForm(request.POST if request.method == "POST" else None, lines=waiting)
    if request.method == "POST" and form.is_valid():
        try:
            back = return_lines(
                by=member.actor, unit=member.unit, submission=found, reasons=form.reasons(), on=member.on
            )
        except LineRefusedError as refusal:
            form.add_error(str(refusal.line), str(refusal))
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã trả lại {len(back)} dòng. {found.unit.name} thấy lý do ngay.")
            return redirect("submission_page", found.id)
    rows = [(line, form[str(line.id)]) for line in waiting]
    context = {"submission": found, "form": form, "rows": rows}
    return render(request, "decisions/return.html", context, status=422 if form.errors else 200)


@gate(may_attach_scans)
def decision_scan(request: MemberRequest, decision: UUID) -> HttpResponse:
    """The scan of a decision which was entered without one."""
    member = request.member
    found = own_decision_for(member, decision)
    form = AttachForm(*(request.POST, request.FILES) if request.method == "POST" else ())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["scan"]
        scan = Scan(given.name, given.read(), given.content_type) if given else None
        try:
            attach_scan(by=member.actor, decision=found, scan=scan, on=member.on)
        except InvalidInputError as refusal:
            form.add_error(refusal.field, str(refusal))
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Đã đính bản quét vào quyết định số {found.paper}; các lượt khen đã khớp."
            )
            return redirect("submission_list")
    context = {"decision": found, "form": form}
    return render(request, "decisions/scan.html", context, status=422 if form.errors else 200)


@never_cache
@gate(may_open_officers)
def officer_new(request: MemberRequest) -> HttpResponse:
    """A colleague at the unit above; answers with the slip itself, whose code is shown once."""
    member = request.member
    form = OfficerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user, slip = open_officer(
                by=member.actor, unit=member.unit, full_name=form.cleaned_data["full_name"], on=member.on
            )
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            printed = {"name": user.full_name, "team": "", "username": user.username, "code": grouped(slip)}
            return render(request, "people/slips_print.html", {"slips": [printed], **_foot(request)})
    return render(request, "decisions/officer.html", {"form": form}, status=422 if form.errors else 200)


def _foot(request: MemberRequest) -> dict[str, Any]:
    """Where the code is typed in, and until when it may be."""
    path = reverse("activate")
    public = settings.THIDUA_PUBLIC_URL
    return {
        "school": request.member.unit.name,
        "address": f"{public}{path}" if public else request.build_absolute_uri(path),
        "until": clock.now() + SLIP_LIFE,
        "may_give_roles": True,
    }
