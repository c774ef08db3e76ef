"""What a change of the unit above touches: submissions with lines still unanswered."""

from datetime import date

from thidua.decisions.access import submissions_seen_by
from thidua.decisions.models import Submission, SubmissionLine
from thidua.decisions.states import Outcome
from thidua.units.models import Unit
from thidua.units.queries import parent_on


def open_submissions(unit: Unit) -> list[Submission]:
    """Sent by the unit, with at least one line unanswered."""
    pending = SubmissionLine.objects.filter(submission__unit=unit, outcome=Outcome.PENDING)
    return list(submissions_seen_by(unit).filter(unit=unit, id__in=pending.values("submission")))


def misaddressed(unit: Unit, on: date) -> list[Submission]:
    """Open submissions that lie with somebody who is not the unit's parent on that day."""
    parent = parent_on(unit, on)
    return [one for one in open_submissions(unit) if parent is not None and one.addressee_id != parent.id]


def units_with_misaddressed(on: date) -> list[Unit]:
    """Units for which the day of a change entered before has come."""
    pending = SubmissionLine.objects.filter(outcome=Outcome.PENDING)
    units = Unit.objects.filter(id__in=pending.values("submission__unit")).order_by("code")
    return [unit for unit in units if misaddressed(unit, on)]
