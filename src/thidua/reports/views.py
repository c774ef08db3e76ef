"""The pages everybody meets first: the home of one's roles."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from thidua.units.access import MemberRequest, gate, is_member, public


@public
def home(request: HttpRequest) -> HttpResponseBase:
    """Public only as far as the door: who is not signed in is led to the sign-in page by the gate behind it."""
    return _home(request)


@gate(is_member)
def _home(request: MemberRequest) -> HttpResponse:
    return render(request, "reports/home.html")
