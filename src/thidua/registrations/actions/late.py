"""Pledging late: asked with a reason, permitted with a day of one's own or refused by the office."""

from datetime import date

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Person
from thidua.people.queries import staff_of
from thidua.registrations.actions.locking import permission_of, round_row
from thidua.registrations.errors import (
    LateAskedError,
    LateNotNeededError,
    NotOnStaffError,
    OwnLateError,
    RoundNotBegunError,
)
from thidua.registrations.models import LateRequest, Pledge, Round
from thidua.registrations.states import NEXT_LATE, LateAct, LateState, PledgeState, RoundState


@action("registrations.late_asked")
def ask_late(*, by: Actor, round: Round, person: Person, reason: str) -> LateRequest:  # noqa: A002 -- the glossary's word
    """After the last day, with a reason; one question at a time."""
    row, today = round_row(round), clock.today()
    if today < row.opens:
        raise RoundNotBegunError(f"Đợt đăng ký mở từ ngày {row.opens:%d/%m/%Y}.")
    if row.state == RoundState.OPEN and today <= row.closes:
        raise LateNotNeededError
    if not tidy(reason):
        raise InvalidInputError("reason", "Hãy ghi lý do để người có thẩm quyền xem xét.")
    if all(one.person_id != person.id for one in staff_of(row.unit, on=today)):
        raise NotOnStaffError
    _check_needed(row, person, today)
    try:
        with transaction.atomic():
            asked = LateRequest.objects.create(
                unit=row.unit, round=row, person=person, reason=tidy(reason), asked_at=clock.now()
            )
    except IntegrityError:
        raise LateAskedError from None
    record(about=asked, fields={"person": person.id, "reason": asked.reason})
    return asked


@action("registrations.late_granted")
def grant_late(*, by: Actor, asked: LateRequest, deadline: date, answer: str = "") -> LateRequest:
    """Until the end of that day the one pledge can be made, also where the school's list is final."""
    row = _undecided(by, asked)
    if deadline < clock.today():
        raise InvalidInputError("deadline", "Hạn riêng không thể ở quá khứ.")
    row.deadline = deadline
    return _decide(by, row, LateAct.GRANT, answer)


@action("registrations.late_refused")
def refuse_late(*, by: Actor, asked: LateRequest, answer: str) -> LateRequest:
    row = _undecided(by, asked)
    if not tidy(answer):
        raise InvalidInputError("answer", "Hãy ghi lý do không đồng ý để người xin biết.")
    return _decide(by, row, LateAct.REFUSE, answer)


def _check_needed(row: Round, person: Person, today: date) -> None:
    """Nothing to ask for where the pledge stands or waits, or a permission is still good."""
    states = PledgeState.SUBMITTED, PledgeState.CONFIRMED
    if Pledge.objects.filter(round=row, person=person, state__in=states).exists():
        raise LateNotNeededError("Bản đăng ký đã gửi hoặc đã được xác nhận nên không cần xin đăng ký muộn.")
    given = permission_of(row, person.id)
    if given is not None and given.deadline is not None and given.deadline >= today:
        raise LateNotNeededError(f"Đã được phép đăng ký muộn đến hết ngày {given.deadline:%d/%m/%Y}.")


def _undecided(by: Actor, asked: LateRequest) -> LateRequest:
    """The round first, as everywhere; then the request, which may have been answered meanwhile."""
    round_row(asked.round)
    row = LateRequest.objects.select_for_update(of=("self",)).select_related("person").get(id=asked.id)
    if row.state != LateState.ASKED:
        raise ChangedMeanwhileError("Đề nghị này vừa được người khác trả lời. Hãy tải lại trang.")
    if by.user is not None and by.user == row.person.user_id:
        raise OwnLateError
    return row


def _decide(by: Actor, row: LateRequest, act: LateAct, answer: str) -> LateRequest:
    before = row.state
    row.state = next_state(NEXT_LATE, LateState(row.state), act)
    row.answer, row.decided_by_id, row.decided_at = tidy(answer), by.user, clock.now()
    row.save()
    record(about=row, fields={"state": (before, row.state), "deadline": row.deadline, "answer": row.answer})
    return row
