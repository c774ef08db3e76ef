"""One's own pledge: what the law asks and how I stand, a draft, a look at the answers, off to the team leader."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.people.models import TITLES, Person
from thidua.people.queries import person_of_user
from thidua.registrations.access import may_pledge, year_for
from thidua.registrations.actions import ask_late, save_pledge, submit_pledge, withdraw_pledge
from thidua.registrations.forms import LateForm, PledgeDesk
from thidua.registrations.models import Round
from thidua.registrations.queries import (
    PERSON_FORMS,
    holders_of,
    late_of,
    pledge_of,
    round_of,
    standings_of,
    story_of,
)
from thidua.registrations.views.desk import Desk
from thidua.units.access import MemberRequest, gate

LATE_ANSWERERS = "Hiệu trưởng hoặc thư ký Hội đồng"


def desk_of(request: MemberRequest) -> Desk:
    year = year_for(request.member, request.GET.get("nam"), newest=True)
    person = person_of_user(request.member.user)
    found = round_of(request.member.unit, year) if year else None
    pledge = pledge_of(found, person) if found and person else None
    late = late_of(found, person) if found and person else None
    return Desk(person, year, found, pledge, late)


@gate(may_pledge)
def pledge_page(request: MemberRequest) -> HttpResponse:
    """Read it, fill it in, keep a draft. Nothing that is not met yet stops a pledge."""
    desk = desk_of(request)
    if desk.person is None or desk.year is None or desk.round is None:
        return render(request, "registrations/pledge_none.html", {"desk": desk})
    editable = desk.can_edit(request)
    parts = PledgeDesk(request.POST if request.method == "POST" else None, desk.pledge)
    if request.method == "POST" and parts.is_valid() and _saved(request, desk.round, desk.person, parts):
        then = "pledge_review" if request.POST.get("then") == "review" else "pledge_page"
        return redirect(f"{reverse(then)}?nam={desk.year.name}")
    standings = standings_of(
        unit=request.member.unit, person=desk.person, school_year=desk.year.name, on=request.member.on
    )
    context = {
        "desk": desk,
        "parts": parts,
        "form": parts.form,
        "editable": editable,
        "chosen": [*(parts.form["titles"].value() or []), *(parts.form["forms"].value() or [])],
        "standings": [one for one in standings if one.code in TITLES],
        "forms_of_commendation": [one for one in standings if one.code in PERSON_FORMS],
        "days_left": (desk.last_day - request.member.on).days if desk.last_day else 0,
        "holders": holders_of(desk.pledge, request.member.on) if desk.pledge else [],
        "story": story_of(desk.pledge) if desk.pledge else [],
        "may_ask_late": desk.may_ask_late(request),
        "late_address": reverse("pledge_late"),
        "late_answerers": LATE_ANSWERERS,
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


@gate(may_pledge)
def pledge_late(request: MemberRequest) -> HttpResponse:
    """Ask to pledge after the last day; the answer comes to the page of the pledge."""
    desk = desk_of(request)
    if desk.person is None or desk.round is None or desk.year is None:
        return redirect("pledge_page")
    form = LateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_late(
                by=request.member.actor,
                round=desk.round,
                person=desk.person,
                reason=form.cleaned_data["reason"],
            )
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã gửi đề nghị đăng ký muộn. Câu trả lời sẽ hiện ở trang này.")
            return redirect(f"{reverse('pledge_page')}?nam={desk.year.name}")
    context = {"desk": desk, "form": form, "back": reverse("pledge_page"), "whom": "thầy cô"}
    context |= {"late_answerers": LATE_ANSWERERS}
    return render(request, "registrations/late_ask.html", context, status=422 if form.errors else 200)


def _saved(request: MemberRequest, found: Round, person: Person, parts: PledgeDesk) -> bool:
    """Save; a refusal stays on the page with what was typed."""
    content = parts.content()
    try:
        pledge = save_pledge(
            by=request.member.actor,
            round=found,
            person=person,
            content=content,
            version=parts.form.cleaned_data["version"],
        )
    except RefusedError as refusal:
        parts.form.add_error(None, str(refusal))
        return False
    if pledge.titles != [title for title in pledge.titles if title in content.titles]:
        messages.info(
            request,
            "Đã chọn kèm Lao động tiên tiến: luật chỉ xét Chiến sĩ thi đua cơ sở cho người đạt Lao động tiên tiến.",
        )
    if request.POST.get("then") != "review":
        messages.success(request, "Đã lưu nháp. Bản đăng ký chưa được gửi đi.")
    return True
