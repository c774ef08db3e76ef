"""All that an edition says, copied into a new one: to be amended, or to be carried into a later year."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.core.errors import InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.plans.actions.drafting import check_period, refuse_second_plan
from thidua.plans.errors import NotIssuedError
from thidua.plans.models import Base, BaseKind, Delivery, Item, Plan, Recipient, Section, TakingPart
from thidua.plans.queries.years import later_words
from thidua.plans.states import PlanState

# What a paper is by the sign in its number: plan, guidance, notice, official letter.
OF_ONE_YEAR = re.compile(r"(?:^|/)\s*(?:KH|HD|TB)(?:-|$)|^Kế hoạch|^Hướng dẫn|^Thông báo", re.IGNORECASE)
# The frame of a plan, which a new edition begins with.
FRAME = ("title", "starts", "ends", "opening", "closing", "drafter", "copies")


def copy_edition(source: Plan, draft: Plan) -> Plan:
    """The draft, saved with every section, item, base and recipient of the source; each item keeps its story."""
    for name in FRAME:
        setattr(draft, name, getattr(source, name))
    draft.unit = source.unit
    draft.save(force_insert=True)
    sections = _sections(source, draft)
    parts = _parts_of(source)
    for item in Item.objects.filter(section__plan=source):
        joined = parts.get(item.id, [])
        item.section_id = sections[item.section_id]
        item.copied_from = None
        _insert(item)
        _join(item, joined)
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


@dataclass(frozen=True, slots=True)
class Period:
    """The frame of the plan of a later year."""

    title: str
    starts: date
    ends: date


@action("plans.plan_copied")
def carry_forward(*, by: Actor, source: Plan, period: Period, on: date) -> Plan:
    """A first edition of a later year: every day moved by as many years, nothing of what was done, no directive.

    Each item remembers the one it was copied from, so that its old days stand beside the new ones.
    """
    if source.state not in (PlanState.ISSUED, PlanState.REPLACED):
        raise NotIssuedError
    check_period(period.title, period.starts, period.ends)
    years = period.starts.year - source.starts.year
    if years < 1:
        raise InvalidInputError("starts", f"Kế hoạch mới phải sau kế hoạch đang chép ({source.starts:%Y}).")
    draft = Plan(
        id=uuid7(), unit=source.unit, title=tidy(period.title), starts=period.starts, ends=period.ends
    )
    for name in ("opening", "closing", "drafter", "copies"):
        setattr(draft, name, getattr(source, name))
    refuse_second_plan(draft)
    draft.opening = later_words(draft.opening, years, of=source)
    draft.closing = later_words(draft.closing, years, of=source)
    draft.save(force_insert=True)
    count = _carry_items(source, draft, years)
    for base in Base.objects.filter(plan=source, incoming=None).exclude(kind=BaseKind.DIRECTIVE):
        # A plan, a guidance, a directive of the year before is asked for anew; a law is not.
        if OF_ONE_YEAR.search(base.paper):
            continue
        if base.kind == BaseKind.OTHER:
            base.about = later_words(base.about, years, of=source)
        base.plan = draft
        _insert(base)
    for recipient in Recipient.objects.filter(plan=source):
        deliveries = list(Delivery.objects.filter(recipient_id=recipient.id))
        recipient.plan = draft
        _insert(recipient)
        for delivery in deliveries:
            delivery.recipient = recipient
            delivery.due = later(delivery.due, years)
            _insert(delivery)
    record(about=draft, fields={"from": source.id, "title": draft.title}, counts={"items": count}, on=on)
    return draft


def later(day: date | None, years: int) -> date | None:
    """The same day of a later year; 29 February becomes the 28th where the year has none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _carry_items(source: Plan, draft: Plan, years: int) -> int:
    sections, parts, count = _sections(source, draft), _parts_of(source), 0
    for item in Item.objects.filter(section__plan=source):
        joined = parts.get(item.id, [])
        item.copied_from_id = item.id
        item.section_id = sections[item.section_id]
        item.undertaking = item.answers = None
        item.starts, item.ends, item.due = (later(day, years) for day in (item.starts, item.ends, item.due))
        item.year = later_words(item.year, years, of=source)
        _insert(item)
        _join(item, joined)
        count += 1
    return count


def _parts_of(source: Plan) -> dict[UUID, list[UUID]]:
    """By item, the mass organisations that take part in it."""
    found: dict[UUID, list[UUID]] = {}
    for part in TakingPart.objects.filter(item__section__plan=source):
        found.setdefault(part.item_id, []).append(part.association_id)
    return found


def _join(item: Item, joined: list[UUID]) -> None:
    TakingPart.objects.bulk_create(TakingPart(item=item, association_id=one) for one in joined)


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
