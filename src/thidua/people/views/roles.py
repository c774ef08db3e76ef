"""Who holds which duty here from when to when: giving one, ending one, letting somebody from outside look in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.core.ids import grouped
from thidua.people import queries
from thidua.people.access import appointment_for, may_give_roles
from thidua.people.actions import admit_outsider
from thidua.people.forms.roles import OutsiderForm, RoleEndForm, RoleForm
from thidua.people.models import Posting
from thidua.people.views.slips import foot
from thidua.units.access import MemberRequest, gate
from thidua.units.actions import cancel_role, end_role, give_role
from thidua.units.models import Role
from thidua.units.queries import appointments_in, appointments_past, appointments_to_come
from thidua.web.refusals import refuse, sent

PAST_SHOWN = 50


@gate(may_give_roles)
def roles(request: MemberRequest) -> HttpResponse:
    member = request.member
    working = queries.with_account(member.unit, member.on)
    people = [row for row in working if row.person.user_id != member.user.id]
    queries.tell_apart(member.unit, [row.person for row in people])
    form = RoleForm(sent(request), people=people, unit=member.unit)
    if request.method == "POST" and form.is_valid() and _given(request, people, form):
        return redirect("roles")
    context = {
        "form": form,
        "people": people,
        "held": appointments_in(member.unit, member.on),
        "to_come": appointments_to_come(member.unit, member.on),
        "past": appointments_past(member.unit, member.on)[:PAST_SHOWN],
    }
    return render(request, "people/roles.html", context)


@gate(may_give_roles)
def role_end(request: MemberRequest, appointment_id: UUID) -> HttpResponse:
    """The last day of a duty: what was done in the role stays the work of who held it."""
    found = appointment_for(request.member, appointment_id)
    form = RoleEndForm(sent(request))
    if request.method == "POST" and form.is_valid():
        last = form.last_day(request.member.on)
        try:
            ended = end_role(by=request.member.actor, appointment=found, on=last)
        except RefusedError as error:
            refuse(form, error)
        else:
            who = ended.user.full_name
            messages.success(request, f"{who} thôi vai trò {_called(ended.role)} sau ngày {last:%d/%m/%Y}.")
            return redirect("roles")
    status = 409 if form.errors else 200
    return render(request, "people/role_end.html", {"form": form, "one": found}, status=status)


@require_POST
@gate(may_give_roles)
def role_cancel(request: MemberRequest, appointment_id: UUID) -> HttpResponse:
    """Taken back before its first day."""
    found = appointment_for(request.member, appointment_id)
    cancel_role(by=request.member.actor, appointment=found, on=request.member.on)
    messages.success(request, f"Đã hủy vai trò {_called(found.role)} của {found.user.full_name}.")
    return redirect("roles")


@never_cache
@gate(may_give_roles)
def outsider_new(request: MemberRequest) -> HttpResponse:
    """An inspector gets an account for some days; the answer is the slip itself, which cannot be shown again."""
    member = request.member
    form = OutsiderForm(sent(request), initial={"starts": member.on})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        try:
            user, code = admit_outsider(
                by=member.actor,
                unit=member.unit,
                full_name=wanted["full_name"],
                role=Role.INSPECTOR,
                on=wanted["starts"],
                ends=wanted["ends"],
                paper=wanted["paper"],
            )
        except RefusedError as error:
            refuse(form, error)
        else:
            team = f"Người kiểm tra, thanh tra, đến hết {wanted['ends']:%d/%m/%Y}"
            slip = {"name": user.full_name, "team": team, "username": user.username, "code": grouped(code)}
            return render(request, "people/slips_print.html", {"slips": [slip], **foot(request)})
    return render(request, "people/outsider.html", {"form": form})


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
            on=wanted["starts"] or member.on,
            ends=wanted["ends"],
            team=wanted["team"],
            paper=wanted["paper"],
        )
    except RefusedError as error:
        refuse(form, error)
        return False
    words = f"từ {given.starts:%d/%m/%Y}" if given.starts > member.on else "nay"
    if given.ends and given.ends < member.on:
        words = "đã"
    until = f" đến hết {given.ends:%d/%m/%Y}" if given.ends else ""
    messages.success(request, f"{person.full_name} {words} giữ vai trò {_called(given.role)}{until}.")
    return True


def _called(role: str) -> str:
    return str(Role(role).label)
