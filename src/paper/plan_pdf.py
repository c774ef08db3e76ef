"""The yearly plan as PDF, from the same contract as its .docx: what is kept, shown and sent without an office program."""

import json
from pathlib import Path
from typing import Any

import typst

from paper import fonts, words
from paper.errors import ContractError
from paper.layout.head import balanced
from paper.plan import DRAFT, Annex, PlanPaper, PlanSection, heading_of

ISSUER_MM = 73
TEMPLATE = Path(__file__).parent / "templates" / "plan.typ"


def make_plan_pdf(plan: PlanPaper) -> bytes:
    """The plan and its annexes; the same contract gives the same bytes. Raises FontsMissingError before `make setup`."""
    made = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[fonts.require()],
        ignore_system_fonts=True,
        sys_inputs={"plan": json.dumps(_printed(plan), ensure_ascii=False)},
        timestamp=0,
        format="pdf",
    )
    if not isinstance(made, bytes):
        raise ContractError(f"Không lập được tệp PDF của {plan.kind.lower()}.")
    return made


def _printed(plan: PlanPaper) -> dict[str, Any]:
    head = plan.letterhead
    return {
        "kind": plan.kind,
        "draft": DRAFT if plan.draft else "",
        "superior": balanced(words.clean(head.superior or "").upper(), ISSUER_MM),
        "issuer": balanced(words.clean(head.issuer).upper(), ISSUER_MM),
        "number": head.number_line() if head.symbol else "",
        "place": "" if head.place is None else f"{words.clean(head.place)}, {head.day_line()}",
        "subject": words.clean(plan.subject),
        "bases": _closed([words.clean(base) for base in plan.bases]),
        "opening": [words.clean(text) for text in plan.opening],
        "sections": [_section(section) for section in plan.sections],
        "closing": [words.clean(text) for text in plan.closing],
        "recipients": list(plan.recipients.printed()),
        "capacity": list(plan.signature.capacity()),
        "signer": words.clean(plan.signature.name),
        "annexes": [_annex(annex, plan.attached_to()) for annex in plan.annexes()],
    }


def _closed(bases: list[str]) -> list[str]:
    """“…;” for each, the last one closed by a full stop, as on the .docx."""
    bare = [words.capitalised(base).rstrip(";., ") for base in bases]
    return [f"{base}{'.' if place == len(bare) else ';'}" for place, base in enumerate(bare, start=1)]


def _section(section: PlanSection) -> dict[str, Any]:
    lines = [
        {"before": line.before(), "name": words.clean(line.name), "after": line.after()}
        for line in section.lines
    ]
    paragraphs = [words.clean(text) for text in section.paragraphs]
    return {"heading": heading_of(section), "lines": lines, "paragraphs": paragraphs}


def _annex(annex: Annex, attached_to: str) -> dict[str, Any]:
    return {
        "title": words.clean(annex.title).upper(),
        "subject": words.clean(annex.subject),
        "attached": f"(Kèm theo {attached_to})",
        "columns": [
            {"heading": one.heading, "width": one.width_mm, "align": one.align} for one in annex.columns
        ],
        "rows": [[words.clean(cell) for cell in row] for row in annex.rows],
    }
