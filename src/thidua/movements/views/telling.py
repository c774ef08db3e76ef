"""The page on which a step is told, the same for movements and tasks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from thidua.core.errors import RefusedError
from thidua.files.actions import keep
from thidua.movements.forms import TellingForm
from thidua.movements.models import Happening, TeamShare
from thidua.movements.queries.board import ACTS
from thidua.movements.states import MovementAct, TaskAct
from thidua.plans.models import Item
from thidua.units.access import MemberRequest
from thidua.units.models import Association, Team
from thidua.units.queries import associations_for_choice
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


def told(
    request: MemberRequest,
    item: Item,
    act: MovementAct | TaskAct,
    step: Callable[..., Happening | TeamShare],
    *,
    whose: str = "",
) -> HttpResponse | None:
    """None once the step is written; else the page, with what was typed. `whose`: the team that tells of its share."""
    undertaking = item.undertaking
    assert undertaking is not None, "an item in force has its undertaking"
    initial = {"on": request.member.on, "version": undertaking.version}
    form = TellingForm(
        sent(request), request.FILES or None, act=act, parties=_parties(request, act), initial=initial
    )
    if form.is_bound and form.is_valid():
        undertaking.version = form.cleaned_data["version"]
        try:
            step(by=request.member.actor, item=item, act=act, telling=form.telling(_kept(request, form)))
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            return None
    context: dict[str, Any] = {
        "form": form,
        "item": item,
        "act": ACTS.get(act, "Không thực hiện"),
        "whose": whose,
    }
    return render(request, "movements/step.html", context, status=STATUS_OF_FAULT if form.errors else 200)


def _parties(request: MemberRequest, act: MovementAct | TaskAct) -> list[Team | Association]:
    """Who may sign a pact: every team, and every association that there is on the day."""
    if act != MovementAct.PACT:
        return []
    unit = request.member.unit
    return [*unit.teams.all(), *associations_for_choice(unit, request.member.on)]


def _kept(request: MemberRequest, form: TellingForm) -> Any:
    scan = form.cleaned_data.get("scan")
    if scan is None:
        return None
    return keep(by=request.member.actor, content=scan.read(), name=scan.name, content_type=scan.content_type)
