"""Confirming and returning pledges: one person's, or a whole list after it was shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.collectives.access import sees_discipline
from thidua.collectives.models import collective_of
from thidua.core.errors import RefusedError
from thidua.people.access import may_see_discipline
from thidua.people.models import LIST_ORDER
from thidua.registrations.access import (
    may_confirm,
    may_decide,
    may_pledge,
    pledge_for,
    pledges_for,
    round_for,
)
from thidua.registrations.actions import confirm_pledge, confirm_pledges, return_pledge
from thidua.registrations.forms import ReturnForm, SeenListForm
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import (
    Standing,
    collective_standings,
    leaders_of,
    standings_of,
    story_of,
)
from thidua.registrations.states import PledgeState
from thidua.units.access import Member, MemberRequest, gate


@gate(may_pledge)
def pledge_decide(request: MemberRequest, pledge_id: UUID) -> HttpResponse:
    """One pledge as its confirmer meets it: what is pledged, how the person stands, two ways on."""
    pledge = pledge_for(request.member, pledge_id)
    decides = may_decide(request.member, pledge, _leaders(request.member))
    form = ReturnForm(request.POST if request.POST.get("act") == "return" else None)
    if request.method == "POST" and decides and _decided(request, pledge, form):
        return redirect(f"{reverse('round_board')}?nam={pledge.round.year.name}")
    standings = _standings(request.member, pledge)
    context = {
        "pledge": pledge,
        "decides": decides,
        "form": form,
        "story": story_of(pledge),
        "standings": [standing for standing in standings if standing.code in pledge.awards],
    }
    return render(request, "registrations/pledge_decide.html", context)


@gate(may_confirm)
def team_confirm(request: MemberRequest, round_id: UUID) -> HttpResponse:
    """Everybody waiting whom this member may confirm, as a list; then all at once."""
    found = round_for(request.member, round_id)
    waiting = {pledge.id: pledge for pledge in _waiting(request, found)}
    if request.method == "POST":
        form = SeenListForm(request.POST, waiting={key: pledge.version for key, pledge in waiting.items()})
        if form.is_valid():
            chosen = [waiting[key] for key in form.pledge_ids()]
            confirm_pledges(by=request.member.actor, round=found, pledges=chosen)
            messages.success(request, f"Đã xác nhận {len(chosen)} bản đăng ký.")
            return redirect(f"{reverse('round_board')}?nam={found.year.name}")
        messages.error(request, " ".join(str(fault) for fault in form.errors["seen"]))
    return render(request, "registrations/team_confirm.html", {"round": found, "waiting": waiting.values()})


def _waiting(request: MemberRequest, found: Round) -> list[Pledge]:
    """In one team if the address names it, else wherever the member decides."""
    leaders = _leaders(request.member)
    rows = pledges_for(request.member).filter(round=found, state=PledgeState.SUBMITTED)
    rows = rows.order_by(*LIST_ORDER)
    team = request.GET.get("to")
    return [
        pledge
        for pledge in rows
        if may_decide(request.member, pledge, leaders) and (not team or str(pledge.team_id) == team)
    ]


def _standings(member: Member, pledge: Pledge) -> list[Standing]:
    year = pledge.round.year.name
    if pledge.is_collective:
        return collective_standings(
            collective_of(pledge), school_year=year, on=member.on, discipline=sees_discipline(member)
        )
    person = pledge.one_person
    discipline = may_see_discipline(member, person)
    return standings_of(
        unit=member.unit, person=person, school_year=year, on=member.on, discipline=discipline
    )


def _leaders(member: Member) -> dict[UUID | None, frozenset[UUID]]:
    return {team: frozenset(users) for team, users in leaders_of(member.unit, member.on).items()}


def _version(request: MemberRequest) -> int | None:
    """What the form says was read."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() else None


def _decided(request: MemberRequest, pledge: Pledge, form: ReturnForm) -> bool:
    """Whether the act was done; a return without a reason stays on the page."""
    name = pledge.holder_name
    if request.POST.get("act") == "confirm":
        confirm_pledge(by=request.member.actor, pledge=pledge, version=_version(request))
        messages.success(request, f"Đã xác nhận bản đăng ký của {name}.")
        return True
    if not form.is_valid():
        return False
    try:
        return_pledge(by=request.member.actor, pledge=pledge, reason=form.cleaned_data["reason"])
    except RefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"Đã trả lại bản đăng ký của {name} kèm lý do.")
    return True
