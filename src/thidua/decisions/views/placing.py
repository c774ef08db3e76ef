"""Under whom the unit stands: the dated list, and another unit above from a day on, looked at before it is written."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.decisions.access import may_change_parent, placing_for
from thidua.decisions.actions import change_parent, withdraw_parent
from thidua.decisions.actions.placing import new_unit_above, refuse_parent
from thidua.decisions.forms import PlacingForm
from thidua.decisions.queries.placing import open_submissions
from thidua.units.access import MemberRequest, gate
from thidua.units.models import Unit
from thidua.units.queries import parent_on, parents_of, units_above

NOBODY_THERE = (
    "Đơn vị này chưa có cán bộ trong phần mềm: quyết định trên giấy do trường tự ghi ở trang Quyết định. "
    "Muốn họ trả lời ngay trên phần mềm, người quản máy chủ chạy lệnh «thidua unit officer»."
)


@gate(may_change_parent)
def parents(request: MemberRequest) -> HttpResponse:
    """A first sending shows what the change touches; only the second one, from there, writes."""
    unit = request.member.unit
    above = [one for one in units_above() if one.id != unit.id]
    form = PlacingForm(request.POST or None, above=above)
    parent = None
    if request.method == "POST" and form.is_valid():
        try:
            parent = form.parent(unit)
            refuse_parent(unit, parent, form.cleaned_data["on"])
            if "write" in request.POST:
                return _written(request, form, parent)
        except InvalidInputError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
    shows = parent is not None and not form.errors
    waiting = open_submissions(unit) if shows else []
    context = {
        "form": form,
        "rows": parents_of(unit),
        "today": request.member.on,
        "now": parent_on(unit, request.member.on),
        "parent": parent if shows else None,
        "is_ahead": shows and form.cleaned_data["on"] > clock.today(),
        "touched": [one for one in waiting if parent and one.addressee_id != parent.id],
        "staying": [one for one in waiting if parent and one.addressee_id == parent.id],
    }
    return render(request, "decisions/parents.html", context, status=422 if form.errors else 200)


@require_POST
@gate(may_change_parent)
def parent_withdraw(request: MemberRequest, placing_id: UUID) -> HttpResponse:
    """Taken back before its first day."""
    row = placing_for(request.member, placing_id)
    back = withdraw_parent(by=request.member.actor, row=row)
    told = f"Đã rút lại {row.parent.name}, ghi từ {row.starts:%d/%m/%Y}."
    moved = f" {len(back)} tờ trình đã chuyển đi được chuyển về nơi nhận cũ." if back else ""
    messages.success(request, told + moved)
    return redirect("parents")


def _written(request: MemberRequest, form: PlacingForm, parent: Unit) -> HttpResponse:
    member, given = request.member, form.cleaned_data
    # Both or neither: a commune that the unit was not put under would stay in everybody's list.
    with transaction.atomic():
        if form.is_new:
            parent = new_unit_above(by=member.actor, unit=member.unit, parent=parent, on=given["on"])
        row = change_parent(
            by=member.actor,
            unit=member.unit,
            parent=parent,
            on=given["on"],
            paper=given["paper"],
            place=given["place"],
        )
    told = f"Từ {row.starts:%d/%m/%Y}, cấp trên trực tiếp là {parent.name}."
    messages.success(request, f"{told} {NOBODY_THERE}" if form.is_new else told)
    return redirect("parents")
