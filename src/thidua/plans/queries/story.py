"""Who took an edition of a plan through which step, and when."""

from thidua.accounts.queries import Told, steps_of
from thidua.plans.models import Plan


def plan_story(plan: Plan) -> list[Told]:
    """Of the edition itself, the newest first; what was written into it line by line stands in the journal."""
    return steps_of(unit=plan.unit_id, about=plan.id)
