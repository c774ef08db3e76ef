"""The row of a plan, held until the end: whoever comes second waits here and is told."""

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError
from thidua.core.states import next_state
from thidua.plans.errors import PlanFixedError
from thidua.plans.models import Plan
from thidua.plans.states import NEXT_PLAN, PlanAct, PlanState


def locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("unit").get(id=plan.id)


def as_seen(plan: Plan) -> Plan:
    """The row, held; refused when it is no longer as whoever acts saw it."""
    row = locked(plan)
    if row.version != plan.version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    return row


def editable(plan: Plan) -> Plan:
    """The row of a draft, held: what is edited now is not being sent for review at the same moment."""
    row = locked(plan)
    if row.state != PlanState.DRAFT:
        raise PlanFixedError
    step(row, PlanAct.EDIT)
    return row


def step(row: Plan, act: PlanAct) -> tuple[str, str]:
    """Moves the row and tells from where to where; the caller saves."""
    before = row.state
    row.state = next_state(NEXT_PLAN, PlanState(row.state), act)
    return before, row.state
