"""Writing one's pledge and answering it. The last day of a round counts as a whole in Hà Nội."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Person
from thidua.people.queries import staff_of
from thidua.registrations.actions.locking import check_day, locked_pledge, locked_round_row
from thidua.registrations.errors import NotOnStaffError, OwnPledgeError
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import TITLES, with_needed
from thidua.registrations.states import NEXT_PLEDGE, PledgeAct, PledgeState


@action("registrations.pledge_saved")
def save_pledge(
    *,
    by: Actor,
    round: Round,  # noqa: A002 -- the glossary's word
    person: Person,
    titles: Sequence[str],
    initiative_title: str,
    version: int,
) -> Pledge:
    """Save a draft; `version` is 0 for the first time. A CSTDCS takes LDTT along, which the law asks for it."""
    row = locked_round_row(round)
    check_day(row)
    if unknown := [title for title in titles if title not in TITLES]:
        raise InvalidInputError("titles", f"Không đăng ký được danh hiệu {', '.join(unknown)} ở đây.")
    pledge = _pledge_for(row, person, version)
    pledge.state = next_state(NEXT_PLEDGE, PledgeState(pledge.state), PledgeAct.SAVE)
    before = (pledge.titles, pledge.initiative_title)
    pledge.titles, pledge.initiative_title = with_needed(titles), tidy(initiative_title)
    pledge.version, pledge.changed_at = version + 1, clock.now()
    try:
        with transaction.atomic():
            pledge.save()
    except IntegrityError:
        raise ChangedMeanwhileError from None
    record(
        about=pledge,
        fields={
            "titles": (before[0], pledge.titles),
            "initiative_title": (before[1], pledge.initiative_title),
        },
    )
    return pledge


@action("registrations.pledge_submitted")
def submit_pledge(*, by: Actor, pledge: Pledge) -> Pledge:
    """To whoever confirms: the team leader, of a team leader the secretary or the chair."""
    row = locked_pledge(pledge)
    check_day(row.round)
    if not row.titles:
        raise InvalidInputError("titles", "Hãy chọn ít nhất một danh hiệu trước khi gửi.")
    states = _move(row, PledgeAct.SUBMIT)
    row.save(update_fields=["state", "version", "changed_at"])
    record(about=row, fields={"state": states})
    return row


@action("registrations.pledge_withdrawn")
def withdraw_pledge(*, by: Actor, pledge: Pledge) -> Pledge:
    """Back into the person's own hands, while it can still be sent again."""
    row = locked_pledge(pledge)
    check_day(row.round)
    states = _move(row, PledgeAct.WITHDRAW)
    row.save(update_fields=["state", "version", "changed_at"])
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
    record(about=row, fields={"state": states, "return_reason": row.return_reason})
    return row


@action("registrations.pledge_confirmed")
def confirm_pledge(*, by: Actor, pledge: Pledge, version: int | None = None) -> Pledge:
    """Whoever may is asked at the gate (`access.may_decide`); nobody confirms their own.

    `version`: what was read before confirming; a pledge changed since then is not confirmed unseen.
    """
    row = locked_pledge(pledge)
    _check_not_own(by, row)
    if version is not None and row.version != version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    states = _move(row, PledgeAct.CONFIRM)
    row.return_reason = ""
    row.save(update_fields=["state", "version", "changed_at", "return_reason"])
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
