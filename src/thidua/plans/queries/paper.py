"""The plan as a paper, from its rows."""

from datetime import date

from paper.contracts import Recipients, Signature
from paper.plan import PlanLine, PlanPaper, PlanSection, make_plan
from thidua.documents.queries import letterhead
from thidua.plans.models import Item, Plan
from thidua.plans.queries.bases import base_sentence, bases_of
from thidua.plans.queries.sending import recipient_rows
from thidua.plans.queries.tree import tree_of
from thidua.plans.queries.wording import name_of, sentences_of
from thidua.units.models import Role
from thidua.units.queries import holders


def plan_docx(plan: Plan, *, on: date, symbol: str) -> bytes:
    """The paper as of this day, with its number once it has one."""
    return make_plan(
        PlanPaper(
            letterhead=letterhead(plan.unit, on, symbol),
            subject=plan.title,
            bases=tuple(base_sentence(base) for base in bases_of(plan)),
            opening=tuple(_paragraphs(plan.opening)),
            sections=tuple(
                PlanSection(
                    number=branch.section.number,
                    title=branch.section.title,
                    depth=branch.depth,
                    lines=tuple(line for item in branch.items for line in _lines(item)),
                )
                for branch in tree_of(plan)
            ),
            closing=tuple(_paragraphs(plan.closing)),
            recipients=recipients_of(plan),
            signature=Signature(position="Hiệu trưởng", name=chair_name(plan, on)),
        )
    )


def recipients_of(plan: Plan) -> Recipients:
    rows = recipient_rows(plan)
    return Recipients(
        lines=tuple(f"{row.name} ({row.purpose})" if row.purpose else row.name for row in rows),
        drafter=plan.drafter or None,
        copies=plan.copies,
    )


def chair_name(plan: Plan, on: date) -> str:
    """Who signs; left to be written by hand where nobody, or more than one, holds the chair."""
    found = holders(plan.unit, Role.CHAIR, on)
    return found[0].full_name if len(found) == 1 else ""


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _lines(item: Item) -> list[PlanLine]:
    name = name_of(item)
    if name:
        return [PlanLine(name=name, text=sentences_of(item))]
    return [PlanLine(text=line) for line in _paragraphs(item.text)]
