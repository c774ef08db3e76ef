"""Writing the unit's mass organisations: one is entered, named anew, led by somebody from a day on, ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from thidua.accounts.models import User
from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError
from thidua.core.text import fold, tidy
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Association, AssociationKind, AssociationLead, Unit

LONGEST_NAME = 120


class AssociationEndedError(RefusedError):
    """Tổ chức này đã ghi là không còn hoạt động, nên không sửa được nữa."""


@dataclass(frozen=True, slots=True)
class Led:
    """By whom: a user of the unit with their name, or a name alone."""

    name: str
    user: User | None = None
    position: str = ""


@action("units.association_put")
def put_association(
    *,
    by: Actor,
    unit: Unit,
    kind: AssociationKind,
    name: str,
    association: Association | None = None,
) -> Association:
    """A new one, or one named anew as its editor saw it; two of one name are refused."""
    if kind not in AssociationKind.values:
        raise InvalidInputError("kind", "Hãy chọn loại tổ chức.")
    if not tidy(name):
        raise InvalidInputError("name", "Hãy ghi tên tổ chức.")
    if len(tidy(name)) > LONGEST_NAME:
        raise InvalidInputError("name", f"Tên dài quá {LONGEST_NAME} ký tự, hãy rút gọn.")
    row = _held(association) if association else Association(unit=unit, version=0)
    before = (row.kind, row.name)
    row.kind, row.name, row.folded = kind, tidy(name), fold(name)
    row.version += 1
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise InvalidInputError("name", "Đã có một tổ chức cùng tên.") from None
    record(about=row, fields={"kind": (before[0], row.kind), "name": (before[1], row.name)})
    return row


@action("units.association_led")
def lead_association(*, by: Actor, association: Association, led: Led, starts: date) -> AssociationLead:
    """From that day on; who led before ends the day before. The same first day again corrects what was entered."""
    row = _held(association)
    if not tidy(led.name):
        raise InvalidInputError("name", "Hãy chọn một người của đơn vị, hoặc ghi họ tên.")
    before = AssociationLead.objects.filter(association=row, ends=None).first()
    if before is not None and before.starts > starts:
        raise InvalidInputError(
            "starts",
            f"{before.name} đã được ghi từ {before.starts:%d/%m/%Y}. Hãy chọn một ngày từ ngày ấy trở đi.",
        )
    if before is not None and before.starts == starts:
        before.delete()
    elif before is not None:
        before.ends = starts - timedelta(days=1)
        before.save(update_fields=["ends"])
    lead = AssociationLead.objects.create(
        association=row, user=led.user, name=tidy(led.name), position=tidy(led.position), starts=starts
    )
    row.version += 1
    row.save(update_fields=["version"])
    record(about=row, fields={"lead": (before.name if before else None, lead.name)}, on=starts)
    return lead


@action("units.association_ended")
def end_association(*, by: Actor, association: Association, on: date) -> Association:
    """Its last day, and that of whoever leads it; plans and papers that name it keep its name."""
    row = _held(association)
    lead = AssociationLead.objects.filter(association=row, ends=None).first()
    if lead is not None and lead.starts > on:
        raise InvalidInputError(
            "ends", f"{lead.name} đứng đầu từ {lead.starts:%d/%m/%Y}: ngày cuối không thể trước ngày ấy."
        )
    AssociationLead.objects.filter(association=row, ends=None).update(ends=on)
    row.ends = on
    row.version += 1
    row.save(update_fields=["ends", "version"])
    record(about=row, fields={"ends": (None, on)}, on=on)
    return row


def _held(association: Association) -> Association:
    """The row as its editor saw it, held until the end; one that has ended is not written to."""
    row = Association.objects.select_for_update(of=("self",)).get(id=association.id)
    if row.version != association.version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    if row.ends is not None:
        raise AssociationEndedError
    return row
