"""Correcting what ties a person to other places; the comment of a unit, with its scan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.files.actions import keep
from thidua.files.queries import content_of
from thidua.people import actions
from thidua.people.access import elsewhere_for, may_see_discipline, may_write_about, membership_of, person_for
from thidua.people.forms.ties import CommentForm, ElsewhereEditForm, MembershipEditForm
from thidua.people.models import Membership, WorkElsewhere
from thidua.people.queries import THEIRS
from thidua.units.access import Member, MemberRequest, gate, is_member, runs_the_work
from thidua.web.refusals import refuse, sent

Tie = WorkElsewhere | Membership
DROPPED, ASKED_TO_DROP = "Đã bỏ dòng ghi nhầm.", "Bỏ hẳn dòng này? Chỉ bỏ khi ghi nhầm."


@gate(runs_the_work)
def person_tie(request: MemberRequest, person_id: UUID, what: str, tie_id: UUID) -> HttpResponse:
    """One row of the person's work elsewhere (`don-vi-khac`) or membership (`doan-the`); or it goes."""
    member = request.member
    person = person_for(member, person_id)
    if not may_write_about(member, person):
        raise PermissionDenied
    row = _row(member, what, person_id, tie_id)
    form = _form(row, request)
    if request.method == "POST" and form.is_valid():
        try:
            done = _write(member, row, form, drop="drop" in request.POST)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, done)
            return redirect("person_page", person.id)
    heading = (
        "Sửa chuyển công tác, biệt phái" if isinstance(row, WorkElsewhere) else "Sửa sinh hoạt đảng, đoàn thể"
    )
    context = {"form": form, "heading": heading, "person": person, "button": "Ghi", "drop": ASKED_TO_DROP}
    return render(request, "people/form.html", context)


@gate(runs_the_work)
def person_comment(request: MemberRequest, person_id: UUID, tie_id: UUID) -> HttpResponse:
    """The comment between the two units: when it was asked for, and what came of it."""
    member = request.member
    person = person_for(member, person_id)
    if not may_write_about(member, person):
        raise PermissionDenied
    row = elsewhere_for(member, person, tie_id)
    files = request.FILES if request.method == "POST" else None
    form = CommentForm(
        sent(request), files, initial=CommentForm.initial_of(row), has_scan=row.scan_id is not None
    )
    if request.method == "POST" and form.is_valid():
        try:
            _write_comment(member, row, form)
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã ghi nhận xét về {person.full_name}.")
            return redirect("person_page", person.id)
    context = {"form": form, "heading": _comment_heading(row), "person": person, "button": "Ghi"}
    return render(request, "people/form.html", context)


@gate(is_member)
def person_comment_file(request: MemberRequest, person_id: UUID, tie_id: UUID) -> HttpResponse:
    """The scan of the comment, as a download; its bytes are checked against the digest before they leave."""
    member = request.member
    person = person_for(member, person_id)
    if not may_see_discipline(member, person):
        raise PermissionDenied
    stored = elsewhere_for(member, person, tie_id).scan
    if stored is None:
        raise Http404
    response = HttpResponse(content_of(stored), content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["Cache-Control"] = "private, no-store"
    return response


def _row(member: Member, what: str, person_id: UUID, tie_id: UUID) -> Tie:
    person = person_for(member, person_id)
    if what == "don-vi-khac":
        return elsewhere_for(member, person, tie_id)
    if what == "doan-the":
        return membership_of(person, tie_id)
    raise Http404


def _form(row: Tie, request: MemberRequest) -> ElsewhereEditForm | MembershipEditForm:
    entered = sent(request)
    if isinstance(row, WorkElsewhere):
        return ElsewhereEditForm(entered, initial=ElsewhereEditForm.initial_of(row))
    return MembershipEditForm(entered, initial=MembershipEditForm.initial_of(row))


def _write(member: Member, row: Tie, form: Any, *, drop: bool) -> str:
    """Change the row, or drop it; what is then said."""
    by, unit, version = member.actor, member.unit, form.cleaned_data["version"]
    today = clock.today()
    if isinstance(row, WorkElsewhere):
        if drop:
            actions.drop_elsewhere(by=by, unit=unit, row=row, version=version, on=today)
            return DROPPED
        actions.correct_elsewhere(by=by, unit=unit, row=row, version=version, entry=form.entry())
    elif drop:
        actions.drop_membership(by=by, unit=unit, row=row, version=version, on=today)
        return DROPPED
    else:
        actions.correct_membership(by=by, unit=unit, row=row, version=version, entry=form.entry())
    return f"Đã sửa cho {row.person.full_name}."


def _write_comment(member: Member, row: WorkElsewhere, form: CommentForm) -> None:
    """The day it was asked for where that is new, then the comment itself if it is there."""
    entered = form.cleaned_data
    by, unit, version = member.actor, member.unit, entered["version"]
    if entered["asked_on"] and entered["asked_on"] != row.asked_on:
        row = actions.ask_comment(by=by, unit=unit, row=row, version=version, on=entered["asked_on"])
        version = row.version
    if not entered["passed_on"]:
        return
    scan = entered["scan"]
    kept = keep(by=by, content=scan.read(), name=scan.name, content_type=scan.content_type) if scan else None
    actions.pass_comment(
        by=by,
        unit=unit,
        row=row,
        version=version,
        on=entered["passed_on"],
        comment=entered["comment"],
        paper=entered["paper"],
        scan=kept,
    )


def _comment_heading(row: WorkElsewhere) -> str:
    if row.kind in THEIRS:
        return f"Nhận xét của {row.other_unit}"
    return f"Nhận xét của trường gửi {row.other_unit}"
