"""Writing rounds and pledges. The last day of a round counts as a whole in Hà Nội."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import record_registrations
from thidua.people.models import Person
from thidua.people.queries import staff_of
from thidua.registrations.errors import (
    NotOnStaffError,
    OwnPledgeError,
    RoundClosedError,
    RoundExistsError,
    RoundLockedError,
    RoundNotBegunError,
    UndecidedError,
)
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import TITLES, fingerprint, undecided, with_needed
from thidua.registrations.states import (
    NEXT_PLEDGE,
    NEXT_ROUND,
    PledgeAct,
    PledgeState,
    RoundAct,
    RoundState,
)
from thidua.units.models import SchoolYear, Unit


@action("registrations.round_opened")
def open_round(*, by: Actor, unit: Unit, year: SchoolYear, opens: date, closes: date) -> Round:
    """Open the year's round from a first to a last day, both counted."""
    _check_order(opens, closes)
    try:
        with transaction.atomic():
            opened = Round.objects.create(unit=unit, year=year, opens=opens, closes=closes)
    except IntegrityError:
        raise RoundExistsError from None
    record(about=opened, fields={"opens": opens, "closes": closes}, on=opens)
    return opened


@action("registrations.round_extended")
def extend_round(*, by: Actor, round: Round, closes: date) -> Round:  # noqa: A002 -- the glossary's word
    """Move the last day: the way out for whoever was returned a pledge too late."""
    row = _open_round(round)
    _check_order(row.opens, closes)
    before, row.closes = row.closes, closes
    row.save(update_fields=["closes"])
    record(about=row, fields={"closes": (before, closes)})
    return row


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
    row = _open_round(round)
    _check_day(row)
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
    row = _locked(pledge)
    _check_day(row.round)
    if not row.titles:
        raise InvalidInputError("titles", "Hãy chọn ít nhất một danh hiệu trước khi gửi.")
    states = _move(row, PledgeAct.SUBMIT)
    row.save(update_fields=["state", "version", "changed_at"])
    record(about=row, fields={"state": states})
    return row


@action("registrations.pledge_withdrawn")
def withdraw_pledge(*, by: Actor, pledge: Pledge) -> Pledge:
    """Back into the person's own hands, while it can still be sent again."""
    row = _locked(pledge)
    _check_day(row.round)
    states = _move(row, PledgeAct.WITHDRAW)
    row.save(update_fields=["state", "version", "changed_at"])
    record(about=row, fields={"state": states})
    return row


@action("registrations.pledge_returned")
def return_pledge(*, by: Actor, pledge: Pledge, reason: str) -> Pledge:
    """Back to the person with a reason, until the round is locked; also of a pledge confirmed by mistake."""
    row = _locked(pledge)
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
    row = _locked(pledge)
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


@action("registrations.round_locked")
def lock_round(
    *,
    by: Actor,
    round: Round,  # noqa: A002 -- the glossary's word
    on: date,
    seen: str | None = None,
) -> Round:
    """Make the list final and write it down into `people`: everybody's titles, none for who has no confirmed one.

    `seen`: the fingerprint of the confirmed pledges that were read; a list changed since then is not locked.
    """
    row = _open_round(round)
    if waiting := undecided(row):
        names = ", ".join(pledge.holder_name for pledge in waiting)
        raise UndecidedError(f"Chưa khóa được: còn {len(waiting)} bản đăng ký chờ xác nhận ({names}).")
    confirmed = list(Pledge.objects.filter(round=row, state=PledgeState.CONFIRMED))
    if seen is not None and seen != fingerprint(confirmed):
        raise ChangedMeanwhileError(_newest_change(row))
    titles: dict[UUID, list[str]] = {posting.person_id: [] for posting in staff_of(row.unit, on=on)}
    titles |= {pledge.person_id: pledge.titles for pledge in confirmed if pledge.person_id}
    record_registrations(by=by, unit=row.unit, school_year=row.year.name, titles=titles, on=on)
    before = row.state
    row.state = next_state(NEXT_ROUND, RoundState(row.state), RoundAct.LOCK)
    row.locked_on = on
    row.save(update_fields=["state", "locked_on"])
    record(about=row, fields={"state": (before, row.state)}, counts={"persons": len(titles)}, on=on)
    return row


def _check_order(opens: date, closes: date) -> None:
    if closes < opens:
        raise InvalidInputError("closes", "Ngày hết hạn không thể trước ngày mở.")


def _check_day(row: Round) -> None:
    """The deadline is the moment of saving, not a legal day that somebody types."""
    today = clock.today()
    if today < row.opens:
        raise RoundNotBegunError(f"Đợt đăng ký mở từ ngày {row.opens:%d/%m/%Y}, hôm nay chưa lưu được.")
    if today > row.closes:
        raise RoundClosedError(
            f"Đợt đăng ký đã hết hạn ngày {row.closes:%d/%m/%Y} nên không lưu được nữa. "
            "Nếu cần sửa, hãy nhờ thư ký Hội đồng gia hạn đợt."
        )


def _check_not_own(by: Actor, pledge: Pledge) -> None:
    if by.user is not None and by.user == pledge.holder_user:
        raise OwnPledgeError


def _open_round(given: Round) -> Round:
    row = Round.objects.select_for_update(of=("self",)).select_related("unit", "year").get(id=given.id)
    if row.state == RoundState.LOCKED:
        raise RoundLockedError
    return row


def _locked(pledge: Pledge) -> Pledge:
    """The pledge as it is now; the round first, so that locking it and deciding a pledge queue up."""
    row_round = _open_round(pledge.round)
    row = Pledge.objects.select_for_update(of=("self",)).select_related("person").get(id=pledge.id)
    row.round = row_round
    return row


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


def _newest_change(row: Round) -> str:
    """Whose pledge was changed last, by whom and how."""
    pledge = Pledge.objects.filter(round=row).select_related("person").order_by("-changed_at").first()
    return f"{pledge.holder_name}: {last_change(unit=row.unit_id, about=pledge.id)}" if pledge else ""


def _move(row: Pledge, act: PledgeAct) -> tuple[PledgeState, PledgeState]:
    before = PledgeState(row.state)
    after = next_state(NEXT_PLEDGE, before, act)
    row.state = after
    row.version += 1
    row.changed_at = clock.now()
    return before, after
