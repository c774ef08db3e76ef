"""The pledge of a team, written by its leader, or of the school, by the secretary: on one page, down to sending it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.collectives.access import collective_for, sees_discipline
from thidua.collectives.models import Collective
from thidua.core.errors import RefusedError
from thidua.registrations.access import may_pledge_for, may_write_collective_pledges, year_for
from thidua.registrations.actions import ask_late, save_collective_pledge, submit_pledge, withdraw_pledge
from thidua.registrations.forms import CollectivePledgeForm, LateForm
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import (
    collective_pledge_of,
    collective_standings,
    late_of_collective,
    members_pledged,
    round_of,
)
from thidua.registrations.states import PledgeState
from thidua.registrations.views.desk import Desk
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent


@gate(may_write_collective_pledges)
def collective_pledge(request: MemberRequest, which: str) -> HttpResponse:
    """Tick, keep a draft or send, take back. Nothing that is not met yet stops a pledge."""
    member = request.member
    collective = collective_for(member, which)
    if not may_pledge_for(member, collective):
        raise PermissionDenied
    year = year_for(member, request.GET.get("nam"), newest=True)
    found = round_of(member.unit, year) if year else None
    if year is None or found is None:
        return render(request, "registrations/collective_none.html", {"year": year, "collective": collective})
    pledge = collective_pledge_of(found, collective)
    desk = Desk(None, year, found, pledge, late_of_collective(found, collective))
    in_time, editable = desk.in_time(request), desk.can_edit(request)
    form = CollectivePledgeForm(
        request.POST or None,
        initial={"titles": pledge.titles, "version": pledge.version} if pledge else {"version": 0},
    )
    if request.method == "POST" and _done(request, found, collective, pledge, form):
        return redirect(f"{reverse('collective_pledge', args=[which])}?nam={year.name}")
    context = {
        "collective": collective,
        "year": year,
        "round": found,
        "pledge": pledge,
        "form": form,
        "editable": editable,
        "may_withdraw": in_time and pledge is not None and pledge.state == PledgeState.SUBMITTED,
        "chosen": form["titles"].value() or [],
        "desk": desk,
        "days_left": (desk.last_day - member.on).days if desk.last_day else 0,
        "may_ask_late": desk.may_ask_late(request),
        "late_address": reverse("collective_late", args=[which]),
        "late_answerers": _late_answerers(collective),
        "standings": collective_standings(
            collective, school_year=year.name, on=member.on, discipline=sees_discipline(member)
        ),
        "members": members_pledged(found, collective, on=member.on),
        "confirmers": "Hiệu trưởng, Phó Hiệu trưởng hoặc thư ký Hội đồng"
        if collective.team
        else "Hiệu trưởng",
    }
    return render(request, "registrations/collective_pledge.html", context)


@gate(may_write_collective_pledges)
def collective_late(request: MemberRequest, which: str) -> HttpResponse:
    """Ask to pledge for the team or the school after the last day; the answer comes to the page of the pledge."""
    member = request.member
    collective = collective_for(member, which)
    if not may_pledge_for(member, collective):
        raise PermissionDenied
    back = reverse("collective_pledge", args=[which])
    year = year_for(member, request.GET.get("nam"), newest=True)
    found = round_of(member.unit, year) if year else None
    if year is None or found is None:
        return redirect(back)
    form = LateForm(sent(request))
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            ask_late(by=member.actor, round=found, collective=collective, reason=reason)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã gửi đề nghị đăng ký muộn. Câu trả lời sẽ hiện ở trang này.")
            return redirect(f"{back}?nam={year.name}")
    context = {
        "collective": collective,
        "desk": Desk(None, year, found, collective_pledge_of(found, collective)),
        "form": form,
        "back": back,
        "whom": collective.name,
        "late_answerers": _late_answerers(collective),
    }
    return render(request, "registrations/late_ask.html", context)


def _late_answerers(collective: Collective) -> str:
    """Who may answer, as `access.may_decide_late` has it."""
    return "Hiệu trưởng hoặc thư ký Hội đồng" if collective.team else "Hiệu trưởng"


def _done(
    request: MemberRequest,
    found: Round,
    collective: Collective,
    pledge: Pledge | None,
    form: CollectivePledgeForm,
) -> bool:
    """Whether the act was done; a refusal stays on the page with what was ticked."""
    by = request.member.actor
    act = request.POST.get("act")
    if act == "withdraw" and pledge is not None:
        withdraw_pledge(by=by, pledge=pledge)
        messages.success(request, "Đã rút bản đăng ký về. Sửa xong, hãy gửi lại.")
        return True
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        saved = save_collective_pledge(
            by=by, round=found, collective=collective, titles=said["titles"], version=said["version"]
        )
    except RefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    if act != "send":
        messages.success(request, "Đã lưu nháp. Bản đăng ký chưa được gửi đi.")
    elif not saved.titles:
        messages.error(request, "Đã lưu nháp nhưng chưa gửi: hãy chọn ít nhất một danh hiệu trước khi gửi.")
    else:
        submit_pledge(by=by, pledge=saved)
        messages.success(request, f"Đã gửi bản đăng ký của {collective.name}.")
    return True
