"""Movements, campaigns and periods: where they stand, one with its story, telling the next step."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from thidua.files.queries import content_of
from thidua.movements.access import check_may_tell, file_for, may_read, may_tell, movement_for
from thidua.movements.actions import step_movement
from thidua.movements.queries import board
from thidua.movements.queries.ratings import criteria_of, team_rows
from thidua.movements.states import NEXT_MOVEMENT, MovementAct
from thidua.movements.views.telling import told
from thidua.plans.access import may_write_plan
from thidua.plans.queries.changing import where_to_change
from thidua.plans.queries.periods import ASKED, periods_of
from thidua.plans.queries.wording import joined_by, when_of, who_of
from thidua.units.access import MemberRequest, gate

STEPS = {
    "phat-dong": MovementAct.LAUNCH,
    "giao-uoc": MovementAct.PACT,
    "so-ket": MovementAct.MID_REVIEW,
    "tong-ket": MovementAct.CLOSE,
    "khong-thuc-hien": MovementAct.CANCEL,
}


@gate(may_read)
def movement_list(request: MemberRequest) -> HttpResponse:
    """All of the plans in force, those under way first, what is late marked."""
    periods = periods_of(request.member.unit, request.member.on, request.GET.get(ASKED, ""))
    rows = board.movement_rows(periods.items(), request.member.on)
    context = {"rows": rows, "counted": board.counted(rows), "periods": periods}
    return render(request, "movements/list.html", context)


@gate(may_read)
def movement_page(request: MemberRequest, movement: UUID) -> HttpResponse:
    """What the plan says of it, what happened, what can be told next."""
    item = movement_for(request.member, movement)
    state = item.undertaking.state if item.undertaking else ""
    acts = board.acts_open(state, NEXT_MOVEMENT) if may_tell(request.member, item) else []
    teams = team_rows(item) if criteria_of(item) else []
    context = {
        "item": item,
        "teams": teams,
        "teams_given": sum(bool(row.given) for row in teams),
        "teams_waiting": sum(row.waits for row in teams),
        "who": who_of(item),
        "joined_by": joined_by(item),
        "when": when_of(item),
        "row": board.movement_row(item, request.member.on),
        "story": board.story_of(item),
        "mid_review": board.mid_review_words(item),
        "change": where_to_change(item) if may_write_plan.test(request.member) else None,
        "steps": [(slug, board.ACTS[act]) for slug, act in STEPS.items() if act in acts],
    }
    return render(request, "movements/movement.html", context)


@gate(may_read)
def movement_step(request: MemberRequest, movement: UUID, step: str) -> HttpResponse:
    """One step told; the office, or whoever the plan names."""
    if step not in STEPS:
        raise Http404
    item = movement_for(request.member, movement)
    check_may_tell(request.member, item)
    act = STEPS[step]
    answer = told(request, item, act, step_movement)
    if answer is None:
        messages.success(request, f"Đã ghi: {board.ACTS[act].lower()}.")
        return redirect("movement_page", movement)
    return answer


@gate(may_read)
def happening_file(request: MemberRequest, happening: UUID) -> HttpResponse:
    """The scan of one step, as a download."""
    stored = file_for(request.member, happening)
    response = HttpResponse(content_of(stored), content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["Cache-Control"] = "private, no-store"
    return response
