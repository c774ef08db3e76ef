"""One motion in the hands of chair or secretary: recusals, opening, closing, leaving it for later."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.councils.access import may_run_meetings, motion_for, recusal_for
from thidua.councils.actions import (
    close_motion,
    declare_recusal,
    lift_recusal,
    open_motion,
    put_off_motion,
)
from thidua.councils.errors import StillExpectedError
from thidua.councils.forms import RecusalForm
from thidua.councils.models import Motion
from thidua.councils.queries import recusals_of, sitting_members
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse


@gate(may_run_meetings)
@require_POST
def motion_open(request: MemberRequest, motion: UUID) -> HttpResponse:
    found = open_motion(by=request.member.actor, motion=motion_for(request.member, motion))
    messages.success(request, "Đã mở bỏ phiếu. Kết quả chỉ hiện sau khi đóng.")
    return redirect("meeting_page", meeting=found.meeting_id)


@gate(may_run_meetings)
def motion_close(request: MemberRequest, motion: UUID) -> HttpResponse:
    """Closes at once when nobody is expected any more; else asks back on a page of its own."""
    found = motion_for(request.member, motion)
    expected = 0
    if request.method == "POST":
        confirmed = request.POST.get("confirmed") == "yes"
        try:
            close_motion(by=request.member.actor, motion=found, confirmed=confirmed)
        except StillExpectedError as refusal:
            expected = refusal.expected
        else:
            messages.success(request, "Đã đóng bỏ phiếu và kiểm phiếu.")
            return _back_to(found)
    context = {"motion": found, "expected": expected}
    return render(request, "councils/motion_close.html", context, status=409 if expected else 200)


@gate(may_run_meetings)
@require_POST
def motion_put_off(request: MemberRequest, motion: UUID) -> HttpResponse:
    found = put_off_motion(by=request.member.actor, motion=motion_for(request.member, motion))
    messages.success(
        request, "Đã để nội dung này lại phiên họp sau. Hồ sơ trở về trạng thái chờ đưa ra Hội đồng."
    )
    return redirect("meeting_page", meeting=found.meeting_id)


@gate(may_run_meetings)
def motion_recusals(request: MemberRequest, motion: UUID) -> HttpResponse:
    """Who will not vote on whom. Everybody's own name is closed to them without anybody saying so."""
    found = motion_for(request.member, motion)
    names = found.names.select_related("dossier__person", "dossier__team", "dossier__unit")
    form = RecusalForm(
        request.POST if request.method == "POST" else None,
        names=names,
        members=sitting_members(found.meeting.council),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            declare_recusal(
                by=request.member.actor,
                name=form.names[given["name"]],
                member=form.members[given["member"]],
                reason=given["reason"],
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi.")
            return redirect("motion_recusals", motion=found.id)
    context = {"form": form, "motion": found, "recusals": recusals_of(found)}
    return render(request, "councils/recusals.html", context, status=409 if form.errors else 200)


@gate(may_run_meetings)
@require_POST
def recusal_lift(request: MemberRequest, recusal: UUID) -> HttpResponse:
    found = recusal_for(request.member, recusal)
    motion = found.name.motion_id
    lift_recusal(by=request.member.actor, recusal=found)
    messages.success(request, "Đã bỏ.")
    return redirect("motion_recusals", motion=motion)


def _back_to(motion: Motion) -> HttpResponse:
    page = reverse("meeting_page", kwargs={"meeting": motion.meeting_id})
    return redirect(f"{page}?noi-dung={motion.id}")
