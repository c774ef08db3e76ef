"""A meeting from its agenda to its minutes, as the chair and the secretary run it, and as the projector shows it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from paper.qr import qr_svg
from thidua.core.errors import RefusedError
from thidua.councils.access import (
    councils_sat_on,
    may_follow_meetings,
    may_read_minutes,
    may_run_meetings,
    meeting_for,
    motion_for,
    read_meeting_for,
)
from thidua.councils.actions import close_meeting, edit_meeting, mark_attendance, open_meeting
from thidua.councils.forms import AttendanceForm, ConclusionForm, MeetingForm
from thidua.councils.models import Meeting
from thidua.councils.queries import board_of, sitting_members
from thidua.documents.access import attachment
from thidua.documents.queries import documents_about
from thidua.nominations.models import Stage
from thidua.nominations.queries import opinions_of, silent_bodies
from thidua.units.access import MemberRequest, gate
from thidua.units.queries import roles_held
from thidua.web.refusals import refuse

STATUS_OF_FAULT = 409


@gate(may_follow_meetings)
@never_cache
def meeting_page(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """Agenda, numbers, one button for whoever runs it. Asked by htmx every few seconds while a motion is open: only what moves."""
    found = meeting_for(request.member, meeting)
    context: dict[str, Any] = {
        "board": board_of(found, _shown(request)),
        "shown": _shown(request),
        "runs": may_run_meetings.test(request.member),
    }
    if request.headers.get("HX-Request"):
        return render(request, "councils/meeting_live.html", context)
    context |= {
        "year": found.year,
        "spoken": opinions_of(found.unit, found.year, stage=Stage.PROPOSED),
        "silent": silent_bodies(
            found.unit, found.year, Stage.PROPOSED, roles_held(found.unit, request.member.on)
        ),
    }
    context["sits"] = found.council_id in councils_sat_on(request.member)
    return render(request, "councils/meeting.html", context)


@gate(may_run_meetings)
@never_cache
def meeting_projector(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """For the wall: no names while voting is open, only how many are still expected."""
    found = meeting_for(request.member, meeting)
    context = {"board": board_of(found, _shown(request) or _last_closed(found)), "qr": _way_to_vote(found)}
    template = "projector_live" if request.headers.get("HX-Request") else "projector"
    return render(request, f"councils/{template}.html", context)


@gate(may_run_meetings)
def meeting_edit(request: MemberRequest, meeting: UUID) -> HttpResponse:
    found = meeting_for(request.member, meeting)
    fields = ("title", "on", "place", "version")
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        initial={field: getattr(found, field) for field in fields},
    )
    if request.method == "POST" and form.is_valid():
        given = {field: form.cleaned_data[field] for field in fields}
        try:
            edit_meeting(by=request.member.actor, meeting=found, **given)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lưu phiên họp.")
            return redirect("meeting_page", meeting=found.id)
    context = {"form": form, "meeting": found}
    return render(
        request, "councils/meeting_form.html", context, status=STATUS_OF_FAULT if form.errors else 200
    )


@gate(may_run_meetings)
@require_POST
def meeting_open(request: MemberRequest, meeting: UUID) -> HttpResponse:
    planned = meeting_for(request.member, meeting)
    found = open_meeting(by=request.member.actor, meeting=planned)
    moved = (
        f" Phiên họp dự kiến ngày {planned.on:%d/%m/%Y} nay ghi ngày khai mạc {found.on:%d/%m/%Y}."
        if planned.on != found.on
        else ""
    )
    messages.success(request, f"Đã khai mạc.{moved} Hãy điểm danh.")
    return redirect("meeting_attendance", meeting=found.id)


@gate(may_run_meetings)
def meeting_attendance(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """The roll call: one line a member."""
    found = meeting_for(request.member, meeting)
    marked = {row.member_id: ("yes" if row.present else "no", row.reason) for row in found.attendances.all()}
    form = AttendanceForm(
        request.POST if request.method == "POST" else None,
        members=sitting_members(found.council),
        marked=marked,
    )
    if request.method == "POST" and form.is_valid():
        try:
            mark_attendance(by=request.member.actor, meeting=found, presences=form.presences())
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lưu điểm danh.")
            return redirect("meeting_page", meeting=found.id)
    context = {"form": form, "meeting": found}
    return render(
        request, "councils/attendance.html", context, status=STATUS_OF_FAULT if form.errors else 200
    )


@gate(may_run_meetings)
def meeting_close(request: MemberRequest, meeting: UUID) -> HttpResponse:
    """The conclusion; with it the meeting ends and the minutes are issued."""
    found = meeting_for(request.member, meeting)
    form = ConclusionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            close_meeting(by=request.member.actor, meeting=found, conclusion=form.cleaned_data["conclusion"])
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã bế mạc và ra biên bản.")
            return redirect("meeting_page", meeting=found.id)
    context = {"form": form, "board": board_of(found)}
    return render(
        request, "councils/meeting_close.html", context, status=STATUS_OF_FAULT if form.errors else 200
    )


@gate(may_read_minutes)
def meeting_minutes(request: MemberRequest, meeting: UUID) -> HttpResponse:
    return _paper_about(request, read_meeting_for(request.member, meeting).id)


@gate(may_read_minutes)
def motion_count_sheet(request: MemberRequest, motion: UUID) -> HttpResponse:
    found = motion_for(request.member, motion)
    read_meeting_for(request.member, found.meeting_id)
    return _paper_about(request, found.id)


def _paper_about(request: MemberRequest, about: UUID) -> HttpResponse:
    papers = documents_about(request.member.unit, about)
    if not papers:
        raise Http404
    return attachment(papers[0].file)


def _shown(request: MemberRequest) -> UUID | None:
    """The motion asked for in the address; nonsense there is nothing asked for."""
    try:
        return UUID(request.GET.get("noi-dung", ""))
    except ValueError:
        return None


def _last_closed(meeting: Meeting) -> UUID | None:
    """What the wall goes on showing after closing, until the next motion opens."""
    closed = [motion for motion in meeting.motions.all() if motion.closed_at]
    return max(closed, key=lambda motion: str(motion.closed_at)).id if closed else None


def _way_to_vote(meeting: Meeting) -> str:
    """The address of the ballot as a QR code; none where nobody said what the address is."""
    if not settings.THIDUA_PUBLIC_URL:
        return ""
    address = settings.THIDUA_PUBLIC_URL + reverse("meeting_vote", kwargs={"meeting": meeting.id})
    return mark_safe(qr_svg(address))  # noqa: S308 -- drawn by ourselves, from an address of ours
