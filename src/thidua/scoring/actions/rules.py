"""By which rules a reopened sheet goes: those of the approval before, or those of the day of its new paper."""

from datetime import date

from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.scoring.actions.sheet import locked, step
from thidua.scoring.errors import NotReopenedError
from thidua.scoring.models import Evaluation
from thidua.scoring.queries import open_reopening
from thidua.scoring.states import EvaluationAct
from thidua.units.models import SchoolYear, Unit

LONGEST_REASON = 300


@action("scoring.rules_chosen")
def choose_rules(
    *, by: Actor, unit: Unit, year: SchoolYear, kept: bool, because: str, on: date
) -> Evaluation:
    """Said by whoever approves, with a reason; the figures that the other rules ask for stay on their lines."""
    evaluation = locked(unit, year)
    step(evaluation, EvaluationAct.ENTER)
    again = open_reopening(evaluation)
    if again is None or again.approved_on is None:
        raise NotReopenedError
    said = tidy(because)
    if not said or len(said) > LONGEST_REASON:
        raise InvalidInputError("because", f"Hãy ghi lý do, nhiều nhất {LONGEST_REASON} ký tự.")
    before = evaluation.rules_on
    evaluation.rules_on = again.approved_on if kept else None
    evaluation.rules_because = said
    evaluation.save()
    record(about=evaluation, fields={"rules_on": (before, evaluation.rules_on), "because": said}, on=on)
    return evaluation
