"""One dossier: the law's answer with its reasons, what is still to do, and the steps from here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.collectives.models import collective_of
from thidua.core.errors import RefusedError
from thidua.core.school_years import ends, starts
from thidua.movements.queries.proposals import proposals_between
from thidua.nominations.access import (
    dossier_for,
    may_see_discipline_in,
    may_see_dossiers,
    may_state_reviews,
    may_work_on_dossiers,
    seen_by,
)
from thidua.nominations.actions import (
    assess_dossier,
    prepare,
    reopen,
    state_collective_reviews,
    state_review,
    withdraw,
    write_achievement,
)
from thidua.nominations.forms import STATES, AchievementForm
from thidua.nominations.models import Dossier
from thidua.nominations.queries import BEFORE_COUNCIL, fallen_first, moved, page_of, times_asked
from thidua.nominations.states import DossierState
from thidua.people.access import may_see_person, may_state_review_of
from thidua.reviews.queries.of_year import results_in_year
from thidua.units.access import MemberRequest, gate
from thidua.units.queries import heads_on

DONE = {
    "prepare": "Hồ sơ đã chuẩn bị xong, chờ đưa ra Hội đồng.",
    "reopen": "Đã mở lại hồ sơ để sửa.",
    "withdraw": "Đã rút hồ sơ.",
}


@gate(may_see_dossiers)
def dossier_page(request: MemberRequest, dossier_id: UUID) -> HttpResponse:
    """Read by whoever may see it; the achievement is written by whoever runs the work."""
    dossier = dossier_for(request.member, dossier_id)
    works = bool(may_work_on_dossiers.test(request.member))
    form = AchievementForm(
        request.POST or None, initial={"achievement": dossier.achievement, "version": dossier.version}
    )
    if request.method == "POST" and works and form.is_valid() and _written(request, dossier, form):
        return redirect("dossier_page", dossier.id)
    sees_discipline = may_see_discipline_in(request.member, dossier)
    shown = seen_by(request.member, dossier)
    is_of_head = dossier.person is not None and dossier.person.user_id in heads_on(
        request.member.unit, request.member.on
    )
    context = {
        "dossier": shown,
        "page": page_of(shown, discipline=sees_discipline),
        "fallen": fallen_first([dossier], request.member.on).get(dossier.id, ""),
        "sees_discipline": sees_discipline,
        # How often and when a dossier was asked again tells of what is withheld.
        "times": times_asked(dossier) if sees_discipline else [],
        "reviewed": results_in_year(
            request.member, dossier.year, person=dossier.person_id, team=dossier.team_id
        ),
        "proposed": proposals_between(dossier.unit, starts(dossier.year.name), ends(dossier.year.name)),
        "form": form,
        "works": works,
        "states_reviews": may_state_reviews.test(request.member) and not is_of_head,
        "is_of_head": is_of_head,
        "states_by_paper": is_of_head and may_state_review_of(request.member, dossier.one_person),
        "collective": collective_of(dossier) if dossier.is_collective else None,
        "sees_person": dossier.person is not None and may_see_person(request.member, dossier.person),
        "is_open": dossier.state == DossierState.OPEN,
        "is_returned": dossier.state == DossierState.RETURNED,
        "is_ready": dossier.state == DossierState.READY,
        "before_council": dossier.state in BEFORE_COUNCIL,
        "undecided": dossier.state
        in {*BEFORE_COUNCIL, DossierState.IN_COUNCIL, DossierState.SUPPORTED, DossierState.RETURNED},
        "state_name": dict(STATES)[DossierState(dossier.state)],
    }
    return render(request, "nominations/dossier.html", context)


@require_POST
@gate(may_work_on_dossiers)
def dossier_step(request: MemberRequest, dossier_id: UUID) -> HttpResponse:
    """One of the steps of preparing; which exist in which state stands in the table of states."""
    dossier = dossier_for(request.member, dossier_id)
    act = request.POST.get("act", "")
    if act == "assess":
        assessed = assess_dossier(by=request.member.actor, dossier=dossier, on=request.member.on)
        messages.success(request, _outcome(dossier, assessed))
        return redirect("dossier_page", assessed.id)
    step = {"prepare": prepare, "reopen": reopen, "withdraw": withdraw}.get(act)
    if step is not None:
        step(by=request.member.actor, dossier=dossier)
        messages.success(request, DONE[act])
    return redirect("dossier_page", dossier.id)


@require_POST
@gate(may_state_reviews)
def dossier_review(request: MemberRequest, dossier_id: UUID) -> HttpResponse:
    """The chair's statement about one person or collective; an open dossier is assessed again with it."""
    dossier = dossier_for(request.member, dossier_id)
    answer = {"yes": True, "no": False}.get(request.POST.get("under_review", ""))
    if answer is None:
        messages.error(request, "Hãy chọn có hay không đang bị xem xét kỷ luật.")
        return redirect("dossier_page", dossier.id)
    by, unit, on = request.member.actor, request.member.unit, request.member.on
    if dossier.is_collective:
        bodies = [collective_of(dossier)]
        state_collective_reviews(
            by=by, unit=unit, year=dossier.year, collectives=bodies, under_review=answer, on=on
        )
    else:
        persons = [dossier.one_person]
        state_review(by=by, unit=unit, year=dossier.year, persons=persons, under_review=answer, on=on)
    messages.success(request, "Đã ghi xác nhận của Hiệu trưởng và xét lại hồ sơ.")
    return redirect("dossier_page", dossier.id)


def _outcome(before: Dossier, after: Dossier) -> str:
    """What asking again brought, in one line; the page says which reasons."""
    changed = len(moved(before.assessment or {}, after.assessment or {}))
    if before.answer == after.answer and not changed:
        return "Đã xét lại theo luật và số liệu hiện có: không có gì đổi so với lần trước."
    reasons = f"{changed} lý do đổi" if changed else "lý do giữ nguyên"
    answer = "Kết quả đổi" if before.answer != after.answer else "Kết quả giữ nguyên"
    return f"Đã xét lại theo luật và số liệu hiện có. {answer}, {reasons}; xem mục Các lần xét."


def _written(request: MemberRequest, dossier: Dossier, form: AchievementForm) -> bool:
    try:
        write_achievement(
            by=request.member.actor,
            dossier=dossier,
            achievement=form.cleaned_data["achievement"],
            version=form.cleaned_data["version"],
        )
    except RefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "Đã lưu tóm tắt thành tích.")
    return True
