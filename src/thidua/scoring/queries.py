"""Reading the yearly evaluation: the sheet with its gaps, counts per grade, what was approved."""

from thidua.scoring.models import Evaluation
from thidua.scoring.states import EvaluationState
from thidua.units.models import SchoolYear, Unit


def approved_evaluation(unit: Unit, year: SchoolYear) -> Evaluation | None:
    """The year's evaluation once the chair has approved it."""
    return Evaluation.objects.filter(unit=unit, year=year, state=EvaluationState.APPROVED).first()
