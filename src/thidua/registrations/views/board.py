"""The board of a round: teams as rows, steps as columns, who holds what since when; opening, locking, the list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from paper.media import XLSX
from thidua.core.errors import RefusedError
from thidua.core.school_years import work_ends
from thidua.registrations.access import (
    may_pledge,
    may_pledge_for,
    may_read_school_list,
    may_run_rounds,
    may_see_board,
    round_for,
    year_for,
)
from thidua.registrations.actions import extend_round, lock_round, open_round
from thidua.registrations.forms import ExtendForm, RoundForm
from thidua.registrations.models import Round
from thidua.registrations.queries import (
    STEP_NAMES,
    board_of,
    collective_entries,
    compiled_lists,
    confirmed_pledges,
    fingerprint,
    late_requests,
    round_of,
    undecided,
)
from thidua.registrations.states import PledgeState, RoundState
from thidua.registrations.tables import school_list
from thidua.units.access import MemberRequest, decides_leaders_pledges, gate, reads_the_work

# On the lock's page these stand in a list of their own: confirmed, or waiting for it.
ANSWERED = (PledgeState.CONFIRMED, PledgeState.SUBMITTED)


@gate(may_see_board)
def round_board(request: MemberRequest) -> HttpResponse:
    """Readers of the school's list see every team, a team leader their own."""
    year = year_for(request.member, request.GET.get("nam"), newest=True)
    found = round_of(request.member.unit, year) if year else None
    runs = bool(may_run_rounds.test(request.member))
    everywhere = bool(may_read_school_list.test(request.member))
    if found is None:
        return render(request, "registrations/board_none.html", {"year": year, "runs": runs})
    teams = board_of(found, on=request.member.on, teams=None if everywhere else request.member.leads)
    everything = bool(reads_the_work.test(request.member))
    totals = [sum(column) for column in zip(*(team.counts for team in teams), strict=True)]
    context = {
        "round": found,
        "year": year,
        "runs": runs,
        "reads_list": everywhere,
        "pledges": may_pledge.test(request.member),
        "opens_all": everything,
        "confirms_all": decides_leaders_pledges.test(request.member),
        "is_open": found.state == RoundState.OPEN,
        "days_left": (found.closes - request.member.on).days,
        "teams": teams,
        "collectives": [
            {
                "entry": entry,
                "may_write": may_pledge_for(request.member, entry.collective),
                "opens": everything or request.member.leads_team(entry.collective.team),
            }
            for entry in collective_entries(found, teams=None if everywhere else request.member.leads)
        ],
        "steps": STEP_NAMES,
        "totals": list(zip(STEP_NAMES, totals, strict=False)),
        "extend": ExtendForm(initial={"closes": found.closes}),
        "late": late_requests(found) if runs else [],
        "lists": compiled_lists(found) if runs else [],
    }
    return render(request, "registrations/board.html", context)


@gate(may_run_rounds)
def round_open(request: MemberRequest) -> HttpResponse:
    """One form with two days."""
    year = year_for(request.member, request.GET.get("nam"), newest=True)
    form = RoundForm(request.POST or None, initial={"opens": request.member.on})
    if request.method == "POST" and year is not None and form.is_valid():
        try:
            opened = open_round(
                by=request.member.actor, unit=request.member.unit, year=year, **form.cleaned_data
            )
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã mở đợt đăng ký. Mọi người có thể đăng ký trong thời hạn.")
            return _to_board(opened)
    last = work_ends(year.name) if year else None
    context = {"form": form, "year": year, "over": last if last and request.member.on > last else None}
    return render(request, "registrations/round_open.html", context)


@require_POST
@gate(may_run_rounds)
def round_extend(request: MemberRequest, round_id: UUID) -> HttpResponse:
    found = round_for(request.member, round_id)
    form = ExtendForm(request.POST)
    if form.is_valid():
        extended = extend_round(by=request.member.actor, round=found, closes=form.cleaned_data["closes"])
        messages.success(request, f"Đã gia hạn đợt đăng ký đến hết ngày {extended.closes:%d/%m/%Y}.")
    else:
        messages.error(
            request, "Chưa gia hạn được: " + " ".join(str(fault) for fault in form.errors["closes"])
        )
    return _to_board(found)


@gate(may_run_rounds)
def round_lock(request: MemberRequest, round_id: UUID) -> HttpResponse:
    """The list before; locking is for good."""
    found = round_for(request.member, round_id)
    if request.method == "POST":
        lock_round(
            by=request.member.actor, round=found, on=request.member.on, seen=request.POST.get("seen", "")
        )
        messages.success(request, "Đã khóa đợt đăng ký và lập danh sách đăng ký của trường.")
        return _to_board(found)
    teams = board_of(found, on=request.member.on)
    confirmed = list(confirmed_pledges(found.unit, found.year))
    context = {
        "round": found,
        "waiting": undecided(found),
        "confirmed": confirmed,
        "seen": fingerprint(confirmed),
        "collectives_left_out": [
            entry.collective for entry in collective_entries(found) if entry.step not in ANSWERED
        ],
        "left_out": [entry for team in teams for entry in team.entries if entry.step not in ANSWERED],
    }
    return render(request, "registrations/round_lock.html", context)


@gate(may_read_school_list)
def round_export(request: MemberRequest, round_id: UUID) -> HttpResponse:
    """The school's list as .xlsx: what is confirmed now; after locking it is the final one."""
    found = round_for(request.member, round_id)
    response = HttpResponse(school_list(found, on=request.member.on), content_type=XLSX)
    response["Content-Disposition"] = (
        f'attachment; filename="danh-sach-dang-ky-thi-dua-{found.year.name}.xlsx"'
    )
    return response


def _to_board(found: Round) -> HttpResponse:
    return redirect(f"{reverse('round_board')}?nam={found.year.name}")
