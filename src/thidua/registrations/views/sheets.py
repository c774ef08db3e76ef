"""A team's sheet: as it will print, printing it, the scan of the signed one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.files.actions import keep
from thidua.registrations.access import (
    may_print_sheet,
    may_print_sheets,
    may_see_sheets,
    round_for,
    sheet_for,
    team_for,
)
from thidua.registrations.actions import print_sheet, sign_sheet
from thidua.registrations.forms import SignedSheetForm
from thidua.registrations.queries import board_of, sheet_lines, standing_of
from thidua.registrations.states import PledgeState
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse

ON_PAPER = (PledgeState.SUBMITTED, PledgeState.CONFIRMED)


@gate(may_see_sheets)
def team_sheet(request: MemberRequest, round_id: UUID, team_id: UUID) -> HttpResponse:
    """What stands on it now, whether it is signed, who changed what since."""
    found, team = round_for(request.member, round_id), team_for(request.member, team_id)
    lines = sheet_lines(found, team)
    standing = standing_of(found, team, lines)
    form = SignedSheetForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={
            "signed_on": request.member.on,
            "sheet": standing.to_sign.id if standing.to_sign else None,
        },
    )
    prints = may_print_sheet(request.member, team)
    if request.method == "POST" and prints and form.is_valid():
        try:
            _sign(request, form)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã nhận bản đăng ký đã ký của {team}.")
            return redirect("team_sheet", round_id=found.id, team_id=team.id)
    rows = board_of(found, on=request.member.on, teams={team.id})
    context = {
        "round": found,
        "team": team,
        "lines": lines,
        "standing": standing,
        "form": form,
        "prints": prints,
        "not_sent": [entry for row in rows for entry in row.entries if entry.step not in ON_PAPER],
    }
    return render(request, "registrations/team_sheet.html", context, status=422 if form.errors else 200)


@require_POST
@gate(may_print_sheets)
def team_sheet_print(request: MemberRequest, round_id: UUID, team_id: UUID) -> HttpResponse:
    """Keep the sheet in today's wording; then its file can be taken."""
    found, team = round_for(request.member, round_id), team_for(request.member, team_id)
    if not may_print_sheet(request.member, team):
        raise PermissionDenied
    print_sheet(by=request.member.actor, round=found, team=team, on=request.member.on)
    messages.success(request, "Đã lập bản in. Tải tệp về, in ra, cho từng người ký rồi quét lại.")
    return redirect(f"{reverse('team_sheet', args=[found.id, team.id])}#ban-in")


@gate(may_see_sheets)
def team_sheet_file(request: MemberRequest, sheet_id: UUID, copy: str) -> HttpResponse:
    """The paper as it was printed, or the scan of the signed one."""
    sheet = sheet_for(request.member, sheet_id)
    files = {"ban-in": sheet.paper, "ban-ky": sheet.scan}
    file = files.get(copy)
    if file is None:
        raise Http404
    return attachment(file)


def _sign(request: MemberRequest, form: SignedSheetForm) -> None:
    scan = form.cleaned_data["scan"]
    kept = (
        keep(by=request.member.actor, content=scan.read(), name=scan.name, content_type=scan.content_type)
        if scan
        else None
    )
    sign_sheet(
        by=request.member.actor,
        sheet=sheet_for(request.member, form.cleaned_data["sheet"]),
        scan=kept,
        signed_on=form.cleaned_data["signed_on"],
    )
