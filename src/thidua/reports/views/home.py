"""The home of one's roles: what waits, where the year stands, what came back, what is late."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from thidua.backups.queries import newest as newest_backup
from thidua.reports.queries import (
    desk_of,
    idle_words,
    is_begun,
    late_of,
    my_years,
    progress_of,
    readings_of,
    received,
    tasks_of,
    timeline_of,
)
from thidua.units.access import MemberRequest, gate, is_member, is_system_officer, is_team_leader, public
from thidua.web.views import SESSION_LATER

# With so few tasks the own year still stands beneath them without a gap beside the targets.
FEW = 3
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


@public
def home(request: HttpRequest) -> HttpResponse:
    """Public only as far as the door: the gate behind it leads whoever is not signed in to the sign-in page."""
    if not request.user.is_authenticated and not is_begun():
        return redirect("first_run")
    return cast("HttpResponse", _home(request))


@gate(is_member)
def _home(request: MemberRequest) -> HttpResponseBase:
    desk = desk_of(request.member)
    tasks, late = tasks_of(desk), late_of(desk)
    # What they say is fetched by the page itself: it asks more than a home may.
    has_targets = (desk.reads_work or is_team_leader.test(request.member)) and desk.has_targets
    context = {
        "desk": desk,
        "today": f"{WEEKDAYS[desk.on.weekday()]}, {desk.on:%d/%m/%Y}",
        "tasks": tasks,
        "nearest": next((task.deadline for task in tasks if task.deadline), None),
        "timeline": timeline_of(desk),
        "mine": my_years(desk),
        "late": late,
        "idle": idle_words(desk),
        "readings": readings_of(desk),
        "received": received(desk) if desk.reads_work else None,
        "progress": progress_of(desk) if desk.reads_work else [],
        "has_targets": has_targets,
        "mine_stands": _place_of_mine(len(tasks), is_beside_free=not (late or has_targets)),
        "shows_accounts": is_system_officer.test(request.member),
        "asks_second_factor": _asks_second_factor(request),
        "newest_backup": newest_backup() if is_system_officer.test(request.member) else None,
    }
    return render(request, "reports/home.html", context)


def _place_of_mine(tasks: int, *, is_beside_free: bool) -> str:
    """The own year beside what waits; where that place is taken, beneath few tasks, else below on the page."""
    if is_beside_free:
        return "beside"
    return "beneath" if tasks <= FEW else "below"


def _asks_second_factor(request: MemberRequest) -> bool:
    """Once a session may be put off; not where the unit has set a day."""
    stands = request.member.second_factor
    if stands is None or stands.is_on:
        return False
    return stands.must_by is not None or SESSION_LATER not in request.session
