"""Pledging late: asked with a reason, permitted with a day of one's own or refused by the office."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.collectives.models import Collective
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Holder, Person
from thidua.people.queries import staff_of
from thidua.registrations.actions.locking import Whose, permission_of, round_row
from thidua.registrations.errors import (
    LateAskedError,
    LateNotNeededError,
    NotOnStaffError,
    OwnLateError,
    RoundNotBegunError,
)
from thidua.registrations.models import LateRequest, Pledge, Round
from thidua.registrations.states import NEXT_LATE, LateAct, LateState, PledgeState, RoundState
from thidua.units.models import Role, Team, Unit
from thidua.units.queries import holders


@action("registrations.late_asked")
def ask_late(
    *,
    by: Actor,
    round: Round,  # noqa: A002 -- the glossary's word
    person: Person | None = None,
    collective: Collective | None = None,
    reason: str,
) -> LateRequest:
    """After the last day, with a reason; one question at a time. For a person or for a collective, not both."""
    row, today = round_row(round), clock.today()
    if today < row.opens:
        raise RoundNotBegunError(f"Đợt đăng ký mở từ ngày {row.opens:%d/%m/%Y}.")
    if row.state == RoundState.OPEN and today <= row.closes:
        raise LateNotNeededError
    if not tidy(reason):
        raise InvalidInputError("reason", "Hãy ghi lý do để người có thẩm quyền xem xét.")
    if person is not None and all(one.person_id != person.id for one in staff_of(row.unit, on=today)):
        raise NotOnStaffError
    asked = LateRequest(
        unit=row.unit, round=row, asked_by_id=by.user, reason=tidy(reason), asked_at=clock.now()
    )
    if collective is None:
        assert person is not None  # whoever asks names one of the two
        asked.person = person
    else:
        asked.holder, asked.team = collective.holder, collective.team
    _check_needed(row, Whose.of(asked), today)
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        raise LateAskedError from None
    record(about=asked, fields={"holder": asked.holder_key, "reason": asked.reason})
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


def _check_needed(row: Round, whose: Whose, today: date) -> None:
    """Nothing to ask for where the pledge stands or waits, or a permission is still good."""
    states = PledgeState.SUBMITTED, PledgeState.CONFIRMED
    sent = Pledge.objects.filter(round=row, holder=whose.holder, state__in=states)
    if sent.filter(**({"person": whose.person} if whose.person else {"team": whose.team})).exists():
        raise LateNotNeededError("Bản đăng ký đã gửi hoặc đã được xác nhận nên không cần xin đăng ký muộn.")
    given = permission_of(row, whose)
    if given is not None and given.deadline is not None and given.deadline >= today:
        raise LateNotNeededError(f"Đã được phép đăng ký muộn đến hết ngày {given.deadline:%d/%m/%Y}.")


def _undecided(by: Actor, asked: LateRequest) -> LateRequest:
    """The round first, as everywhere; then the request, which may have been answered meanwhile."""
    round_row(asked.round)
    rows = LateRequest.objects.select_for_update(of=("self",)).select_related("person", "team", "unit")
    row = rows.get(id=asked.id)
    if row.state != LateState.ASKED:
        raise ChangedMeanwhileError("Đề nghị này vừa được người khác trả lời. Hãy tải lại trang.")
    if by.user is not None:
        _not_ones_own(by.user, row)
    return row


def _not_ones_own(user: UUID, row: LateRequest) -> None:
    """A person's is answered by somebody else, a team's not by who leads it, the school's by its head only."""
    if user in (row.holder_user, row.asked_by_id):
        raise OwnLateError
    today = clock.today()
    if row.holder == Holder.TEAM and user in _users(row.unit, Role.TEAM_LEADER, today, row.team):
        raise OwnLateError
    if row.holder == Holder.UNIT and user not in _users(row.unit, Role.CHAIR, today):
        raise OwnLateError("Đề nghị đăng ký muộn cho trường do Hiệu trưởng trả lời.")


def _users(unit: Unit, role: Role, on: date, team: Team | None = None) -> set[UUID]:
    return {user.id for user in holders(unit, role, on, team)}


def _decide(by: Actor, row: LateRequest, act: LateAct, answer: str) -> LateRequest:
    before = row.state
    row.state = next_state(NEXT_LATE, LateState(row.state), act)
    row.answer, row.decided_by_id, row.decided_at = tidy(answer), by.user, clock.now()
    row.save()
    record(about=row, fields={"state": (before, row.state), "deadline": row.deadline, "answer": row.answer})
    return row
