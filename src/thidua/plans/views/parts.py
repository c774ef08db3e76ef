"""What stands around the items of a draft: its frame, bases and recipients, and the order of everything."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.plans.access import (
    base_for,
    item_for,
    may_write_plan,
    plan_for,
    recipient_for,
    section_for,
)
from thidua.plans.actions.bases import drop_base, put_base
from thidua.plans.actions.drafting import drop_section, put_frame
from thidua.plans.actions.ordering import DOWN, UP, move_row
from thidua.plans.actions.recipients import drop_recipient, put_recipient
from thidua.plans.forms import BaseForm, FrameForm, MoveForm, RecipientForm
from thidua.plans.models import Base, Plan, Recipient
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422
FRAME = ("title", "opening", "closing", "drafter", "copies", "version")
ROWS: dict[str, Callable[[Any, UUID], Any]] = {
    "section": section_for,
    "item": item_for,
    "base": base_for,
    "recipient": recipient_for,
}
WAYS = {"len": UP, "xuong": DOWN}


@gate(may_write_plan)
def plan_frame(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Title, opening, closing, who drafted it and in how many copies."""
    row = plan_for(request.member, plan)
    form = FrameForm(sent(request), initial={name: getattr(row, name) for name in FRAME})

    def keep(given: dict[str, Any]) -> None:
        row.version = given.pop("version")
        put_frame(by=request.member.actor, plan=row, on=request.member.on, **given)

    if _kept(form, keep):
        return redirect("plan_page", row.id)
    return _shown(request, "plans/frame.html", form, {"plan": row})


@gate(may_write_plan)
def base_new(request: MemberRequest, plan: UUID) -> HttpResponse:
    return _base(request, plan_for(request.member, plan), None)


@gate(may_write_plan)
def base_edit(request: MemberRequest, base: UUID) -> HttpResponse:
    row = base_for(request.member, base)
    return _base(request, row.plan, row)


@require_POST
@gate(may_write_plan)
def base_drop(request: MemberRequest, base: UUID) -> HttpResponse:
    row = base_for(request.member, base)
    return _dropped(
        request,
        row.plan_id,
        lambda: drop_base(by=request.member.actor, base=row, on=request.member.on),
        "Đã bỏ căn cứ này khỏi dự thảo.",
    )


@gate(may_write_plan)
def recipient_new(request: MemberRequest, plan: UUID) -> HttpResponse:
    return _recipient(request, plan_for(request.member, plan), None)


@gate(may_write_plan)
def recipient_edit(request: MemberRequest, recipient: UUID) -> HttpResponse:
    row = recipient_for(request.member, recipient)
    return _recipient(request, row.plan, row)


@require_POST
@gate(may_write_plan)
def recipient_drop(request: MemberRequest, recipient: UUID) -> HttpResponse:
    row = recipient_for(request.member, recipient)
    return _dropped(
        request,
        row.plan_id,
        lambda: drop_recipient(by=request.member.actor, recipient=row, on=request.member.on),
        "Đã bỏ nơi nhận này khỏi dự thảo.",
    )


@require_POST
@gate(may_write_plan)
def section_drop(request: MemberRequest, section: UUID) -> HttpResponse:
    row = section_for(request.member, section)
    return _dropped(
        request,
        row.plan_id,
        lambda: drop_section(by=request.member.actor, section=row, on=request.member.on),
        f"Đã bỏ mục “{row.title}” và những gì nằm trong mục ấy.",
    )


@require_POST
@gate(may_write_plan)
def plan_reorder(request: MemberRequest, plan: UUID) -> HttpResponse:
    """One row, a place up or down; the page stays in its order of sorting."""
    sorting = f"{reverse('plan_page', args=[plan_for(request.member, plan).id])}?sap-xep=1"
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Hãy chọn một dòng và chuyển lên hoặc chuyển xuống.")
        return redirect(sorting)
    given = form.cleaned_data
    row = ROWS[given["what"]](request.member, given["row"])
    if row.plan_id != plan:
        raise Http404
    try:
        move_row(by=request.member.actor, row=row, way=WAYS[given["way"]], on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{sorting}#{row.id}")


def _base(request: MemberRequest, plan: Plan, base: Base | None) -> HttpResponse:
    form = BaseForm(sent(request), plan=plan, initial=BaseForm.shown(base))

    def keep(given: dict[str, Any]) -> None:
        if base is not None:
            base.version = given["version"] or 0
        put_base(by=request.member.actor, plan=plan, given=form.given(), base=base, on=request.member.on)

    if _kept(form, keep):
        return redirect("plan_page", plan.id)
    return _shown(request, "plans/base.html", form, {"plan": plan, "base": base})


def _recipient(request: MemberRequest, plan: Plan, recipient: Recipient | None) -> HttpResponse:
    form = RecipientForm(
        sent(request), plan=plan, on=request.member.on, initial=RecipientForm.shown(recipient)
    )

    def keep(given: dict[str, Any]) -> None:
        if recipient is not None:
            recipient.version = given["version"] or 0
        put_recipient(
            by=request.member.actor,
            plan=plan,
            name=given["name"],
            purpose=given["purpose"],
            unit_to=given["unit_to"],
            association=given.get("association"),
            ways=form.ways(),
            recipient=recipient,
            on=request.member.on,
        )

    if _kept(form, keep):
        return redirect("plan_page", plan.id)
    return _shown(request, "plans/recipient.html", form, {"plan": plan, "recipient": recipient})


def _kept(form: forms.Form, keep: Callable[[dict[str, Any]], None]) -> bool:
    """Whether something was sent, is whole, and was taken; a refusal is told at its field."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        keep(dict(form.cleaned_data))
    except RefusedError as refusal:
        refuse(form, refusal)
        return False
    return True


def _shown(request: MemberRequest, template: str, form: forms.Form, context: dict[str, Any]) -> HttpResponse:
    status = STATUS_OF_FAULT if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def _dropped(request: MemberRequest, plan: UUID, drop: Callable[[], None], done: str) -> HttpResponse:
    try:
        drop()
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("plan_page", plan)
