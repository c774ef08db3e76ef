"""A plan is begun, and written section by section, item by item, while it is a draft."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db.models import Max, Model

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.plans.actions.checks import check_item
from thidua.plans.actions.locked import editable
from thidua.plans.errors import OtherDraftError
from thidua.plans.fields import EMPTY, fields_of
from thidua.plans.models import Item, ItemKind, Plan, Section, SectionRole
from thidua.units.models import Unit

R = TypeVar("R", Section, Item)
MOST_DAYS = 2 * 366
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
    _check_period(title, starts, ends)
    plan = Plan(id=uuid7(), unit=unit, title=tidy(title), starts=starts, ends=ends)
    # Two who begin at once wait for each other here; one plan of a period is enough.
    Unit.objects.select_for_update(no_key=True).get(id=unit.id)
    if Plan.objects.filter(unit=unit, starts=starts, ends=ends).exclude(state="dropped").exists():
        raise OtherDraftError(
            f"Kế hoạch từ {starts:%d/%m/%Y} đến {ends:%d/%m/%Y} đã có. Hãy viết tiếp hoặc lập bản sửa đổi của nó."
        )
    plan.save(force_insert=True)
    _begin(plan)
    record(about=plan, fields={"title": plan.title, "starts": starts, "ends": ends}, on=on)
    return plan


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
    """A new section at the end of its parent, or one changed as its editor saw it."""
    row_of_plan = editable(plan)
    if not tidy(title):
        raise InvalidInputError("title", "Hãy ghi tên mục.")
    if parent is not None and parent.plan_id != row_of_plan.id:
        raise InvalidInputError("parent", "Mục lớn phải là mục của chính kế hoạch này.")
    if section is None:
        row = Section(plan=row_of_plan, parent=parent, version=0, order=_next(Section, plan=row_of_plan))
    else:
        row = _seen(Section, section)
    before = (row.number, row.title, row.role)
    row.number, row.title, row.role = tidy(number), tidy(title), role
    row.version += 1
    row.save()
    record(about=row, fields={"section": (before, (row.number, row.title, row.role))}, on=on)
    return row


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
    """One item of the kind, new at the end of the section or changed as its editor saw it.

    `values`: the fields of the kind (`plans.fields`); what is not said is empty. A kind never changes.
    """
    plan = editable(section.plan)
    if item is None:
        row = Item(section=section, kind=kind, version=0, order=_next(Item, section=section))
    else:
        row = _seen(Item, item)
    before = {name: _plain(getattr(row, name)) for name in fields_of(row.kind)}
    for name in fields_of(row.kind):
        value = values.get(name, EMPTY.get(name, ""))
        setattr(row, name, tidy(value) if isinstance(value, str) and name not in PARAGRAPHS else value)
    check_item(row, plan, on=on)
    row.version += 1
    row.save()
    after = {name: _plain(getattr(row, name)) for name in fields_of(row.kind)}
    record(
        about=row,
        fields={name: (before[name], after[name]) for name in after if before[name] != after[name]},
        on=on,
    )
    return row


@action("plans.item_dropped")
def drop_item(*, by: Actor, item: Item, on: date) -> None:
    """Out of the draft; what already lives is ended when the edition without it is issued."""
    editable(item.section.plan)
    row = _seen(Item, item)
    record(about=row, fields={"name": (row.name, None)}, on=on)
    row.delete()


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


def _next(model: type[Section] | type[Item], **where: Any) -> int:
    last = model.objects.filter(**where).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _seen(model: type[R], seen: R) -> R:
    """The row as its editor saw it; another's change, or its end, is told."""
    row = model.objects.select_for_update(of=("self",)).filter(id=seen.id).first()
    if row is None:
        raise ChangedMeanwhileError
    if row.version != seen.version:
        raise ChangedMeanwhileError(last_change(unit=None, about=row.id))
    return row


def _plain(value: Any) -> Any:
    """What a line of the ledger is keyed from: a row by its id."""
    return value.pk if isinstance(value, Model) else value


def _check_period(title: str, starts: date, ends: date) -> None:
    if not tidy(title):
        raise InvalidInputError("title", "Hãy ghi trích yếu của kế hoạch.")
    if ends < starts:
        raise InvalidInputError("ends", "Ngày kết thúc không thể trước ngày bắt đầu.")
    if (ends - starts).days > MOST_DAYS:
        raise InvalidInputError("ends", "Kế hoạch hằng năm không dài quá hai năm. Hãy xem lại hai ngày.")
