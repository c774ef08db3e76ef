"""The school's list when a round is locked, and the supplements which late pledges add to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max

from thidua.core import clock
from thidua.core.states import next_state
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import record_registrations
from thidua.registrations.actions.locking import Whose, permission_of
from thidua.registrations.models import CompiledList, LateRequest, Pledge, Round
from thidua.registrations.states import NEXT_LATE, LateAct, LateState, RoundState


def compile_list(
    by: Actor, row: Round, confirmed: Iterable[Pledge], on: date, reason: str = ""
) -> CompiledList:
    """Number 0 is the list itself; the round's row is locked by whoever calls, so numbers follow one another."""
    last = CompiledList.objects.filter(round=row).aggregate(last=Max("number"))["last"]
    return CompiledList.objects.create(
        unit=row.unit,
        round=row,
        number=0 if last is None else last + 1,
        on=on,
        at=clock.now(),
        by_id=by.user,
        entries=[_entry(pledge) for pledge in confirmed],
        reason=reason,
    )


def settle_late(by: Actor, pledge: Pledge) -> None:
    """Once a late pledge is confirmed its permission is used up; a final list gets its supplement."""
    permission = permission_of(pledge.round, Whose.of(pledge))
    if permission is None:
        return
    permission.state = next_state(NEXT_LATE, LateState(permission.state), LateAct.USE)
    permission.save(update_fields=["state"])
    if pledge.round.state == RoundState.LOCKED:
        add_supplement(by=by, pledge=pledge, permission=permission)


@action("registrations.list_supplemented")
def add_supplement(*, by: Actor, pledge: Pledge, permission: LateRequest) -> CompiledList:
    """One late pledge more: a numbered supplement with its reason, and a person's titles of the year."""
    row, on = pledge.round, clock.today()
    added = compile_list(by, row, [pledge], on, permission.reason)
    if pledge.person_id is not None:
        record_registrations(
            by=by,
            unit=row.unit,
            school_year=row.year.name,
            titles={pledge.person_id: pledge.titles},
            on=on,
        )
    record(about=row, fields={"number": added.number, "pledge": pledge.id}, on=on)
    return added


def _entry(pledge: Pledge) -> dict[str, Any]:
    return {"pledge": str(pledge.id), "version": pledge.version, "name": pledge.holder_name}
