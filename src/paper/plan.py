"""The yearly plan (kế hoạch) as a state document: NĐ 30/2020, Phụ lục III, mẫu 1.4 (the layout of named papers)."""

from dataclasses import dataclass

from docx.document import Document

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One thing that the plan says: a name printed bold and what follows it, or the text alone."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSection:
    """A heading with the plan's own number, the depth at which it stands (1 = outermost), and its lines."""

    number: str
    title: str
    depth: int
    lines: tuple[PlanLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """The whole plan. ``bases`` are the papers it rests on and answers, each a sentence; ``opening`` and ``closing``
    are paragraphs; sections come in the order in which they print.
    """

    letterhead: Letterhead
    subject: str
    bases: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[PlanSection, ...]
    closing: tuple[str, ...]
    recipients: Recipients
    signature: Signature

    def __post_init__(self) -> None:
        """Raises ContractError when there is nothing to print."""
        if not self.sections:
            raise ContractError("Kế hoạch chưa có mục nào.")


def make_plan(plan: PlanPaper) -> bytes:
    """The plan as one .docx."""
    document = layout.new_document()
    layout.letterhead(document, plan.letterhead)
    layout.title(document, "Kế hoạch", plan.subject)
    if plan.bases:
        layout.legal_bases(document, plan.bases)
    for text in plan.opening:
        layout.paragraph(document, text)
    for section in plan.sections:
        layout.heading(document, _heading(section))
        for line in section.lines:
            _line(document, line)
    for text in plan.closing:
        layout.paragraph(document, text)
    layout.closing(document, plan.recipients, plan.signature)
    return layout.to_bytes(document)


def _heading(section: PlanSection) -> str:
    """The outermost headings are printed in capitals: "II. NỘI DUNG THỰC HIỆN"."""
    title = words.clean(section.title)
    shown = title.upper() if section.depth == 1 else title
    return f"{section.number}. {shown}" if section.number else shown


def _line(document: Document, line: PlanLine) -> None:
    if line.name:
        rest = f": {line.text}" if line.text else ""
        layout.paragraph(document, "- ", layout.Run(line.name, bold=True), rest)
    else:
        layout.paragraph(document, f"- {line.text}")
