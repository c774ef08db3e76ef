"""One's own pledge: what the law asks and how I stand, a draft, a look at the answers, off to the team leader."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.people.models import Person
from thidua.people.queries import person_of_user
from thidua.registrations.access import may_pledge, year_for
from thidua.registrations.actions import save_pledge, submit_pledge, withdraw_pledge
from thidua.registrations.forms import PledgeForm
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import holders_of, pledge_of, round_of, standings_of
from thidua.registrations.states import PledgeState, RoundState
from thidua.units.access import MemberRequest, gate
from thidua.units.models import SchoolYear

EDITABLE = (PledgeState.DRAFT, PledgeState.RETURNED)


@dataclass(slots=True)
class Desk:
    """What lies before a person: the year's round and their pledge in it, as far as there are any."""

    person: Person | None
    year: SchoolYear | None
    round: Round | None
    pledge: Pledge | None

    @property
    def is_open(self) -> bool:
        return self.round is not None and self.round.state == RoundState.OPEN

    def can_edit(self, request: MemberRequest) -> bool:
        in_time = self.round is not None and self.round.opens <= request.member.on <= self.round.closes
        return self.is_open and in_time and (self.pledge is None or self.pledge.state in EDITABLE)


def desk_of(request: MemberRequest) -> Desk:
    year = year_for(request.member, request.GET.get("nam"), newest=True)
    person = person_of_user(request.member.user)
    found = round_of(request.member.unit, year) if year else None
    pledge = pledge_of(found, person) if found and person else None
    return Desk(person, year, found, pledge)


@gate(may_pledge)
def pledge_page(request: MemberRequest) -> HttpResponse:
    """Read it, fill it in, keep a draft. Nothing that is not met yet stops a pledge."""
    desk = desk_of(request)
    if desk.person is None or desk.year is None or desk.round is None:
        return render(request, "registrations/pledge_none.html", {"desk": desk})
    editable = desk.can_edit(request)
    form = PledgeForm(request.POST or None, initial=_initial(desk.pledge))
    if request.method == "POST" and form.is_valid() and _saved(request, desk.round, desk.person, form):
        then = "pledge_review" if request.POST.get("then") == "review" else "pledge_page"
        return redirect(f"{reverse(then)}?nam={desk.year.name}")
    chosen = form["titles"].value() or []
    standings = standings_of(
        unit=request.member.unit, person=desk.person, school_year=desk.year.name, on=request.member.on
    )
    context = {
        "desk": desk,
        "form": form,
        "editable": editable,
        "chosen": chosen,
        "standings": standings,
        "days_left": (desk.round.closes - request.member.on).days,
        "holders": holders_of(desk.pledge, request.member.on) if desk.pledge else [],
    }
    return render(request, "registrations/pledge.html", context)


@gate(may_pledge)
def pledge_review(request: MemberRequest) -> HttpResponse:
    """Check your answers, then send."""
    desk = desk_of(request)
    if desk.pledge is None or desk.year is None or not desk.can_edit(request):
        return redirect("pledge_page")
    if request.method == "POST":
        submit_pledge(by=request.member.actor, pledge=desk.pledge)
        messages.success(request, "Đã gửi bản đăng ký. Kết quả xác nhận sẽ hiện ở trang này.")
        return redirect(f"{reverse('pledge_page')}?nam={desk.year.name}")
    return render(
        request,
        "registrations/pledge_review.html",
        {"desk": desk, "holders": holders_of(desk.pledge, request.member.on)},
    )


@require_POST
@gate(may_pledge)
def pledge_withdraw(request: MemberRequest) -> HttpResponse:
    """Back to a draft, to be corrected."""
    desk = desk_of(request)
    if desk.pledge is not None:
        withdraw_pledge(by=request.member.actor, pledge=desk.pledge)
        messages.success(request, "Đã rút bản đăng ký về. Sửa xong, hãy gửi lại.")
    return redirect("pledge_page")


def _saved(request: MemberRequest, found: Round, person: Person, form: PledgeForm) -> bool:
    """Save; a refusal stays on the page with what was typed."""
    titles = form.cleaned_data["titles"]
    try:
        pledge = save_pledge(
            by=request.member.actor,
            round=found,
            person=person,
            titles=titles,
            initiative_title=form.cleaned_data["initiative_title"],
            version=form.cleaned_data["version"],
        )
    except RefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    if pledge.titles != [title for title in pledge.titles if title in titles]:
        messages.info(
            request,
            "Đã chọn kèm Lao động tiên tiến: luật chỉ xét Chiến sĩ thi đua cơ sở cho người đạt Lao động tiên tiến.",
        )
    if request.POST.get("then") != "review":
        messages.success(request, "Đã lưu nháp. Bản đăng ký chưa được gửi đi.")
    return True


def _initial(pledge: Pledge | None) -> dict[str, object]:
    if pledge is None:
        return {"version": 0}
    return {
        "titles": pledge.titles,
        "initiative_title": pledge.initiative_title,
        "version": pledge.version,
    }
