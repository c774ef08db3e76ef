"""Where papers lie and whom to ask: lines which stay from one hand-over to the next."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.duties.access import keeping_for, may_read_handovers, may_write_keeping
from thidua.duties.actions import change_keeping, drop_keeping, write_keeping
from thidua.duties.forms import ContactForm, KeepingForm, SeenForm
from thidua.duties.models import KeepingKind
from thidua.duties.queries.keeping import keeping_of
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

FAULT = 422
SLUGS = {"giay-to": KeepingKind.PLACE, "lien-he": KeepingKind.CONTACT}
FORMS = {KeepingKind.PLACE: KeepingForm, KeepingKind.CONTACT: ContactForm}


@gate(may_read_handovers)
def keeping_list(request: MemberRequest) -> HttpResponse:
    unit = request.member.unit
    context = {
        "places": keeping_of(unit, KeepingKind.PLACE),
        "contacts": keeping_of(unit, KeepingKind.CONTACT),
        "may_write": may_write_keeping.test(request.member),
    }
    return render(request, "duties/keeping.html", context)


@gate(may_write_keeping)
def keeping_new(request: MemberRequest, kind: str) -> HttpResponse:
    chosen = SLUGS.get(kind)
    if chosen is None:
        raise Http404
    form = FORMS[chosen](sent(request))
    if form.is_bound and form.is_valid():
        try:
            write_keeping(by=request.member.actor, unit=request.member.unit, kind=chosen, **form.cleaned_data)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi.")
            return redirect("keeping_list")
    context = {"form": form, "heading": chosen.label}
    return render(request, "duties/keeping_form.html", context, status=FAULT if form.errors else 200)


@gate(may_write_keeping)
def keeping_edit(request: MemberRequest, keeping: UUID) -> HttpResponse:
    row = keeping_for(request.member, keeping)
    form = FORMS[KeepingKind(row.kind)](sent(request), initial={"name": row.name, "text": row.text})
    seen = SeenForm(sent(request))
    if form.is_bound and form.is_valid():
        row.version = seen.cleaned_data["version"] if seen.is_valid() else 0
        try:
            change_keeping(by=request.member.actor, keeping=row, **form.cleaned_data)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã sửa.")
            return redirect("keeping_list")
    context = {"form": form, "heading": row.get_kind_display(), "keeping": row}
    return render(request, "duties/keeping_form.html", context, status=FAULT if form.errors else 200)


@require_POST
@gate(may_write_keeping)
def keeping_drop(request: MemberRequest, keeping: UUID) -> HttpResponse:
    row = keeping_for(request.member, keeping)
    seen = SeenForm(request.POST)
    row.version = seen.cleaned_data["version"] if seen.is_valid() else 0
    drop_keeping(by=request.member.actor, keeping=row)
    messages.success(request, "Đã bỏ.")
    return redirect("keeping_list")
