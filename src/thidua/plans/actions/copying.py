"""All that an edition says, copied into a new one: to be amended, or to be carried into the next year."""

from uuid import UUID

from thidua.core.ids import uuid7
from thidua.plans.models import Base, Delivery, Item, Plan, Recipient, Section

# The frame of a plan, which a new edition begins with.
FRAME = ("title", "starts", "ends", "opening", "closing", "drafter", "copies")


def copy_edition(source: Plan, draft: Plan) -> Plan:
    """The draft, saved with every section, item, base and recipient of the source; each item keeps its story."""
    for name in FRAME:
        setattr(draft, name, getattr(source, name))
    draft.unit = source.unit
    draft.save(force_insert=True)
    sections = _sections(source, draft)
    for item in Item.objects.filter(section__plan=source):
        item.section_id = sections[item.section_id]
        _insert(item)
    for base in Base.objects.filter(plan=source):
        base.plan = draft
        _insert(base)
    for recipient in Recipient.objects.filter(plan=source):
        deliveries = list(Delivery.objects.filter(recipient_id=recipient.id))
        recipient.plan = draft
        _insert(recipient)
        for delivery in deliveries:
            delivery.recipient = recipient
            _insert(delivery)
    return draft


def _sections(source: Plan, draft: Plan) -> dict[UUID, UUID]:
    """Old id → new id; a section stands after its parent by their order."""
    made: dict[UUID, UUID] = {}
    waiting = list(Section.objects.filter(plan=source))
    while waiting:
        ready = [row for row in waiting if row.parent_id is None or row.parent_id in made]
        waiting = [row for row in waiting if row not in ready]
        for row in ready:
            old = row.id
            row.plan = draft
            row.parent_id = made[row.parent_id] if row.parent_id else None
            _insert(row)
            made[old] = row.id
    return made


def _insert(row: Section | Item | Base | Recipient | Delivery) -> None:
    row.id = uuid7()
    if not isinstance(row, Delivery):
        row.version = 1
    row.save(force_insert=True)
