"""Writing one's pledge and answering it. The last day of a round counts as a whole in Hà Nội."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Person
from thidua.people.queries import staff_of
from thidua.registrations.actions.contents import checked
from thidua.registrations.actions.lists import settle_late
from thidua.registrations.actions.locking import Whose, check_day, locked_pledge, open_row, person_whose
from thidua.registrations.actions.versions import keep_version
from thidua.registrations.errors import NotOnStaffError, OwnPledgeError
from thidua.registrations.models import Content, Pledge, Round
from thidua.registrations.states import NEXT_PLEDGE, PledgeAct, PledgeState


@action("registrations.pledge_saved")
def save_pledge(
    *,
    by: Actor,
    round: Round,  # noqa: A002 -- the glossary's word
    person: Person,
    content: Content,
    version: int,
) -> Pledge:
    """Save a draft; `version` is 0 for the first time. A CSTDCS takes LDTT along, which the law asks for it."""
    row = open_row(round, person_whose(person.id))
    check_day(row, person_whose(person.id))
    said = checked(content)
    pledge = _pledge_for(row, person, version)
    pledge.state = next_state(NEXT_PLEDGE, PledgeState(pledge.state), PledgeAct.SAVE)
    before, pledge.content = pledge.content.stored(), said
    pledge.version, pledge.changed_at = version + 1, clock.now()
    try:
        with transaction.atomic():
            pledge.save()
    except IntegrityError:
        raise ChangedMeanwhileError from None
    keep_version(pledge, PledgeAct.SAVE, by)
    record(about=pledge, fields={name: (before[name], new) for name, new in said.stored().items()})
    return pledge


@action("registrations.pledge_submitted")
def submit_pledge(*, by: Actor, pledge: Pledge) -> Pledge:
    """To whoever confirms: the team leader, of a team leader the secretary or the chair."""
    row = locked_pledge(pledge)
    check_day(row.round, Whose.of(row))
    if not row.awards:
        raise InvalidInputError(
            "titles", "Hãy chọn ít nhất một danh hiệu hoặc hình thức khen thưởng trước khi gửi."
        )
    states = _move(row, PledgeAct.SUBMIT)
    row.save(update_fields=["state", "version", "changed_at"])
    keep_version(row, PledgeAct.SUBMIT, by)
    record(about=row, fields={"state": states})
    return row


@action("registrations.pledge_withdrawn")
def withdraw_pledge(*, by: Actor, pledge: Pledge) -> Pledge:
    """Back into the person's own hands, while it can still be sent again."""
    row = locked_pledge(pledge)
    check_day(row.round, Whose.of(row))
    states = _move(row, PledgeAct.WITHDRAW)
    row.save(update_fields=["state", "version", "changed_at"])
    keep_version(row, PledgeAct.WITHDRAW, by)
    record(about=row, fields={"state": states})
    return row


@action("registrations.pledge_returned")
def return_pledge(*, by: Actor, pledge: Pledge, reason: str) -> Pledge:
    """Back to the person with a reason, until the round is locked; also of a pledge confirmed by mistake."""
    row = locked_pledge(pledge)
    _check_not_own(by, row)
    if not tidy(reason):
        raise InvalidInputError("reason", "Hãy ghi lý do trả lại để người đăng ký biết cần sửa gì.")
    states = _move(row, PledgeAct.RETURN)
    row.return_reason = tidy(reason)
    row.save(update_fields=["state", "version", "changed_at", "return_reason"])
    keep_version(row, PledgeAct.RETURN, by, row.return_reason)
    record(about=row, fields={"state": states, "return_reason": row.return_reason})
    return row


@action("registrations.pledge_confirmed")
def confirm_pledge(*, by: Actor, pledge: Pledge, version: int | None = None) -> Pledge:
    """Whoever may is asked at the gate (`access.may_decide`); nobody confirms their own.

    A late one uses its permission up; where the school's list is final, a supplement is added to it.

    `version`: what was read before confirming; a pledge changed since then is not confirmed unseen.
    """
    row = locked_pledge(pledge)
    _check_not_own(by, row)
    if version is not None and row.version != version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    states = _move(row, PledgeAct.CONFIRM)
    row.return_reason = ""
    row.save(update_fields=["state", "version", "changed_at", "return_reason"])
    keep_version(row, PledgeAct.CONFIRM, by)
    settle_late(by, row)
    record(about=row, fields={"state": states})
    return row


@action("registrations.pledges_confirmed")
def confirm_pledges(
    *,
    by: Actor,
    round: Round,  # noqa: A002 -- the glossary's word
    pledges: Iterable[Pledge],
) -> list[Pledge]:
    """All of the list which was shown; all or none."""
    confirmed = [confirm_pledge(by=by, pledge=pledge, version=pledge.version) for pledge in pledges]
    record(about=round, counts={"pledges": len(confirmed)})
    return confirmed


def _check_not_own(by: Actor, pledge: Pledge) -> None:
    if by.user is not None and by.user == pledge.holder_user:
        raise OwnPledgeError


def _pledge_for(row: Round, person: Person, version: int) -> Pledge:
    pledge = Pledge.objects.select_for_update(of=("self",)).filter(round=row, person=person).first()
    if pledge is not None and pledge.version != version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=pledge.id))
    if pledge is not None:
        return pledge
    posting = next((one for one in staff_of(row.unit, on=clock.today()) if one.person_id == person.id), None)
    if posting is None:
        raise NotOnStaffError
    return Pledge(unit=row.unit, round=row, person=person, team=posting.team)


def _move(row: Pledge, act: PledgeAct) -> tuple[PledgeState, PledgeState]:
    before = PledgeState(row.state)
    after = next_state(NEXT_PLEDGE, before, act)
    row.state = after
    row.version += 1
    row.changed_at = clock.now()
    return before, after
