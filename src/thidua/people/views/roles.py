"""Who holds which duty here: giving one, ending one. People get their account by a slip before."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.people import queries
from thidua.people.access import appointment_for, may_give_roles
from thidua.people.forms.staff import RoleForm
from thidua.people.models import Posting
from thidua.people.views.directory import refuse, sent
from thidua.units.access import MemberRequest, gate
from thidua.units.actions import end_role, give_role
from thidua.units.models import Role
from thidua.units.queries import appointments_in


@gate(may_give_roles)
def roles(request: MemberRequest) -> HttpResponse:
    member = request.member
    working = queries.with_account(member.unit, member.on)
    people = [row for row in working if row.person.user_id != member.user.id]
    form = RoleForm(sent(request), people=people, unit=member.unit)
    if request.method == "POST" and form.is_valid() and _given(request, people, form):
        return redirect("roles")
    held = appointments_in(member.unit, member.on)
    return render(request, "people/roles.html", {"form": form, "held": held, "people": people})


@require_POST
@gate(may_give_roles)
def role_end(request: MemberRequest, appointment_id: UUID) -> HttpResponse:
    """Today is the last day: what was done in the role stays the work of who held it."""
    found = appointment_for(request.member, appointment_id)
    ended = end_role(by=request.member.actor, appointment=found, on=request.member.on)
    messages.success(
        request, f"{ended.user.full_name} thôi vai trò {_called(ended.role)} sau ngày {ended.ends:%d/%m/%Y}."
    )
    return redirect("roles")


def _given(request: MemberRequest, people: list[Posting], form: RoleForm) -> bool:
    """Whether it was done; a refusal stays on the page."""
    member, wanted = request.member, form.cleaned_data
    person = next(row.person for row in people if str(row.person.user_id) == wanted["user"])
    assert person.user is not None
    try:
        given = give_role(
            by=member.actor,
            unit=member.unit,
            user=person.user,
            role=Role(wanted["role"]),
            on=member.on,
            team=wanted["team"],
            paper=wanted["paper"],
        )
    except RefusedError as error:
        refuse(form, error)
        return False
    messages.success(request, f"{person.full_name} nay giữ vai trò {_called(given.role)}.")
    return True


def _called(role: str) -> str:
    return str(Role(role).label)
