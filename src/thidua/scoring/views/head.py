"""By which papers of the level above the head and the unit itself were graded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.registrations.access import year_for
from thidua.scoring.access import may_enter_head_paper, may_enter_unit_grade
from thidua.scoring.actions import enter_head_paper, enter_unit_grade
from thidua.scoring.forms import HeadPaperForm, UnitGradeForm
from thidua.scoring.queries import evaluation_of, lines_of_heads
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


@gate(may_enter_head_paper)
def evaluation_head(request: MemberRequest) -> HttpResponse:
    """Number, day and issuer of what the level above said."""
    member = request.member
    year = year_for(member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    line = next(iter(lines_of_heads(member.unit, year, today=member.on)), None)
    initial: dict[str, object] = {"version": line.version if line else 0}
    if line and line.upper_on:
        initial |= {"number": line.upper_number, "on": line.upper_on, "issuer": line.upper_issuer}
    form = HeadPaperForm(sent(request), initial=initial)
    if line and form.is_bound and form.is_valid():
        try:
            enter_head_paper(
                by=member.actor, unit=member.unit, year=year, person=line.person, **form.cleaned_data
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, f"Đã ghi văn bản cấp trên xếp loại {line.person.full_name}.")
            return redirect(f"{reverse('evaluation_sheet')}?nam={year.name}")
    return render(request, "scoring/head.html", {"year": year, "line": line, "form": form})


@gate(may_enter_unit_grade)
def evaluation_unit(request: MemberRequest) -> HttpResponse:
    """The unit's own grade with the paper that recognises it."""
    member = request.member
    year = year_for(member, request.GET.get("nam"))
    if year is None:
        return render(request, "scoring/sheet_none.html")
    there = evaluation_of(member.unit, year)
    initial: dict[str, object] = {"version": there.unit_version if there else 0}
    if there and there.unit_grade:
        initial |= {"grade": there.unit_grade, "number": there.unit_number}
        initial |= {"on": there.unit_on, "issuer": there.unit_issuer}
    form = UnitGradeForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            enter_unit_grade(by=member.actor, unit=member.unit, year=year, **form.cleaned_data)
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã ghi mức xếp loại của trường.")
            return redirect(f"{reverse('evaluation_sheet')}?nam={year.name}")
    status = STATUS_OF_FAULT if form.errors else 200
    return render(request, "scoring/unit.html", {"year": year, "form": form}, status=status)
