"""A plan is begun, and written section by section, item by item, while it is a draft."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from thidua.core.errors import InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.lengths import check_lengths
from thidua.core.text import tidy
from thidua.guidance.screening import refuse_pressing
from thidua.ledger.actions import Actor, action, record
from thidua.plans.actions.checks import check_item, check_taking_part, kept_because, refuse_leaving
from thidua.plans.actions.locked import as_seen, editable
from thidua.plans.actions.rows import next_order, said, seen
from thidua.plans.errors import OtherDraftError
from thidua.plans.fields import EMPTY, MANY, fields_of
from thidua.plans.models import Item, ItemKind, Plan, Section, SectionRole, TakingPart
from thidua.plans.states import PlanState
from thidua.units.models import Unit

MOST_DAYS = 2 * 366
MOST_COPIES = 999
# Line breaks in these are paragraphs.
PARAGRAPHS = ("text", "objective", "criteria")


class Heading(NamedTuple):
    """A section that every plan begins with."""

    number: str
    title: str
    role: SectionRole
    under: str = ""


# What plans of schools have in common; each may be renamed, renumbered or dropped.
USUAL = (
    Heading("I", "Mục đích, yêu cầu", SectionRole.OTHER),
    Heading("1", "Mục đích", SectionRole.PURPOSE, "I"),
    Heading("2", "Yêu cầu", SectionRole.REQUIREMENTS, "I"),
    Heading("II", "Nội dung thực hiện", SectionRole.CONTENT),
    Heading("III", "Tổ chức thực hiện", SectionRole.ORGANISATION),
)


@action("plans.plan_started")
def start_plan(*, by: Actor, unit: Unit, title: str, starts: date, ends: date, on: date) -> Plan:
    """A first edition with the usual headings; the period may be a school year or a calendar year."""
    check_period(title, starts, ends)
    plan = Plan(id=uuid7(), unit=unit, title=tidy(title), starts=starts, ends=ends)
    refuse_second_plan(plan)
    check_lengths(plan, ["title"])
    plan.save(force_insert=True)
    _begin(plan)
    record(about=plan, fields={"title": plan.title, "starts": starts, "ends": ends}, on=on)
    return plan


def refuse_second_plan(plan: Plan) -> None:
    """Two who begin at once wait for each other here; one plan of a period is enough."""
    Unit.objects.select_for_update(no_key=True).get(id=plan.unit_id)
    same = Plan.objects.filter(unit=plan.unit, starts=plan.starts, ends=plan.ends)
    if same.exclude(state=PlanState.DROPPED).exclude(thread=plan.thread).exists():
        raise OtherDraftError(
            f"Kế hoạch từ {plan.starts:%d/%m/%Y} đến {plan.ends:%d/%m/%Y} đã có. "
            "Hãy viết tiếp hoặc lập bản sửa đổi của nó."
        )


@action("plans.section_put")
def put_section(
    *,
    by: Actor,
    plan: Plan,
    title: str,
    on: date,
    number: str = "",
    role: SectionRole = SectionRole.OTHER,
    parent: Section | None = None,
    section: Section | None = None,
) -> Section:
    """A new section at the end of its parent, or one changed, or put under another, as its editor saw it."""
    row_of_plan = editable(plan)
    if not tidy(title):
        raise InvalidInputError("title", "Hãy ghi tên mục.")
    refuse_pressing(title, field="title")
    if parent is not None and parent.plan_id != row_of_plan.id:
        raise InvalidInputError("parent", "Mục lớn phải là mục của chính kế hoạch này.")
    if section is None:
        row = Section(plan=row_of_plan, version=0, order=next_order(Section, plan=row_of_plan))
    else:
        row = seen(Section, section)
        _check_above(row, parent)
    row.parent = parent
    before = (row.number, row.title, row.role)
    row.number, row.title, row.role = tidy(number), tidy(title), role
    check_lengths(row, ["number", "title"])
    twin = Section.objects.filter(plan=row_of_plan, parent=parent, number=row.number, title=row.title)
    if section is None and twin.exists():
        raise InvalidInputError("title", "Mục này vừa được thêm rồi; không thêm lần nữa.")
    row.version += 1
    row.save()
    record(about=row, fields={"section": (before, (row.number, row.title, row.role))}, on=on)
    return row


@action("plans.frame_put")
def put_frame(
    *,
    by: Actor,
    plan: Plan,
    title: str,
    on: date,
    opening: str = "",
    closing: str = "",
    drafter: str = "",
    copies: int | None = None,
    starts: date | None = None,
    ends: date | None = None,
) -> Plan:
    """What stands before the first section, after the last, and in the last line of the recipients; its period."""
    row = as_seen(plan)
    editable(row)
    period = (starts or row.starts, ends or row.ends)
    check_period(title, *period)
    if period != (row.starts, row.ends):
        row.starts, row.ends = period
        refuse_second_plan(row)
    if copies is not None and not 1 <= copies <= MOST_COPIES:
        raise InvalidInputError("copies", f"Số bản phải từ 1 đến {MOST_COPIES}.")
    for field, text in (("title", title), ("opening", opening), ("closing", closing)):
        refuse_pressing(text, field=field)
    row.title, row.drafter, row.copies = tidy(title), tidy(drafter), copies
    row.opening, row.closing = opening.strip(), closing.strip()
    check_lengths(row, ["title", "opening", "closing", "drafter"])
    row.version += 1
    row.save()
    fields = {"title": row.title, "opening": row.opening, "closing": row.closing}
    record(about=row, fields=fields | {"starts": row.starts, "ends": row.ends}, on=on)
    return row


@action("plans.section_dropped")
def drop_section(*, by: Actor, section: Section, on: date) -> None:
    """With all that stands in it and under it; the numbers of the others stay as they are."""
    editable(section.plan)
    row = seen(Section, section)
    refuse_leaving(Item.objects.filter(section__in=_with_those_under(row)))
    record(about=row, fields={"section": ((row.number, row.title), None)}, on=on)
    row.delete()


@action("plans.item_put")
def put_item(
    *,
    by: Actor,
    section: Section,
    kind: ItemKind,
    values: Mapping[str, Any],
    on: date,
    item: Item | None = None,
) -> Item:
    """One item of the kind, new at the end of the section or changed as its editor saw it; put under another, last there.

    `values`: the fields of the kind (`plans.fields`); what is not said is empty. A kind never changes. `because`
    among them: why words which the law looks at twice are kept.
    """
    plan = editable(section.plan)
    if item is None:
        row = Item(section=section, kind=kind, version=0, order=next_order(Item, section=section))
    else:
        row = seen(Item, item)
        if row.section.plan_id != plan.id:
            raise InvalidInputError("section", "Hãy chọn một mục của chính kế hoạch này.")
    moved = (row.section_id, section.id) if row.section_id != section.id else None
    if moved:
        row.section, row.order = section, next_order(Item, section=section)
    before = {name: said(row, name) for name in fields_of(row.kind)}
    for name in (one for one in fields_of(row.kind) if one not in MANY):
        value = values.get(name, EMPTY.get(name, ""))
        setattr(row, name, tidy(value) if isinstance(value, str) and name not in PARAGRAPHS else value)
    row.because = kept_because(row, tidy(str(values.get("because", ""))))
    check_item(row, plan, on=on, due_before=before.get("due"))
    if item is None:
        _refuse_twice(row)
    row.version += 1
    row.save()
    _put_parts(row, plan, values)
    after = {name: said(row, name) for name in fields_of(row.kind)}
    changed = {name: (before[name], after[name]) for name in after if before[name] != after[name]}
    record(about=row, fields=changed | ({"section": moved} if moved else {}), on=on)
    return row


@action("plans.item_dropped")
def drop_item(*, by: Actor, item: Item, on: date) -> None:
    """Out of the draft; what already lives is ended when the edition without it is issued."""
    editable(item.section.plan)
    row = seen(Item, item)
    refuse_leaving(Item.objects.filter(id=row.id))
    record(about=row, fields={"name": (row.name, None)}, on=on)
    row.delete()


def _refuse_twice(item: Item) -> None:
    """A form sent twice writes one line: the second says the same, word for word, in the same place."""
    same = {name: getattr(item, name) for name in fields_of(item.kind) if name not in MANY}
    if Item.objects.filter(section=item.section, kind=item.kind, **same).exists():
        raise InvalidInputError(
            "name" if "name" in same else "text", "Nội dung này đã có trong mục; không thêm lần nữa."
        )


def _put_parts(item: Item, plan: Plan, values: Mapping[str, Any]) -> None:
    """Which mass organisations take part in a movement."""
    if "taking_part" not in fields_of(item.kind):
        return
    rows = list(values.get("taking_part") or ())
    check_taking_part(rows, plan)
    TakingPart.objects.filter(item=item).delete()
    TakingPart.objects.bulk_create(TakingPart(item=item, association=row) for row in rows)


def _with_those_under(section: Section) -> list[UUID]:
    found = [section.id]
    for above in found:
        found += Section.objects.filter(parent=above).values_list("id", flat=True)
    return found


def _begin(plan: Plan) -> None:
    """The usual headings, so that nobody faces an empty page."""
    made: dict[str, Section] = {}
    for order, heading in enumerate(USUAL, start=1):
        made[heading.number] = Section.objects.create(
            plan=plan,
            parent=made.get(heading.under),
            order=order,
            number=heading.number,
            title=heading.title,
            role=heading.role,
        )


def check_period(title: str, starts: date, ends: date) -> None:
    if not tidy(title):
        raise InvalidInputError("title", "Hãy ghi trích yếu của kế hoạch.")
    refuse_pressing(title, field="title")
    if ends < starts:
        raise InvalidInputError("ends", "Ngày kết thúc không thể trước ngày bắt đầu.")
    if (ends - starts).days > MOST_DAYS:
        raise InvalidInputError("ends", "Kế hoạch hằng năm không dài quá hai năm. Hãy xem lại hai ngày.")


def _check_above(section: Section, parent: Section | None) -> None:
    """No section stands under itself, nor under one that stands under it."""
    above: dict[UUID, UUID | None] = dict(
        Section.objects.filter(plan=section.plan_id).values_list("id", "parent_id")
    )
    at = parent.id if parent else None
    while at is not None:
        if at == section.id:
            raise InvalidInputError("parent", "Mục không thể nằm trong chính nó hoặc trong mục con của nó.")
        at = above.get(at)
