"""A team's share of a task: told by its leader, withdrawn if told by mistake, its proof read by everybody at work."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.ledger.actions import Actor
from thidua.movements.access import (
    check_may_tell_share,
    may_read,
    share_file_for,
    share_for,
    shared_task_for,
    team_for,
)
from thidua.movements.actions import Telling, tell_share, withdraw_share
from thidua.movements.models import TeamShare
from thidua.movements.states import TaskAct
from thidua.movements.views.telling import told
from thidua.plans.models import Item
from thidua.units.access import MemberRequest, gate
from thidua.units.models import Team


@gate(may_read)
def task_share(request: MemberRequest, task: UUID, team_id: UUID) -> HttpResponse:
    item, team = shared_task_for(request.member, task), team_for(request.member, team_id)
    check_may_tell_share(request.member, team)
    answer = told(
        request,
        item,
        TaskAct.FINISH,
        partial(_told_of_team, team),
        whose=team.title,
    )
    if answer is None:
        messages.success(request, f"Đã ghi: {team.title} đã xong phần của tổ.")
        return redirect("task_page", task)
    return answer


def _told_of_team(team: Team, *, by: Actor, item: Item, act: TaskAct, telling: Telling) -> TeamShare:
    """As a step is told: the share has the one step that ends it."""
    assert act == TaskAct.FINISH
    return tell_share(by=by, item=item, team=team, telling=telling)


@require_POST
@gate(may_read)
def share_withdraw(request: MemberRequest, share: UUID) -> HttpResponse:
    row, item = share_for(request.member, share)
    check_may_tell_share(request.member, row.team)
    try:
        withdraw_share(by=request.member.actor, item=item, share=row)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã rút báo cáo của {row.team.title}.")
    return redirect("task_page", row.undertaking_id)


@gate(may_read)
def share_file(request: MemberRequest, share: UUID) -> HttpResponse:
    return attachment(share_file_for(request.member, share))
