"""To whom a plan goes, for what, and in which ways until when."""

from collections.abc import Sequence
from datetime import date

from thidua.core.errors import InvalidInputError
from thidua.core.lengths import check_lengths
from thidua.core.text import tidy
from thidua.documents.actions.registers import Way
from thidua.ledger.actions import Actor, action, record
from thidua.plans.actions.locked import editable
from thidua.plans.actions.rows import next_order, seen
from thidua.plans.models import Delivery, Plan, Recipient
from thidua.units.models import Association, Unit


@action("plans.recipient_put")
def put_recipient(
    *,
    by: Actor,
    plan: Plan,
    name: str,
    on: date,
    purpose: str = "",
    unit_to: Unit | None = None,
    association: Association | None = None,
    ways: Sequence[Way] = (),
    recipient: Recipient | None = None,
) -> Recipient:
    """A new line of “Nơi nhận” at the end, or one changed as its editor saw it; the same name twice is refused."""
    of_plan = editable(plan)
    name = tidy(name) or (association.name if association else "")
    if not name:
        raise InvalidInputError("name", "Hãy ghi nơi nhận, hoặc chọn một tổ chức.")
    if recipient is None:
        row = Recipient(plan=of_plan, version=0, order=next_order(Recipient, plan=of_plan))
    else:
        row = seen(Recipient, recipient)
    if Recipient.objects.filter(plan=of_plan, name=name).exclude(id=row.id).exists():
        raise InvalidInputError("name", f"Nơi nhận “{name}” đã có trong kế hoạch.")
    before = {one.channel: one for one in Delivery.objects.filter(recipient_id=row.id)}
    _check(ways, before, on)
    if association is not None and association.unit_id != of_plan.unit_id:
        raise InvalidInputError("association", "Hãy chọn một tổ chức của đơn vị mình.")
    row.name, row.purpose, row.unit_to, row.association = name, tidy(purpose), unit_to, association
    check_lengths(row, ["name", "purpose"])
    row.version += 1
    row.save()
    Delivery.objects.filter(recipient=row).delete()
    for way in ways:
        Delivery.objects.create(
            recipient=row,
            channel=way.channel,
            due=way.due,
            due_rule=way.due_rule,
            receiver=tidy(way.receiver),
        )
    record(
        about=row, fields={"name": row.name, "purpose": row.purpose}, counts={"deliveries": len(ways)}, on=on
    )
    return row


@action("plans.recipient_dropped")
def drop_recipient(*, by: Actor, recipient: Recipient, on: date) -> None:
    editable(recipient.plan)
    row = seen(Recipient, recipient)
    record(about=row, fields={"name": (row.name, None)}, on=on)
    row.delete()


def _check(ways: Sequence[Way], before: dict[str, Delivery], on: date) -> None:
    """One way once; a deadline that stands already may have passed meanwhile."""
    if len({way.channel for way in ways}) < len(ways):
        raise InvalidInputError("name", "Mỗi cách gửi chỉ ghi một lần cho một nơi nhận.")
    for way in ways:
        stands = before.get(way.channel)
        if way.due is None or (stands is not None and stands.due == way.due):
            continue
        if way.due_rule.last_day(way.due) < on:
            raise InvalidInputError(
                f"{way.channel}_due",
                f"Hạn {way.due_rule.label} {way.due:%d/%m/%Y} đã qua. Hãy chọn một hạn còn kịp.",
            )
