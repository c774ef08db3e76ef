"""Opening an approved sheet again: one person asks with a reason, another answers, and one of the two is the head."""

from datetime import date

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.scoring.errors import (
    NotApprovedError,
    ReopeningWaitsError,
    SamePersonError,
    WithoutHeadError,
)
from thidua.scoring.models import Evaluation, FormerLine, Line, Reopening
from thidua.scoring.states import (
    NEXT,
    NEXT_REOPENING,
    EvaluationAct,
    EvaluationState,
    ReopeningAct,
    ReopeningState,
)
from thidua.units.models import Role, SchoolYear, Unit
from thidua.units.queries import holders


@action("scoring.reopening_asked")
def ask_reopening(*, by: Actor, unit: Unit, year: SchoolYear, because: str) -> Reopening:
    """The first of two persons; nothing is open yet."""
    said = _reason("because", because)
    evaluation = Evaluation.objects.select_for_update(of=("self",)).filter(unit=unit, year=year).first()
    if evaluation is None or evaluation.state != EvaluationState.APPROVED:
        raise NotApprovedError
    # Asked anew under the lock: closing the year waits for the same row.
    if SchoolYear.objects.filter(id=year.id).exclude(closed_on=None).exists():
        raise InvalidInputError(
            "because", f"Năm học {year.name} đã khép nên không mở lại bảng xếp loại được nữa."
        )
    try:
        with transaction.atomic():
            reopening = Reopening.objects.create(
                evaluation=evaluation, because=said, asked_by_id=by.user, asked_at=clock.now()
            )
    except IntegrityError:
        raise ReopeningWaitsError from None
    record(about=evaluation, fields={"reopening": reopening.id, "because": said})
    return reopening


@action("scoring.reopening_answered")
def answer_reopening(*, by: Actor, reopening: Reopening, granted: bool, answer: str, on: date) -> Reopening:
    """The second person. Granted: what was approved is kept as it was, and its lines may be entered again.

    Grades in `people` stay as they were approved until the sheet is approved anew.
    """
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(id=reopening.evaluation_id)
    row = Reopening.objects.select_for_update(of=("self",)).get(id=reopening.id)
    act = ReopeningAct.GRANT if granted else ReopeningAct.REFUSE
    before, row.state = row.state, next_state(NEXT_REOPENING, ReopeningState(row.state), act)
    _check_second(by, evaluation, row, on)
    row.answer = tidy(answer) if granted else _reason("answer", answer)
    row.answered_by_id, row.answered_at = by.user, clock.now()
    if granted:
        _open_again(evaluation, row)
    row.save()
    record(
        about=evaluation,
        fields={"reopening": row.id, "state": (before, row.state), "answer": row.answer},
        on=on,
    )
    return row


def _check_second(by: Actor, evaluation: Evaluation, row: Reopening, on: date) -> None:
    if by.user == row.asked_by_id:
        raise SamePersonError
    heads = {user.id for user in holders(evaluation.unit, Role.CHAIR, on)}
    if heads.isdisjoint({by.user, row.asked_by_id}):
        raise WithoutHeadError


def _open_again(evaluation: Evaluation, row: Reopening) -> None:
    evaluation.state = next_state(NEXT, EvaluationState(evaluation.state), EvaluationAct.REOPEN)
    row.paper, row.approved_on = evaluation.paper, evaluation.approved_on
    # A correction stands by the rules of what it corrects, unless whoever approves chooses otherwise.
    evaluation.rules_on = evaluation.rules_on or evaluation.approved_on
    evaluation.paper, evaluation.approved_on, evaluation.rules_because = "", None, ""
    evaluation.save()
    FormerLine.objects.bulk_create(
        FormerLine(
            reopening=row,
            person_id=line.person_id,
            **line.values,
        )
        for line in Line.objects.filter(evaluation=evaluation)
    )


def _reason(field: str, said: str) -> str:
    if not tidy(said):
        raise InvalidInputError(field, "Hãy ghi lý do.")
    return tidy(said)
