"""Opening dossiers: from the locked list of pledges, or one by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.core.errors import RefusedError
from thidua.nominations.access import may_work_on_dossiers
from thidua.nominations.actions import open_dossier, open_dossiers
from thidua.nominations.forms import AddForm, CandidatesForm
from thidua.nominations.queries import candidates_of
from thidua.people.queries import staff_of
from thidua.registrations.access import year_for
from thidua.registrations.queries import locked_round
from thidua.scoring.queries import approved_evaluation, day_of_sheet
from thidua.units.access import MemberRequest, gate


@gate(may_work_on_dossiers)
def dossier_open(request: MemberRequest) -> HttpResponse:
    """The list before: one line for each confirmed title and person; then all ticked ones at once."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "nominations/no_year.html")
    unit = request.member.unit
    candidates = candidates_of(unit, year)
    form = CandidatesForm(request.POST or None, candidates=candidates)
    if request.method == "POST" and form.is_valid():
        lines = [(candidate.person, candidate.award) for candidate in form.chosen()]
        opened = open_dossiers(
            by=request.member.actor, unit=unit, year=year, lines=lines, on=request.member.on
        )
        messages.success(request, f"Đã lập {len(opened)} hồ sơ và xét điều kiện theo luật cho từng hồ sơ.")
        return redirect(f"{reverse('dossier_list')}?nam={year.name}")
    context = {
        "year": year,
        "candidates": candidates,
        "form": form,
        "graded": approved_evaluation(unit, year),
        "locked": locked_round(unit, year),
    }
    return render(request, "nominations/open.html", context)


@gate(may_work_on_dossiers)
def dossier_add(request: MemberRequest) -> HttpResponse:
    """One by hand: from 2024 on a missing pledge is no bar."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "nominations/no_year.html")
    unit = request.member.unit
    staff = staff_of(unit, on=day_of_sheet(year, request.member.on))
    form = AddForm(request.POST or None, staff=staff)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["person"]
        person = next(posting.person for posting in staff if str(posting.person_id) == chosen)
        try:
            dossier = open_dossier(
                by=request.member.actor,
                unit=unit,
                year=year,
                person=person,
                award=form.cleaned_data["award"],
                on=request.member.on,
            )
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã lập hồ sơ của {person.full_name}.")
            return redirect("dossier_page", dossier.id)
    return render(request, "nominations/add.html", {"year": year, "form": form})
