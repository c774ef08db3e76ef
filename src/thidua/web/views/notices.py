"""What the program tells a user: the list, opening one, marking all as read; and how long before a deadline it does so."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.notices.access import notice_for
from thidua.notices.actions import mark_all_read, mark_read, set_days
from thidua.notices.queries import ahead_of, days_of, notices_of, unread_count
from thidua.units.access import MemberRequest, gate, is_member, runs_the_work
from thidua.web.notice_forms import DaysForm
from thidua.web.refusals import refuse, sent

PER_PAGE = 40
STATUS_OF_FAULT = 422


@gate(is_member)
def notice_list(request: MemberRequest) -> HttpResponse:
    """The unread first. Opening the list reads nothing: each is opened, or all are marked."""
    member = request.member
    user, unit = member.user.id, member.unit.id
    page = Paginator(notices_of(user=user, unit=unit), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "unread": unread_count(user=user, unit=unit),
        "ahead": ahead_of(unit),
        "sets_days": runs_the_work.test(member),
    }
    return render(request, "web/notices.html", context)


@require_POST
@gate(is_member)
def notice_open(request: MemberRequest, notice: UUID) -> HttpResponse:
    """Read, and on to the page on which the thing is done; with `stay` back to the list."""
    member = request.member
    found = notice_for(user=member.user.id, unit=member.unit.id, notice=notice)
    mark_read(notice=found)
    return redirect("notice_list" if "stay" in request.POST else found.address)


@require_POST
@gate(is_member)
def notice_read_all(request: MemberRequest) -> HttpResponse:
    count = mark_all_read(user=request.member.user, unit=request.member.unit.id)
    messages.success(request, f"Đã đánh dấu {count} thông báo là đã đọc.")
    return redirect("notice_list")


@gate(runs_the_work)
def days_before(request: MemberRequest) -> HttpResponse:
    """How long before a deadline the unit reminds, and whether once after it."""
    seen = days_of(request.member.unit.id)
    initial = {"days": seen.days, "tells_late": seen.tells_late, "version": seen.version}
    form = DaysForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        seen.version = form.cleaned_data["version"]
        try:
            set_days(by=request.member.actor, seen=seen, ahead=form.ahead())
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, "Đã lưu số ngày nhắc trước hạn.")
            return redirect("notice_list")
    return render(
        request, "web/days_before.html", {"form": form}, status=STATUS_OF_FAULT if form.errors else 200
    )
