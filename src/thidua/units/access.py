"""Gates: who stands before a page, for which unit, in which roles. Every view passes one."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit
from uuid import UUID

import rules
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from thidua.accounts.models import User
from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.units.models import ROLE_OF_KIND, Association, AssociationKind, Role, Team, Unit
from thidua.units.queries import SecondFactor, lead_on, standings_on

P = ParamSpec("P")
SESSION_UNIT = "unit"
# Something was sent by whoever was signed out: told once after signing in.
SESSION_UNSENT = "unsent"


@dataclass(frozen=True, slots=True)
class Member:
    """A signed-in user in one unit, on one day, with the roles held there that day."""

    user: User
    unit: Unit
    on: date
    roles: frozenset[Role]
    leads: frozenset[UUID]
    other_units: tuple[Unit, ...] = ()
    second_factor: SecondFactor | None = None

    @property
    def owes_second_factor(self) -> bool:
        return self.second_factor is not None and self.second_factor.is_owed(self.on)

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def leads_team(self, team: Team | UUID | None) -> bool:
        return (team.id if isinstance(team, Team) else team) in self.leads

    def speaks_for(self, association: Association | None) -> bool:
        """Whoever leads it on this day; where nobody is entered, who holds the duty that goes with its kind."""
        if association is None or association.unit_id != self.unit.id:
            return False
        lead = lead_on(association, self.on)
        role = ROLE_OF_KIND.get(AssociationKind(association.kind))
        return lead.user_id == self.user.id if lead else role is not None and self.has(role)

    @property
    def actor(self) -> Actor:
        return Actor(user=self.user.id, unit=self.unit.id)


class MemberRequest(HttpRequest):
    """A request that has passed a gate: `member` says who and where."""

    member: Member


def member_of(user: User, *, unit: UUID | None = None, on: date | None = None) -> Member | None:
    """The user's standing in a unit (the first one, if none is named); none without any appointment in force."""
    on = on or clock.today()
    standings = standings_on(user, on)
    if not standings:
        return None
    units = {one.appointment.unit_id: one.appointment.unit for one in standings}
    chosen = units[unit] if unit in units else standings[0].appointment.unit
    here = [one for one in standings if one.appointment.unit_id == chosen.id]
    mine = [one.appointment for one in here]
    asked = [one.second_factor for one in here if one.second_factor]
    return Member(
        user=user,
        unit=chosen,
        on=on,
        roles=frozenset(Role(row.role) for row in mine),
        leads=frozenset(row.team_id for row in mine if row.role == Role.TEAM_LEADER and row.team_id),
        other_units=tuple(other for key, other in units.items() if key != chosen.id),
        # What is required for one of several guarded duties is required.
        second_factor=next((one for one in asked if one.must_by), asked[0] if asked else None),
    )


def has_role(*roles: Role) -> Any:
    """A predicate: the member holds one of these roles."""
    name = "_or_".join(role.value for role in roles)
    return rules.predicate(lambda member: member.has(*roles), name=name)


is_member = rules.predicate(lambda member: isinstance(member, Member), name="is_member")
# Whoever works at the unit, and not only looks at it from outside or from above.
works_here = rules.predicate(
    lambda member: bool(member.roles - {Role.INSPECTOR, Role.UPPER_OFFICER}), name="works_here"
)
is_system_officer = has_role(Role.SYSTEM_OFFICER)
is_chair = has_role(Role.CHAIR)
is_secretary = has_role(Role.SECRETARY)
is_team_leader = has_role(Role.TEAM_LEADER)

# What roles bring, each named by the right and not by who has it. The same as a table: docs/reference/roles.md.
runs_the_work = has_role(Role.CHAIR, Role.SECRETARY)
# Everything that the office reads, also what rests on discipline; nothing is written with it.
reads_the_work = has_role(Role.CHAIR, Role.SECRETARY, Role.STANDING_VICE_CHAIR, Role.VICE_PRINCIPAL)
runs_meetings = has_role(Role.CHAIR, Role.SECRETARY, Role.STANDING_VICE_CHAIR)
enters_grades = has_role(Role.CHAIR, Role.SECRETARY, Role.VICE_PRINCIPAL)
decides_leaders_pledges = has_role(Role.CHAIR, Role.SECRETARY, Role.VICE_PRINCIPAL)
gives_opinion = has_role(Role.UNION_CHAIR, Role.PARTY_CELL, Role.YOUTH_LEAD)
reviews_initiatives = has_role(Role.INITIATIVE_REVIEWER)
oversees_for_staff = has_role(Role.INSPECTION_BOARD)
inspects = has_role(Role.INSPECTOR)
keeps_registers = has_role(Role.CLERK)
keeps_fund = has_role(Role.ACCOUNTANT)
serves_lower_units = has_role(Role.UPPER_OFFICER)
# What was done, when and by whom: no values.
reads_journal = has_role(Role.CHAIR, Role.SYSTEM_OFFICER, Role.INSPECTOR)
# Who registered, was proposed, was honoured: names and results, without grades and without what discipline tells.
sees_lists = reads_the_work | gives_opinion | oversees_for_staff | inspects
reads_minutes = reads_the_work | oversees_for_staff | inspects
reads_papers = reads_the_work | inspects


def gate(
    may: Any,
) -> Callable[
    [Callable[Concatenate[MemberRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Let a view be reached only by members for whom the predicate holds.

    Signed out: to the sign-in page; what a page sent by itself gets 401, for a sign-in page is no answer to it.
    A second factor which the unit requires is missing: to where it is turned on,
    and nowhere else. No appointment, or the right lacking: 403 with a sentence. Objects of other units never get
    here: `access.py` of each app looks them up within `request.member.unit`, else 404.
    """

    def decorate(
        view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User):
                return _to_the_door(request)
            member = member_of(user, unit=_chosen_unit(request))
            if member is not None and member.owes_second_factor:
                return redirect("mfa_activate_totp")
            if member is None or not may.test(member):
                raise PermissionDenied
            request.member = member  # type: ignore[attr-defined]  # this is what makes it a MemberRequest
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  # as said on the line above

        guarded.gate = may  # type: ignore[attr-defined]  # read by the house test
        return guarded

    return decorate


def _to_the_door(request: HttpRequest) -> HttpResponse:
    """What was sent is not sent again by signing in: the way leads back to the page with the button, and says so."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    request.session[SESSION_UNSENT] = True
    return redirect_to_login(_page_of_ours(request.headers.get("referer", ""), request) or "/")


def _page_of_ours(address: str, request: HttpRequest) -> str:
    """The path of an address on this site; empty for any other."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    found = urlsplit(address)
    return f"{found.path}?{found.query}" if ours and found.query else found.path if ours else ""


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that anybody may see; said aloud, so that none is public by forgetting."""
    view.gate = None  # type: ignore[attr-defined]  # read by the house test
    return view


def _chosen_unit(request: HttpRequest) -> UUID | None:
    value = request.session.get(SESSION_UNIT)
    return UUID(value) if value else None
