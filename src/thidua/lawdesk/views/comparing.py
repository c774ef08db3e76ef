"""What the law changes between two days, and what that touches in the unit."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from thidua.lawdesk.forms.comparing import DaysForm
from thidua.lawdesk.queries.changes import changes, turning_days
from thidua.lawdesk.queries.touched import dossiers_touched, open_dossiers, people_touched, rules_touched
from thidua.lawdesk.queries.touched_criteria import criteria_touched
from thidua.units.access import MemberRequest, gate, is_member, reads_the_work


@gate(is_member)
def law_diff(request: MemberRequest) -> HttpResponse:
    """Everybody reads the law's change and what it means for oneself; whoever reads the work for the whole unit."""
    member = request.member
    asked = "tu" in request.GET and "den" in request.GET
    begun = {"first": request.GET.get("tu"), "second": request.GET.get("den") or member.on, "award": request.GET.get("danh-hieu")}  # fmt: skip
    form = DaysForm(request.GET) if asked else DaysForm(initial=begun)
    context: dict[str, Any] = {"form": form, "turning_days": turning_days()}
    if asked and form.is_valid():
        first, second = form.cleaned_data["first"], form.cleaned_data["second"]
        found = changes(first, second, form.cleaned_data["award"] or None)
        office = reads_the_work.test(member)
        dossiers = open_dossiers(member) if office else []
        context |= {
            "changes": found,
            "office": office,
            "people": people_touched(member, first, second, dossiers),
            "dossiers": dossiers_touched(dossiers, second),
            "rules": rules_touched(member, first, second, found.codes) if office else [],
            "criteria": criteria_touched(member.unit, second, found.instrument_ids) if office else [],
        }
    return render(request, "lawdesk/diff.html", context)
