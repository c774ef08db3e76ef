"""The plan as a paper, from its rows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from paper.contracts import Recipients
from paper.plan import PlanLine, PlannedDrive, PlannedTarget, PlannedTask, PlanPaper, PlanSection
from paper.words import long_date
from thidua.documents.models import DocumentKind
from thidua.documents.queries import letterhead
from thidua.documents.queries.signing import edition_signed
from thidua.plans.models import Item, ItemKind, Plan
from thidua.plans.queries.bases import base_sentence, bases_of
from thidua.plans.queries.sending import recipient_rows
from thidua.plans.queries.tree import tree_of
from thidua.plans.queries.wording import aim_of, name_of, sentences_of, when_of, who_of

# A text that ends on none of these is no sentence yet.
ENDS = (".", ";", ":", "!", "?", "…", ",")


def plan_paper(plan: Plan, *, on: date, symbol: str) -> PlanPaper:
    """The paper as of this day, with its number; without one it is a draft, its number and day left open."""
    branches = tree_of(plan)
    head = letterhead(plan.unit, on, symbol or f"/{DocumentKind.PLAN}-{plan.unit.symbol}".rstrip("-"))
    items = [item for branch in branches for item in branch.items]
    older = _edition_before(plan)
    return PlanPaper(
        letterhead=head if symbol else replace(head, day=None),
        subject=f"{plan.title} (sửa đổi, bổ sung)" if older else plan.title,
        bases=tuple(base_sentence(base) for base in bases_of(plan)),
        opening=(*_amends(plan, older), *_paragraphs(plan.opening)),
        sections=tuple(
            PlanSection(
                number=branch.section.number,
                title=branch.section.title,
                depth=branch.depth,
                lines=tuple(line for item in branch.items for line in _lines(item)),
            )
            for branch in branches
        ),
        closing=tuple(_paragraphs(plan.closing)),
        recipients=recipients_of(plan),
        signature=edition_signed(plan, on),
        targets=tuple(_target(item) for item in items if item.kind == ItemKind.TARGET),
        tasks=tuple(_task(item) for item in _by_deadline(items, ItemKind.TASK)),
        drives=tuple(_drive(item) for item in _by_deadline(items, ItemKind.DRIVE)),
        draft=not symbol,
    )


def recipients_of(plan: Plan) -> Recipients:
    rows = recipient_rows(plan)
    return Recipients(
        lines=tuple(f"{row.name} ({row.purpose})" if row.purpose else row.name for row in rows),
        drafter=plan.drafter or None,
        copies=plan.copies,
    )


def _edition_before(plan: Plan) -> Plan | None:
    """The newest edition that became a paper before this one."""
    rows = Plan.objects.filter(unit=plan.unit, thread=plan.thread, edition__lt=plan.edition)
    return rows.exclude(document=None).select_related("document").order_by("-edition").first()


def _amends(plan: Plan, older: Plan | None) -> list[str]:
    """An amendment says which paper it replaces, and why."""
    if older is None or older.document is None or older.issued_on is None:
        return []
    named = f"Kế hoạch số {older.document.symbol} {long_date(older.issued_on)}"
    because = plan.amended_because.rstrip(".")
    return [f"Kế hoạch này sửa đổi, bổ sung và thay thế {named}. Lý do: {because}."]


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _lines(item: Item) -> list[PlanLine]:
    name = name_of(item)
    if name:
        kind = "" if item.kind == ItemKind.ASSIGNMENT else str(ItemKind(item.kind).label)
        return [PlanLine(name=name, kind=kind, text=sentences_of(item))]
    return [PlanLine(text=line if line.endswith(ENDS) else f"{line}.") for line in _paragraphs(item.text)]


def _by_deadline(items: Iterable[Item], kind: ItemKind) -> list[Item]:
    """Those of one day in the order of the plan."""
    rows = [item for item in items if item.kind == kind]
    return sorted(rows, key=lambda item: item.due or date.max)


def _target(item: Item) -> PlannedTarget:
    scope = [item.team.title if item.team else "Toàn trường", f"năm học {item.year}" if item.year else ""]
    return PlannedTarget(
        name=item.name,
        aim=aim_of(item),
        scope=", ".join(part for part in scope if part),
        proof=item.proof,
    )


def _task(item: Item) -> PlannedTask:
    return PlannedTask(name=item.name, who=who_of(item), due=when_of(item), proof=item.proof)


def _drive(item: Item) -> PlannedDrive:
    return PlannedDrive(name=item.name, aim=aim_of(item), who=who_of(item), due=when_of(item))
