"""The school's own data: its teams, its names and the sign on its papers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.people import queries
from thidua.people.access import may_correct_school, may_give_roles, may_keep_teams, team_for
from thidua.people.forms.school import SchoolForm, TeamForm
from thidua.units.access import MemberRequest, gate
from thidua.units.actions import CORRECTABLE, correct_unit, create_team, rename_team
from thidua.web.refusals import refuse, sent

UNCHANGED = "Không có gì thay đổi."


@gate(may_keep_teams)
def teams(request: MemberRequest) -> HttpResponse:
    """The teams there are, and a new one."""
    member = request.member
    form = TeamForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = create_team(by=member.actor, unit=member.unit, name=form.cleaned_data["name"])
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã thêm tổ: {made.name}.")
            return redirect("teams")
    rows = queries.teams_of(member.unit, member.on)
    may = {
        "may_give_roles": may_give_roles.test(member),
        "may_correct_school": may_correct_school.test(member),
    }
    return render(request, "people/teams.html", {"form": form, "rows": rows, **may})


@gate(may_keep_teams)
def team_rename(request: MemberRequest, team_id: UUID) -> HttpResponse:
    """Another name for the same team: whoever is in it stays."""
    team = team_for(request.member, team_id)
    form = TeamForm(sent(request), initial={"name": team.name})
    if request.method == "POST" and form.is_valid():
        if not form.has_changed():
            messages.info(request, UNCHANGED)
            return redirect("teams")
        try:
            renamed = rename_team(by=request.member.actor, team=team, name=form.cleaned_data["name"])
        except RefusedError as error:
            refuse(form, error)
        else:
            messages.success(request, f"Đã đổi tên tổ: {team.name} nay là {renamed.name}.")
            return redirect("teams")
    return render(request, "people/team.html", {"form": form, "team": team})


@gate(may_correct_school)
def school_details(request: MemberRequest) -> HttpResponse:
    """What the school is called and how its papers are signed; the code and the level stay."""
    member = request.member
    form = SchoolForm(sent(request), initial={name: getattr(member.unit, name) for name in CORRECTABLE})
    if request.method == "POST" and form.is_valid():
        if not form.has_changed():
            messages.info(request, UNCHANGED)
            return redirect("school_details")
        try:
            correct_unit(by=member.actor, unit=member.unit, changes=form.changes())
        except RefusedError as error:
            refuse(form, error)
        else:
            changed = ", ".join(CORRECTABLE[name] for name in form.changed_data)
            messages.success(request, f"Đã sửa {changed}.")
            return redirect("school_details")
    return render(request, "people/school.html", {"form": form, "school": member.unit})
