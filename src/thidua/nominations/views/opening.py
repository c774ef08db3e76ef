"""Opening dossiers: from the locked list of pledges, or one by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.collectives.models import Collective
from thidua.collectives.queries import collectives_of
from thidua.core.errors import RefusedError
from thidua.nominations.access import may_work_on_dossiers
from thidua.nominations.actions import open_collective_dossier, open_dossier, open_dossiers
from thidua.nominations.forms import AddForm, CandidatesForm
from thidua.nominations.models import Dossier
from thidua.nominations.queries import candidates_of, collective_candidates_of
from thidua.people.models import Posting
from thidua.people.queries import staff_of
from thidua.registrations.access import year_for
from thidua.registrations.queries import locked_round
from thidua.scoring.queries import approved_evaluation, day_of_sheet
from thidua.units.access import MemberRequest, gate
from thidua.units.models import SchoolYear


@gate(may_work_on_dossiers)
def dossier_open(request: MemberRequest) -> HttpResponse:
    """The list before: one line for each confirmed title and person; then all ticked ones at once."""
    year = year_for(request.member, request.GET.get("nam"))
    if year is None:
        return render(request, "nominations/no_year.html")
    unit = request.member.unit
    candidates, collectives = candidates_of(unit, year), collective_candidates_of(unit, year)
    form = CandidatesForm(request.POST or None, candidates=candidates, collectives=collectives)
    if request.method == "POST" and form.is_valid():
        lines = [(candidate.person, candidate.award) for candidate in form.chosen()]
        opened = open_dossiers(
            by=request.member.actor,
            unit=unit,
            year=year,
            lines=lines,
            collectives=[(candidate.collective, candidate.award) for candidate in form.chosen_collectives()],
            on=request.member.on,
        )
        messages.success(request, f"Đã lập {len(opened)} hồ sơ và xét điều kiện theo luật cho từng hồ sơ.")
        return redirect(f"{reverse('dossier_list')}?nam={year.name}")
    context = {
        "year": year,
        "candidates": candidates,
        "collectives": collectives,
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
    bodies = collectives_of(unit)
    form = AddForm(request.POST or None, staff=staff, collectives=bodies)
    if request.method == "POST" and form.is_valid():
        try:
            dossier = _opened(request, year, form, staff, bodies)
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã lập hồ sơ của {dossier.holder_name}.")
            return redirect("dossier_page", dossier.id)
    return render(request, "nominations/add.html", {"year": year, "form": form})


def _opened(
    request: MemberRequest,
    year: SchoolYear,
    form: AddForm,
    staff: list[Posting],
    bodies: list[Collective],
) -> Dossier:
    """Of the person, or of the team or school, that was chosen."""
    chosen, award = form.cleaned_data["person"], form.cleaned_data["award"]
    by, on = request.member.actor, request.member.on
    body = next((one for one in bodies if str(one.key) == chosen), None)
    if body is not None:
        return open_collective_dossier(by=by, year=year, collective=body, award=award, on=on)
    person = next(posting.person for posting in staff if str(posting.person_id) == chosen)
    return open_dossier(by=by, unit=request.member.unit, year=year, person=person, award=award, on=on)
