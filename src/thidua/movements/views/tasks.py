"""The plan's tasks: whose, until when, done with which proof."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thidua.movements.access import check_may_tell, may_read, may_tell, task_for
from thidua.movements.actions import step_task
from thidua.movements.queries import board
from thidua.movements.queries.shares import shares_of
from thidua.movements.states import NEXT_TASK, TaskAct, TaskState
from thidua.movements.views.telling import told
from thidua.plans.queries.periods import ASKED, periods_of
from thidua.plans.queries.wording import when_of, who_of
from thidua.units.access import MemberRequest, gate

STEPS = {"xong": TaskAct.FINISH, "lam-lai": TaskAct.REOPEN, "khong-thuc-hien": TaskAct.CANCEL}
NAMES = {TaskAct.FINISH: "Ghi đã xong", TaskAct.REOPEN: "Làm lại", TaskAct.CANCEL: "Không thực hiện"}


@gate(may_read)
def task_list(request: MemberRequest) -> HttpResponse:
    """Open tasks by deadline; one's own first to be seen."""
    periods = periods_of(request.member.unit, request.member.on, request.GET.get(ASKED, ""))
    rows = board.task_rows(request.member, periods.items(), request.member.on)
    context = {"rows": rows, "counted": board.counted(rows), "periods": periods}
    return render(request, "movements/tasks.html", context)


@gate(may_read)
def task_page(request: MemberRequest, task: UUID) -> HttpResponse:
    item = task_for(request.member, task)
    state = TaskState(item.undertaking.state) if item.undertaking else TaskState.OPEN
    open_acts = [act for (before, act) in NEXT_TASK if before == state]
    shares = shares_of(request.member, item)
    context = {
        "item": item,
        "who": who_of(item),
        "when": when_of(item),
        "row": board.task_row(request.member, item, request.member.on),
        "story": board.story_of(item),
        "shares": shares,
        "left": sum(one.row is None for one in shares),
        "is_open": state == TaskState.OPEN,
        "steps": [
            (slug, NAMES[act])
            for slug, act in STEPS.items()
            if act in open_acts and may_tell(request.member, item)
        ],
    }
    return render(request, "movements/task.html", context)


@gate(may_read)
def task_step(request: MemberRequest, task: UUID, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    item = task_for(request.member, task)
    check_may_tell(request.member, item)
    answer = told(request, item, STEPS[step], step_task)
    if answer is None:
        messages.success(request, "Đã ghi.")
        return redirect("task_page", task)
    return answer
