"""Filling in and correcting one initiative or one award that was written down before."""

from datetime import date
from typing import Any

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.originals import OF_CHECK, set_original_aside
from thidua.people.actions.standing import not_oneself, rows_to_write
from thidua.people.actions.years import check_used_for
from thidua.people.errors import AwardDayError, DecidedGrantError, OtherUnitsGrantError
from thidua.people.models import Grant, Initiative
from thidua.people.queries import day_fault
from thidua.units.models import Unit

OF_INITIATIVE = ("title", "kind", "scope", "recognised_by", "recognised_on", "paper", "used_for")
OF_GRANT = ("on", "paper", "authority", "basis")
# Of an initiative, what no decision says: for which awards it was used is this unit's own knowledge.
NOT_ON_PAPER = frozenset({"used_for"})


@action("people.initiative_corrected")
def correct_initiative(
    *, by: Actor, unit: Unit, initiative: Initiative, version: int, changes: dict[str, Any]
) -> Initiative:
    """`changes`: new values by the names in OF_INITIATIVE; `version` is what the editor saw."""
    row = (
        Initiative.objects.select_for_update(of=("self",))
        .select_related("record__person")
        .get(id=initiative.id)
    )
    if row.version != version:
        raise ChangedMeanwhileError
    person = row.record.person
    not_oneself(by, person)
    rows_to_write(unit, row.record.school_year, [person.id])
    if not tidy(changes.get("title", row.title)):
        raise InvalidInputError("title", "Hãy nhập tên sáng kiến.")
    check_used_for(changes.get("used_for"))
    fields = _change(by, row, changes, OF_INITIATIVE)
    rebuild([person.id])
    record(about=person, fields={"initiative": row.id, **fields})
    return row


@action("people.grant_corrected")
def correct_grant(*, by: Actor, unit: Unit, grant: Grant, version: int, changes: dict[str, Any]) -> Grant:
    """`changes`: new values by the names in OF_GRANT. What came with a decision in this program stays as decided."""
    row = Grant.objects.select_for_update(of=("self",)).select_related("person").get(id=grant.id)
    if row.version != version:
        raise ChangedMeanwhileError
    person = row.person
    if person is not None:
        not_oneself(by, person)
    if row.unit_id != unit.id:
        raise OtherUnitsGrantError
    if row.decision is not None:
        raise DecidedGrantError
    day: date | None = changes.get("on", row.on)
    if day is not None and day > clock.today():
        raise InvalidInputError("on", "Ngày quyết định không thể ở tương lai.")
    fault = day_fault(day, row.school_year, person.born if person else None)
    if fault and day != row.on:
        raise AwardDayError(fault)
    fields = _change(by, row, changes, OF_GRANT)
    if person is not None:
        rebuild([person.id])
    # A collective keeps no key of its own in the ledger: the line is about the award.
    record(about=person or row, fields={"grant": row.id, **fields}, on=row.on)
    return row


def _change(
    by: Actor, row: Grant | Initiative, changes: dict[str, Any], names: tuple[str, ...]
) -> dict[str, Any]:
    """Set what is named, with the next version; (old, new) of each for the ledger.

    Who changes what a paper says has not compared the new words with it: the scan beside the line is set aside.
    """
    was = {name: getattr(row, name) for name in changes if name in names}
    for name in was:
        value = changes[name]
        setattr(row, name, tidy(value) if isinstance(value, str) else value)
    row.version += 1
    fields = {name: (old, getattr(row, name)) for name, old in was.items()}
    former = None
    if any(old != new for name, (old, new) in fields.items() if name not in NOT_ON_PAPER):
        former = set_original_aside(by, row)
    row.save(update_fields=[*was, *OF_CHECK, "version"])
    return fields if former is None else {**fields, "former_original": former}
