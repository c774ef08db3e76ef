"""Opening a round, extending it, locking it: then the school's list is final."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import record_registrations
from thidua.people.queries import staff_of
from thidua.registrations.actions.lists import compile_list
from thidua.registrations.actions.locking import open_row
from thidua.registrations.errors import RoundExistsError, UndecidedError
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import confirmed_pledges, fingerprint, undecided
from thidua.registrations.states import NEXT_ROUND, RoundAct, RoundState
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
    row = open_row(round)
    _check_order(row.opens, closes)
    before, row.closes = row.closes, closes
    row.save(update_fields=["closes"])
    record(about=row, fields={"closes": (before, closes)})
    return row


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
    row = open_row(round)
    if waiting := undecided(row):
        names = ", ".join(pledge.holder_name for pledge in waiting)
        raise UndecidedError(f"Chưa khóa được: còn {len(waiting)} bản đăng ký chờ xác nhận ({names}).")
    confirmed = list(confirmed_pledges(row.unit, row.year))
    if seen is not None and seen != fingerprint(confirmed):
        raise ChangedMeanwhileError(_newest_change(row))
    titles: dict[UUID, list[str]] = {posting.person_id: [] for posting in staff_of(row.unit, on=on)}
    titles |= {pledge.person_id: pledge.titles for pledge in confirmed if pledge.person_id}
    record_registrations(by=by, unit=row.unit, school_year=row.year.name, titles=titles, on=on)
    before = row.state
    row.state = next_state(NEXT_ROUND, RoundState(row.state), RoundAct.LOCK)
    row.locked_on = on
    row.save(update_fields=["state", "locked_on"])
    compile_list(by, row, confirmed, on)
    record(about=row, fields={"state": (before, row.state)}, counts={"persons": len(titles)}, on=on)
    return row


def _check_order(opens: date, closes: date) -> None:
    if closes < opens:
        raise InvalidInputError("closes", "Ngày hết hạn không thể trước ngày mở.")


def _newest_change(row: Round) -> str:
    """Whose pledge was changed last, by whom and how."""
    pledge = Pledge.objects.filter(round=row).select_related("person").order_by("-changed_at").first()
    return f"{pledge.holder_name}: {last_change(unit=row.unit_id, about=pledge.id)}" if pledge else ""
