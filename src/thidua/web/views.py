"""The frame's own page: going from one's unit to another."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from thidua.units.access import SESSION_UNIT, MemberRequest, gate, is_member


@require_POST
@gate(is_member)
def switch_unit(request: MemberRequest) -> HttpResponse:
    """Only among the member's own units; any other is not there."""
    others = {str(unit.id): unit for unit in request.member.other_units}
    chosen = others.get(request.POST.get("unit", ""))
    if chosen is None:
        raise Http404
    request.session[SESSION_UNIT] = str(chosen.id)
    messages.success(request, f"Đang làm việc ở {chosen.short_name}.")
    return redirect("home")
