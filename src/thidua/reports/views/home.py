"""The home of one's roles: what waits, where the year stands, what came back, what is late."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from thidua.reports.queries import is_begun
from thidua.units.access import MemberRequest, gate, is_member, public


@public
def home(request: HttpRequest) -> HttpResponse:
    """Public only as far as the door: the gate behind it leads whoever is not signed in to the sign-in page."""
    if not request.user.is_authenticated and not is_begun():
        return redirect("first_run")
    return cast("HttpResponse", _home(request))


@gate(is_member)
def _home(request: MemberRequest) -> HttpResponseBase:
    return render(request, "reports/home.html")
