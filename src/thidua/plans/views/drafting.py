"""Writing a draft: a section, an item of a kind, one dropped."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.plans import catalogue
from thidua.plans.access import item_for, may_write_plan, plan_for, section_for
from thidua.plans.actions.drafting import drop_item, put_item, put_section
from thidua.plans.fields import fields_of
from thidua.plans.forms import ItemForm, SectionForm
from thidua.plans.models import Item, ItemKind, Plan, Section, SectionRole
from thidua.plans.queries.tree import choices_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422
# What of the catalogue the form begins with.
CHOSEN = "mau"
KINDS = {
    "doan-van": ItemKind.TEXT,
    "phong-trao": ItemKind.MOVEMENT,
    "cuoc-van-dong": ItemKind.CAMPAIGN,
    "dot-thi-dua": ItemKind.PERIOD,
    "chi-tieu": ItemKind.TARGET,
    "nhiem-vu": ItemKind.TASK,
    "ung-ho": ItemKind.DRIVE,
    "phan-cong": ItemKind.ASSIGNMENT,
}


@gate(may_write_plan)
def section_new(request: MemberRequest, plan: UUID) -> HttpResponse:
    row = plan_for(request.member, plan)
    return _section(request, row, None)


@gate(may_write_plan)
def section_edit(request: MemberRequest, section: UUID) -> HttpResponse:
    row = section_for(request.member, section)
    return _section(request, row.plan, row)


@gate(may_write_plan)
def item_new(request: MemberRequest, section: UUID, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    return _item(request, section_for(request.member, section), KINDS[kind], None)


@gate(may_write_plan)
def item_edit(request: MemberRequest, item: UUID) -> HttpResponse:
    row = item_for(request.member, item)
    return _item(request, row.section, ItemKind(row.kind), row)


@require_POST
@gate(may_write_plan)
def item_drop(request: MemberRequest, item: UUID) -> HttpResponse:
    row = item_for(request.member, item)
    plan = row.section.plan_id
    try:
        drop_item(by=request.member.actor, item=row, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã bỏ nội dung này khỏi dự thảo.")
    return redirect("plan_page", plan)


def _section(request: MemberRequest, plan: Plan, section: Section | None) -> HttpResponse:
    initial: dict[str, Any] = {"role": SectionRole.CONTENT}
    if section is not None:
        names = ("number", "title", "role", "parent", "version")
        initial = {name: getattr(section, name) for name in names}
    form = SectionForm(sent(request), plan=plan, besides=section, initial=initial)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        version = given.pop("version") or 0
        if section is not None:
            section.version = version
        try:
            put_section(by=request.member.actor, plan=plan, section=section, on=request.member.on, **given)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            return redirect("plan_page", plan.id)
    context = {"form": form, "plan": plan, "section": section}
    return render(request, "plans/section.html", context, status=STATUS_OF_FAULT if form.errors else 200)


def _item(request: MemberRequest, section: Section, kind: ItemKind, item: Item | None) -> HttpResponse:
    plan, on = section.plan, request.member.on
    chosen = catalogue.named(request.GET.get(CHOSEN, ""), kind) if item is None else None
    initial: dict[str, Any] = {"name": chosen.name, "level": chosen.level} if chosen else {}
    if item is not None:
        initial = {name: getattr(item, name) for name in (*fields_of(kind), "because", "section", "version")}
    if "taking_part" in initial:
        initial["taking_part"] = [row.id for row in initial["taking_part"]]
    form = ItemForm(sent(request), kind=kind, plan=plan, on=on, is_new=item is None, initial=initial)
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version") or 0
        target = values.pop("section", section)
        if item is not None:
            item.version = version
        try:
            put_item(by=request.member.actor, section=target, kind=kind, values=values, item=item, on=on)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            return redirect("plan_page", plan.id)
    context = {"form": form, "plan": plan, "section": section, "kind": kind, "item": item}
    if item is None:
        context |= {"chosen": chosen, "catalogue": choices_of(plan, kind)}
    return render(request, "plans/item.html", context, status=STATUS_OF_FAULT if form.errors else 200)
