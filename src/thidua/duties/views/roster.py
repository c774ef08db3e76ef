"""The roster: who is in charge of what, and the forms by which that is written down."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.duties.access import charge_for, may_read_roster, may_write_roster, part_for
from thidua.duties.actions import close_part, end_charge, give_charge, name_part
from thidua.duties.forms import ChargeForm, LastDayForm, PartForm
from thidua.duties.models import ChargeKind, Part
from thidua.duties.queries.roster import BY_ROLE, closed_parts, gaps_of, roster_of
from thidua.people.access import may_give_roles
from thidua.units.access import MemberRequest, gate
from thidua.units.models import Role
from thidua.web.refusals import refuse, sent

FAULT = 422


@gate(may_read_roster)
def duty_roster(request: MemberRequest) -> HttpResponse:
    member = request.member
    roster = roster_of(member.unit, member.on)
    context = {
        "roster": roster,
        "gaps": gaps_of(roster),
        "closed": closed_parts(member.unit),
        "today": member.on,
        "may_write": may_write_roster.test(member),
        "may_give_roles": may_give_roles.test(member),
    }
    return render(request, "duties/roster.html", context)


@gate(may_write_roster)
def duty_part_new(request: MemberRequest) -> HttpResponse:
    form = PartForm(sent(request))
    if form.is_bound and form.is_valid():
        member = request.member
        try:
            part = name_part(by=member.actor, unit=member.unit, name=form.cleaned_data["name"], on=member.on)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã thêm phần việc. Hãy chọn người phụ trách.")
            return redirect("duty_give", part.id)
    return _form(request, form, heading="Thêm phần việc", button="Thêm và chọn người")


@gate(may_write_roster)
def duty_give(request: MemberRequest, duty_part: UUID) -> HttpResponse:
    """Who answers for a part; with `?thay=1` who stands in."""
    part = part_for(request.member, duty_part)
    kind = ChargeKind.DEPUTY if request.GET.get("thay") else ChargeKind.MAIN
    return _give(request, kind, part=part, name=part.name)


@gate(may_write_roster)
def duty_deputy(request: MemberRequest, role: str) -> HttpResponse:
    """Who stands in for the holder of a role; the holder is appointed elsewhere."""
    if role not in BY_ROLE:
        raise Http404
    return _give(request, ChargeKind.DEPUTY, role=Role(role), name=BY_ROLE[Role(role)])


@gate(may_write_roster)
def duty_end(request: MemberRequest, charge: UUID) -> HttpResponse:
    row = charge_for(request.member, charge)
    form = LastDayForm(sent(request), initial={"on": request.member.on})
    if form.is_bound and form.is_valid():
        try:
            end_charge(by=request.member.actor, charge=row, on=form.cleaned_data["on"])
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã ghi ngày thôi của {row.person.full_name}.")
            return redirect("duty_roster")
    name = row.part.name if row.part else BY_ROLE[Role(row.role)]
    return _form(
        request, form, heading=f"{row.person.full_name} thôi phụ trách", lead=name, button="Ghi ngày thôi"
    )


@gate(may_write_roster)
def duty_part_close(request: MemberRequest, duty_part: UUID) -> HttpResponse:
    """Asked on a page of its own: the part leaves the roster."""
    part = part_for(request.member, duty_part)
    form = forms.Form(sent(request))
    if form.is_bound:
        try:
            close_part(by=request.member.actor, part=part, on=request.member.on)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã khép phần việc.")
            return redirect("duty_roster")
    lead = f"{part.name}. Phần việc không còn phải làm thì khép; ai đã phụ trách vẫn được giữ."
    return _form(request, form, heading="Khép phần việc?", lead=lead, button="Khép phần việc")


def _give(
    request: MemberRequest, kind: ChargeKind, *, name: str, part: Part | None = None, role: Role | None = None
) -> HttpResponse:
    member = request.member
    form = ChargeForm(sent(request), unit=member.unit, on=member.on, initial={"starts": member.on})
    if form.is_bound and form.is_valid():
        try:
            give_charge(
                by=member.actor, unit=member.unit, kind=kind, part=part, role=role, **form.cleaned_data
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã phân công {form.cleaned_data['person'].full_name}.")
            return redirect("duty_roster")
    heading = "Chọn người làm thay" if kind == ChargeKind.DEPUTY else "Chọn người phụ trách"
    return _form(request, form, heading=heading, lead=name, button="Phân công")


def _form(request: MemberRequest, form: forms.Form, **words: Any) -> HttpResponse:
    status = FAULT if form.errors else 200
    return render(request, "duties/roster_form.html", {"form": form, **words}, status=status)
