"""Contribution drives: how far each is, for everybody; what was given, for whoever keeps it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.plans.models import Item, Undertaking
from thidua.plans.queries.periods import ASKED, periods_of
from thidua.plans.queries.tree import living_items
from thidua.targets.access import contribution_for, drive_for, keeps_drive, may_read_targets
from thidua.targets.actions import close_drive, enter_contribution, enter_giver, take_back_contribution
from thidua.targets.forms.drives import CountForm, GiverForm, ResultForm, TakeBackForm
from thidua.targets.queries.drives import Drive, drives_of, is_open, lines_of
from thidua.targets.views.targets import STATUS_OF_FAULT
from thidua.units.access import MemberRequest, gate, works_here
from thidua.web.refusals import refuse, sent


@gate(may_read_targets)
def drive_list(request: MemberRequest) -> HttpResponse:
    """Quota, deadline and rate of each; names of nobody."""
    member = request.member
    periods = periods_of(member.unit, member.on, request.GET.get(ASKED, ""))
    found = drives_of(member.unit, member.on, periods.items())
    rows = [(drive, keeps_drive(member, drive.item)) for drive in found]
    return render(request, "targets/drives.html", {"rows": rows, "periods": periods})


@gate(works_here)
def drive_keep(request: MemberRequest, drive: UUID) -> HttpResponse:
    """What was given, line by line, and where one more line is entered: as counts, or by name."""
    item = drive_for(request.member, drive)
    counts, givers = _forms(request, item)
    form = next((one for one in (counts, givers) if one.is_bound), None)
    if form is not None and form.is_valid():
        try:
            _enter(request, item, form)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi.")
            return redirect("drive_keep", drive)
    lines = lines_of(_undertaking(item))
    live = [line for line in lines if line.taken_back_at is None]
    by_name = any(line.person_id for line in live)
    by_count = any(not line.person_id for line in live)
    context = {
        "drive": _drive(request, item),
        "item": item,
        "lines": lines,
        "is_open": is_open(_undertaking(item)),
        "counts": None if by_name else counts,
        "givers": None if by_count else givers,
        "wrong_way": (by_name and form is counts) or (by_count and form is givers),
        "by_name": by_name,
    }
    return render(request, "targets/drive.html", context, status=_status(form))


@gate(works_here)
def contribution_take_back(request: MemberRequest, contribution: UUID) -> HttpResponse:
    """Why a line is a mistake."""
    row = contribution_for(request.member, contribution)
    form = TakeBackForm(sent(request))
    if form.is_bound and form.is_valid():
        try:
            take_back_contribution(
                by=request.member.actor, contribution=row, because=form.cleaned_data["because"]
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã bỏ dòng ghi nhầm.")
            return redirect("drive_keep", row.undertaking_id)
    context = {"form": form, "row": row, "item": drive_for(request.member, row.undertaking_id)}
    return render(request, "targets/take_back.html", context, status=_status(form))


@gate(works_here)
def drive_close(request: MemberRequest, drive: UUID) -> HttpResponse:
    """The sums as they will stay, and the result in words."""
    item = drive_for(request.member, drive)
    form = ResultForm(sent(request))
    if form.is_bound and form.is_valid():
        try:
            close_drive(
                by=request.member.actor,
                undertaking=_undertaking(item),
                text=form.cleaned_data["text"],
                on=request.member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã kết thúc đợt ủng hộ.")
            return redirect("drive_list")
    context = {
        "form": form,
        "item": item,
        "drive": _drive(request, item),
        "is_open": is_open(_undertaking(item)),
    }
    return render(request, "targets/drive_close.html", context, status=_status(form))


def _forms(request: MemberRequest, item: Item) -> tuple[CountForm, GiverForm]:
    """Of two forms on one page the one that was sent is bound."""
    data = sent(request)
    way = data.get("way") if data is not None else None
    initial: dict[str, Any] = {"on": request.member.on}
    plan = item.section.plan
    counts = CountForm(data if way == "counts" else None, plan=plan, initial={"way": "counts"} | initial)
    givers = GiverForm(
        data if way == "givers" else None, plan=plan, auto_id="giver_%s", initial={"way": "givers"} | initial
    )
    return counts, givers


def _enter(request: MemberRequest, item: Item, form: CountForm | GiverForm) -> None:
    given = dict(form.cleaned_data)
    given.pop("way")
    if isinstance(form, CountForm):
        given["seen"] = given["seen"] or 0
    act = enter_giver if isinstance(form, GiverForm) else enter_contribution
    act(by=request.member.actor, undertaking=_undertaking(item), **given)


def _drive(request: MemberRequest, item: Item) -> Drive:
    among = living_items(request.member.unit).filter(id=item.id)
    rows = drives_of(request.member.unit, request.member.on, among)
    return next(row for row in rows if row.item.id == item.id)


def _undertaking(item: Item) -> Undertaking:
    assert item.undertaking is not None  # `drive_for` finds living ones only
    return item.undertaking


def _status(form: Any) -> int:
    return STATUS_OF_FAULT if form is not None and form.errors else 200
