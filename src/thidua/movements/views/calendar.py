"""The month, and the private address under which one's own calendar program reads it."""

import re
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.movements.access import feed_of, may_have_feed, may_read
from thidua.movements.actions import make_feed, revoke_feed
from thidua.movements.queries.calendar import entries_of, month_of
from thidua.movements.queries.feed import feed_by_token, ics_of
from thidua.units.access import MemberRequest, gate, public

FIRST_YEAR, LAST_YEAR = 2000, 2100
MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")


@gate(may_read)
def calendar_page(request: MemberRequest) -> HttpResponse:
    """One month as boxes on a wide screen and as a list on a phone; `?thang=2026-01` for another."""
    shown = _month(request.GET.get("thang", ""), request.member.on)
    weeks = month_of(request.member, shown.year, shown.month)
    context = {
        "shown": shown,
        "weeks": weeks,
        "entries": entries_of(weeks),
        "before": f"{shown - timedelta(days=1):%Y-%m}",
        "after": f"{shown + timedelta(days=31):%Y-%m}",
        "may_have_feed": may_have_feed.test(request.member),
    }
    return render(request, "movements/calendar.html", context)


@gate(may_have_feed)
def feed_page(request: MemberRequest) -> HttpResponse:
    """The address, shown to its owner alone."""
    feed = feed_of(request.member)
    address = request.build_absolute_uri(reverse("feed_file", args=[feed.token])) if feed else ""
    return render(request, "movements/feed.html", {"feed": feed, "address": address})


@require_POST
@gate(may_have_feed)
def feed_make(request: MemberRequest) -> HttpResponse:
    try:
        make_feed(by=request.member.actor, unit=request.member.unit, user=request.member.user)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã lập địa chỉ lịch. Địa chỉ trước, nếu có, không còn dùng được.")
    return redirect("feed_page")


@require_POST
@gate(may_have_feed)
def feed_revoke(request: MemberRequest) -> HttpResponse:
    feed = feed_of(request.member)
    if feed is None:
        messages.error(request, "Không có địa chỉ nào đang dùng.")
        return redirect("feed_page")
    try:
        revoke_feed(by=request.member.actor, feed=feed)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã thu hồi địa chỉ lịch.")
    return redirect("feed_page")


@public
def feed_file(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever knows the address reads the calendar: what is to be done until which day, no people."""
    feed = feed_by_token(token)
    if feed is None:
        raise Http404
    response = HttpResponse(
        ics_of(feed, clock.today(), request.build_absolute_uri("/")),
        content_type="text/calendar; charset=utf-8",
    )
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _month(asked: str, today: date) -> date:
    """The first day of the month that is asked for; of today's where none is, or where it is none."""
    found = MONTH.fullmatch(asked)
    if found and FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return date(int(found["year"]), int(found["month"]), 1)
    return today.replace(day=1)
