"""How long somebody has taught and worked in hardship areas, as somebody answers for it as of a day."""

from datetime import date
from decimal import Decimal

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.standing import last_days, not_oneself, refuse_if_left
from thidua.people.models import Person
from thidua.units.models import Unit

STATED = ("teaching_years", "hardship_years", "hardship_now", "service_stated_on")
MOST_YEARS = 60


@action("people.service_stated")
def state_service(
    *,
    by: Actor,
    unit: Unit,
    person: Person,
    version: int,
    teaching_years: Decimal | None,
    hardship_years: Decimal | None,
    hardship_now: bool | None,
    stated_on: date | None,
    on: date,
) -> Person:
    """Write the three as they stand on `stated_on`; None is not known. `version` is what the editor saw.

    Nothing is counted on from that day: who teaches on has the years stated anew.
    """
    not_oneself(by, person)
    last_days(unit, [person.id])
    refuse_if_left(unit, person)
    row = Person.objects.select_for_update().get(id=person.id)
    if row.version != version:
        raise ChangedMeanwhileError
    said = (teaching_years, hardship_years, hardship_now)
    for field, years in (("teaching_years", teaching_years), ("hardship_years", hardship_years)):
        _check_years(field, years)
    _check_day(row, stated_on, needed=any(value is not None for value in said))
    was = {name: getattr(row, name) for name in STATED}
    now = dict(
        zip(STATED, (*said, stated_on if any(value is not None for value in said) else None), strict=True)
    )
    for name, value in now.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*STATED, "version"])
    rebuild([row.id])
    record(about=row, fields={name: (was[name], now[name]) for name in STATED}, on=on)
    return row


def _check_years(field: str, years: Decimal | None) -> None:
    if years is not None and not 0 <= years <= MOST_YEARS:
        raise InvalidInputError(field, f"Số năm phải từ 0 đến {MOST_YEARS}.")


def _check_day(person: Person, day: date | None, *, needed: bool) -> None:
    if day is None:
        if needed:
            raise InvalidInputError("stated_on", "Hãy ghi các số này tính đến ngày nào.")
        return
    if day > clock.today():
        raise InvalidInputError("stated_on", "Ngày tính không thể ở tương lai.")
    if person.born is not None and day < person.born:
        raise InvalidInputError("stated_on", "Ngày tính không thể trước ngày sinh.")
