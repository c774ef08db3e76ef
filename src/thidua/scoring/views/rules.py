"""By which rules a reopened sheet goes: what it keeps, what the day of a new paper would ask, and the choice with its reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.registrations.access import year_for
from thidua.scoring.access import may_approve
from thidua.scoring.actions import choose_rules
from thidua.scoring.forms import RulesForm
from thidua.scoring.queries import basis_for, basis_kept, evaluation_of, open_reopening
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_approve)
def evaluation_rules(request: MemberRequest) -> HttpResponse:
    """Whoever approves chooses; a sheet that was never approved has nothing to keep."""
    member = request.member
    year = year_for(member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    evaluation = evaluation_of(member.unit, year)
    again = open_reopening(evaluation)
    form = RulesForm(sent(request))
    if form.is_bound and form.is_valid():
        try:
            choose_rules(
                by=member.actor,
                unit=member.unit,
                year=year,
                kept=form.cleaned_data["kept"] == "yes",
                because=form.cleaned_data["because"],
                on=member.on,
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã đổi cách đánh giá của bảng này. Hãy xem lại từng dòng.")
            return redirect(f"{reverse('evaluation_sheet')}?nam={year.name}")
    context: dict[str, Any] = {"year": year, "evaluation": evaluation, "again": again, "form": form}
    if evaluation and again and again.approved_on:
        kept_on = evaluation.rules_on or again.approved_on
        context["kept"] = basis_kept(member.unit, evaluation.rules, kept_on)
        context["new"] = basis_for(member.unit, member.on)
    return render(request, "scoring/rules.html", context, status=STATUS_OF_FAULT if form.errors else 200)
