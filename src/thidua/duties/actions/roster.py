"""Parts of the work are named and closed; somebody is put in charge from a day on, and until a day."""

from datetime import date

from django.db.models import Q, QuerySet

from thidua.core.days import OUTSIDE, is_written
from thidua.core.errors import InvalidInputError
from thidua.core.text import fold, tidy
from thidua.duties.errors import ChargeEndedError, NamedTwiceError, StillInChargeError, TakenError
from thidua.duties.models import Charge, ChargeKind, Part
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Person
from thidua.people.queries import people_at_work
from thidua.units.models import Role, Unit


@action("duties.part_named")
def name_part(*, by: Actor, unit: Unit, name: str, on: date) -> Part:
    """A part of the work that goes with no role; of two of one name the second is refused."""
    name = tidy(name)
    if not name:
        raise InvalidInputError("name", "Hãy ghi tên phần việc.")
    _hold(unit)
    if Part.objects.filter(unit=unit, folded=fold(name), closed_on=None).exists():
        raise NamedTwiceError
    row = Part.objects.create(unit=unit, name=name, folded=fold(name), since=on)
    record(about=row, fields={"name": name}, on=on)
    return row


@action("duties.part_closed")
def close_part(*, by: Actor, part: Part, on: date) -> Part:
    """Nobody has to do this any more; what was stays in the list of former duties."""
    _hold(part.unit)
    if Charge.objects.filter(Q(ends=None) | Q(ends__gt=on), part=part).exists():
        raise StillInChargeError
    if not Part.objects.filter(id=part.id, closed_on=None).update(closed_on=on):
        raise ChargeEndedError
    part.closed_on = on
    record(about=part, fields={"closed_on": on}, on=on)
    return part


@action("duties.charge_given")
def give_charge(
    *,
    by: Actor,
    unit: Unit,
    person: Person,
    starts: date,
    kind: ChargeKind,
    part: Part | None = None,
    role: Role | None = None,
    ends: date | None = None,
    paper: str = "",
) -> Charge:
    """Somebody of the staff answers for a part from a day on, or stands in for whoever does.

    The unit's row is locked, so that of two givers the second sees what the first gave.
    """
    _refuse_days(starts, ends)
    if role is not None and kind == ChargeKind.MAIN:
        raise InvalidInputError("person", "Việc gắn với vai trò thì giao ở trang Vai trò.")
    _hold(unit)
    if part is not None and Part.objects.filter(id=part.id).exclude(closed_on=None).exists():
        raise InvalidInputError("part", "Phần việc này đã khép. Hãy tải lại trang.")
    if not people_at_work(unit, starts).filter(id=person.id).exists():
        raise InvalidInputError("person", f"{person.full_name} không làm việc ở đơn vị từ ngày ấy.")
    same = Charge.objects.filter(unit=unit, part=part, role=role or "", kind=kind)
    _refuse_taken(same, starts, ends)
    row = Charge.objects.create(
        unit=unit,
        part=part,
        role=role or "",
        kind=kind,
        person=person,
        starts=starts,
        ends=ends,
        paper=tidy(paper),
    )
    told: dict[str, object] = {"part": part and part.id, "role": row.role, "person": person.id}
    record(about=row, fields=told | {"kind": kind, "starts": starts, "ends": ends}, on=starts)
    return row


@action("duties.charge_ended")
def end_charge(*, by: Actor, charge: Charge, on: date) -> Charge:
    """The last day; one that was set before may only come nearer."""
    _refuse_days(charge.starts, on)
    still = Q(ends=None) | Q(ends__gt=on)
    if not Charge.objects.filter(still, id=charge.id).update(ends=on):
        raise ChargeEndedError
    was, charge.ends = charge.ends, on
    record(about=charge, fields={"ends": (was, on)}, on=on)
    return charge


def _refuse_days(starts: date, ends: date | None) -> None:
    if not is_written(starts):
        raise InvalidInputError("starts", OUTSIDE)
    if ends is not None and not is_written(ends):
        raise InvalidInputError("ends", OUTSIDE)
    if ends is not None and ends < starts:
        raise InvalidInputError("ends", "Ngày cuối không thể trước ngày đầu.")


def _refuse_taken(same: QuerySet[Charge], starts: date, ends: date | None) -> None:
    rows = same.filter(Q(ends=None) | Q(ends__gte=starts))
    taken = (rows.filter(starts__lte=ends) if ends else rows).select_related("person").first()
    if taken is not None:
        raise TakenError(taken.person.full_name)


def _hold(unit: Unit) -> None:
    """Until the commit: who comes second waits here, then sees what the first one wrote."""
    Unit.objects.select_for_update().get(id=unit.id)
