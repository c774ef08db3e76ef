"""What the unit above does with lines sent to it before it decides: takes them in hand, or sends them back."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import InvalidInputError, RefusedError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.decisions.actions.lines import locked_lines, refuse_answered
from thidua.decisions.errors import (
    AddressedElsewhereError,
    AnnulledMeanwhileError,
    LineRefusedError,
    NoLineChosenError,
    TakenMeanwhileError,
)
from thidua.decisions.models import Submission, SubmissionLine
from thidua.decisions.states import NEXT, Outcome
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions import return_dossier
from thidua.units.models import Unit


@action("decisions.submission_taken")
def take_in_hand(*, by: Actor, unit: Unit, submission: Submission, on: date) -> list[SubmissionLine]:
    """From now on the school enters no answer of these lines from paper: they are answered here."""
    lines = [line for line in locked_lines(submission) if line.outcome == Outcome.PENDING]
    _refuse_gone(unit, submission)
    fresh = [line for line in lines if line.taken_on is None]
    if not fresh:
        told = last_change(unit=unit.id, about=submission.id)
        raise TakenMeanwhileError(f"Tờ trình này đã được nhận. {told}".strip())
    _check_day(submission, on)
    SubmissionLine.objects.filter(id__in=[line.id for line in fresh]).update(taken_on=on)
    record(
        about=submission,
        counts={"lines": len(fresh)},
        on=on,
        units=[submission.unit_id, submission.addressee_id],
    )
    return fresh


@action("decisions.lines_returned")
def return_lines(
    *, by: Actor, unit: Unit, submission: Submission, reasons: Mapping[UUID, str], on: date
) -> list[SubmissionLine]:
    """Send lines back to be mended, each with its reason; the dossier may come again in another submission.

    The lines are locked first, as those who decide lock them: of a return and a decision one wins.
    """
    if not reasons:
        raise NoLineChosenError
    lines = {line.id: line for line in locked_lines(submission)}
    _refuse_gone(unit, submission)
    if not set(reasons) <= set(lines):
        raise RefusedError("Danh sách dòng không khớp với tờ trình. Hãy tải lại trang.")
    chosen = [lines[line] for line in lines if line in reasons]
    refuse_answered(submission, chosen)
    _check_day(submission, on)
    for line in chosen:
        reason = tidy(reasons[line.id])
        if not reason:
            raise LineRefusedError(line.id, "reason", f"Hãy ghi lý do trả lại ({line.dossier.holder_name}).")
        line.outcome = next_state(NEXT, Outcome(line.outcome), Outcome.RETURNED)
        line.reason, line.returned_on, line.taken_on = reason, on, line.taken_on or on
        line.save(update_fields=["outcome", "reason", "returned_on", "taken_on"])
        return_dossier(by=by, dossier=line.dossier, reason=reason, on=on)
    record(
        about=submission,
        counts={"lines": len(chosen)},
        on=on,
        units=[submission.unit_id, submission.addressee_id],
    )
    return chosen


def _refuse_gone(unit: Unit, submission: Submission) -> None:
    """Read anew under the lock: the school may have annulled it, or another unit taken the open lines over."""
    submission.refresh_from_db(fields=["addressee", "annulled_on", "annulled_because"])
    if submission.annulled_on is not None:
        raise AnnulledMeanwhileError(
            f"{submission.unit.name} đã hủy tờ trình này ngày {submission.annulled_on:%d/%m/%Y}: "
            f"{submission.annulled_because}."
        )
    if submission.addressee_id != unit.id:
        raise AddressedElsewhereError


def _check_day(submission: Submission, on: date) -> None:
    if not submission.on <= on <= clock.today():
        raise InvalidInputError("on", "Ngày phải từ ngày trình đến hôm nay.")
