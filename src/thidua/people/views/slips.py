"""Accounts by printed slips: choose people, give accounts in one action, print. Codes are shown once."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from thidua.accounts.actions import SLIP_LIFE
from thidua.core import clock
from thidua.core.ids import grouped
from thidua.people import queries
from thidua.people.access import may_give_accounts, may_give_roles
from thidua.people.actions import give_accounts
from thidua.people.forms.staff import SlipsForm
from thidua.people.models import Posting
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import sent


@never_cache
@gate(may_give_accounts)
def slips(request: MemberRequest) -> HttpResponse:
    """Sending the list answers with the slips themselves: to be shown later, their codes would have to be kept."""
    member, today = request.member, clock.today()
    again = "again" in request.POST or "lai" in request.GET
    officer = bool(may_give_roles.test(member))
    # A slip opens the account: for one that is in use, because a password was forgotten, only the officer prints it.
    printed_again = queries.with_account if officer else queries.not_activated
    found = (printed_again if again else queries.without_account)(member.unit, today)
    waiting = [row for row in found if row.person.user_id != member.user.id]
    queries.tell_apart(member.unit, [row.person for row in waiting])
    form = SlipsForm(sent(request), people=waiting)
    if request.method == "POST" and form.is_valid():
        chosen = {row.person_id: row for row in waiting if str(row.person_id) in form.cleaned_data["people"]}
        persons = [row.person for row in chosen.values()]
        codes = give_accounts(by=member.actor, unit=member.unit, persons=persons, on=today)
        printed = [_slip(chosen[person.id], user.username, code) for person, (user, code) in codes]
        return render(request, "people/slips_print.html", {"slips": printed, **foot(request)})
    context = {"form": form, "waiting": waiting, "again": again, "officer": officer}
    return render(request, "people/slips.html", context)


def _slip(posting: Posting, username: str, code: str) -> dict[str, Any]:
    return {
        "name": posting.person.name_apart,
        "team": posting.team.name if posting.team else "",
        "username": username,
        "code": grouped(code),
    }


def foot(request: MemberRequest) -> dict[str, Any]:
    """What stands on every slip: where the code is typed in, and until when it may be."""
    path = reverse("activate")
    address = (
        f"{settings.THIDUA_PUBLIC_URL}{path}"
        if settings.THIDUA_PUBLIC_URL
        else request.build_absolute_uri(path)
    )
    return {
        "school": request.member.unit.name,
        "address": address,
        "until": clock.now() + SLIP_LIFE,
        "may_give_roles": may_give_roles.test(request.member),
    }
