"""The school's mass organisations: which there are, who leads them, and that one no longer works."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.people.access import association_for, may_keep_teams, may_read_associations
from thidua.people.forms.associations import AssociationForm, EndForm, LeadForm
from thidua.units.access import MemberRequest, gate
from thidua.units.actions.associations import end_association, lead_association, put_association
from thidua.units.models import Association
from thidua.units.queries import associations_of, lead_on
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_read_associations)
def associations(request: MemberRequest) -> HttpResponse:
    """Those there are, each with who leads it; a new one, for who keeps them."""
    member = request.member
    keeps = bool(may_keep_teams.test(member))
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    form = AssociationForm(sent(request))

    def keep(given: dict[str, Any]) -> str:
        given.pop("version")
        made = put_association(by=member.actor, unit=member.unit, **given)
        return f"Đã thêm: {made.name}. Hãy ghi ai đứng đầu."

    if _kept(request, form, keep):
        return redirect("associations")
    rows = [(row, lead_on(row, member.on), row.leads.all()) for row in associations_of(member.unit)]
    context = {"form": form, "rows": rows, "keeps": keeps}
    status = STATUS_OF_FAULT if form.errors else 200
    return render(request, "people/associations.html", context, status=status)


@gate(may_keep_teams)
def association_edit(request: MemberRequest, association_id: UUID) -> HttpResponse:
    row = association_for(request.member, association_id)
    form = AssociationForm(
        sent(request), initial={"kind": row.kind, "name": row.name, "version": row.version}
    )

    def keep(given: dict[str, Any]) -> str:
        row.version = given.pop("version") or 0
        put_association(by=request.member.actor, unit=request.member.unit, association=row, **given)
        return "Đã lưu. Giấy tờ đã ban hành giữ tên cũ."

    return _step(request, row, form, keep, heading=f"Sửa: {row.name}", button="Lưu thay đổi")


@gate(may_keep_teams)
def association_lead(request: MemberRequest, association_id: UUID) -> HttpResponse:
    """Somebody of the staff, who then tells of its tasks; or a name, of who has no account here."""
    row, member = association_for(request.member, association_id), request.member
    form = LeadForm(
        sent(request), unit=member.unit, on=member.on, initial={"starts": member.on, "version": row.version}
    )

    def keep(given: dict[str, Any]) -> str:
        row.version = given["version"]
        lead = lead_association(by=member.actor, association=row, led=form.led(), starts=given["starts"])
        return f"Đã ghi: {lead.name} đứng đầu {row.name} từ {lead.starts:%d/%m/%Y}."

    return _step(request, row, form, keep, heading=f"Ai đứng đầu {row.name}", button="Ghi")


@gate(may_keep_teams)
def association_end(request: MemberRequest, association_id: UUID) -> HttpResponse:
    row = association_for(request.member, association_id)
    form = EndForm(sent(request), initial={"ends": request.member.on, "version": row.version})

    def keep(given: dict[str, Any]) -> str:
        row.version = given["version"]
        end_association(by=request.member.actor, association=row, on=given["ends"])
        return f"Đã ghi: {row.name} hoạt động đến hết {given['ends']:%d/%m/%Y}."

    return _step(request, row, form, keep, heading=f"{row.name} không còn hoạt động", button="Ghi ngày cuối")


def _step(
    request: MemberRequest,
    row: Association,
    form: forms.Form,
    keep: Callable[[dict[str, Any]], str],
    **words: str,
) -> HttpResponse:
    if _kept(request, form, keep):
        return redirect("associations")
    status = STATUS_OF_FAULT if form.errors else 200
    return render(request, "people/association.html", {"form": form, "row": row, **words}, status=status)


def _kept(request: MemberRequest, form: forms.Form, keep: Callable[[dict[str, Any]], str]) -> bool:
    """Whether something was sent, is whole, and was taken; a refusal is told at its field."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        told = keep(dict(form.cleaned_data))
    except RefusedError as refusal:
        refuse(form, refusal)
        return False
    messages.success(request, told)
    return True
