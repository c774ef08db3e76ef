"""The yearly plan (kế hoạch) as a state document: NĐ 30/2020, Phụ lục III, mẫu 1.4 (the layout of named papers)."""

from dataclasses import dataclass
from typing import ClassVar

from docx.document import Document

from paper import layout, words
from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError

DRAFT = "DỰ THẢO"
TARGET_COLUMNS = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Chỉ tiêu", 110),
    layout.Column("Phải đạt", 36, "centre"),
    layout.Column("Phạm vi", 46),
    layout.Column("Minh chứng", 48),
)
DRIVE_COLUMNS = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Đợt ủng hộ", 110),
    layout.Column("Chỉ tiêu", 42, "centre"),
    layout.Column("Ai phụ trách", 48),
    layout.Column("Hạn", 40, "centre"),
)
TASK_COLUMNS = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Việc", 96),
    layout.Column("Ai thực hiện", 56),
    layout.Column("Hạn", 40, "centre"),
    layout.Column("Minh chứng", 48),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One thing that the plan says: a name printed bold and what follows it, or the text alone; what it is, before it."""

    text: str
    name: str = ""
    kind: str = ""

    def before(self) -> str:
        """“Phong trào thi đua: ”, unless the name says it itself."""
        named = words.clean(self.name).lower().startswith(words.clean(self.kind).lower())
        return f"{words.clean(self.kind)}: " if self.kind and not named else ""

    def after(self) -> str:
        text = words.clean(self.text)
        if not self.name:
            return text
        parted = ". " if self.kind else ": "
        closed = "." if self.kind and not words.clean(self.name).endswith(".") else ""
        return f"{parted}{text}" if text else closed


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSection:
    """A heading with its own number, the depth at which it stands (1 = outermost), its lines, and paragraphs after."""

    number: str
    title: str
    depth: int
    lines: tuple[PlanLine, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask:
    """One row of the annex on who does what: until when, and what shows that it was done."""

    name: str
    who: str
    due: str
    proof: str = ""

    def cells(self) -> tuple[str, ...]:
        return self.name, self.who, self.due, self.proof


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTarget:
    """One row of the annex of targets: the figure, of whom and of which year it is asked, what shows it."""

    name: str
    aim: str
    scope: str = ""
    proof: str = ""

    def cells(self) -> tuple[str, ...]:
        return self.name, self.aim, self.scope, self.proof


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDrive:
    """One row of the annex of contribution drives: they are voluntary, and no tasks."""

    name: str
    aim: str
    who: str
    due: str

    def cells(self) -> tuple[str, ...]:
        return self.name, self.aim, self.who, self.due


Row = PlannedTarget | PlannedTask | PlannedDrive


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A ruled table behind the plan, with its own number where there are several."""

    title: str
    subject: str
    columns: tuple[layout.Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """The whole plan. ``bases`` are the papers it rests on and answers, each a sentence; ``opening`` and ``closing``
    are paragraphs; sections come in the order in which they print; targets, tasks and drives once more as annexed tables.
    ``draft`` marks every copy of what nobody has issued yet.
    """

    letterhead: Letterhead
    subject: str
    bases: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[PlanSection, ...]
    closing: tuple[str, ...]
    recipients: Recipients
    signature: Signature
    targets: tuple[PlannedTarget, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    drives: tuple[PlannedDrive, ...] = ()
    draft: bool = False

    kind: ClassVar[str] = "Kế hoạch"

    def __post_init__(self) -> None:
        """Raises ContractError when there is nothing to print."""
        if not self.sections:
            raise ContractError(f"{self.kind} chưa có mục nào.")

    def annexes(self) -> list[Annex]:
        """Those that have a row; numbered only when there are several."""
        tables: tuple[tuple[str, tuple[layout.Column, ...], tuple[Row, ...]], ...] = (
            ("Chỉ tiêu thi đua", TARGET_COLUMNS, self.targets),
            ("Phân công nhiệm vụ", TASK_COLUMNS, self.tasks),
            ("Các đợt ủng hộ (tự nguyện)", DRIVE_COLUMNS, self.drives),
        )
        found = [one for one in tables if one[2]]
        return [
            Annex(
                title=f"Phụ lục {'I' * place}" if len(found) > 1 else "Phụ lục",
                subject=subject,
                columns=columns,
                rows=tuple((str(number), *row.cells()) for number, row in enumerate(rows, start=1)),
            )
            for place, (subject, columns, rows) in enumerate(found, start=1)
        ]

    def attached_to(self) -> str:
        """What the head of an annex names."""
        return f"{self.kind} {self.letterhead.reference()} của {words.clean(self.letterhead.issuer)}"


def make_plan(plan: PlanPaper) -> bytes:
    """The plan as one .docx."""
    document = layout.new_document()
    if plan.draft:
        mark = layout.paragraph(document, layout.Run(DRAFT, bold=True))
        mark.alignment = layout.RIGHT
    layout.letterhead(document, plan.letterhead)
    layout.title(document, plan.kind, plan.subject)
    if plan.bases:
        layout.legal_bases(document, plan.bases)
    for text in plan.opening:
        layout.paragraph(document, text)
    for section in plan.sections:
        layout.heading(document, heading_of(section))
        for line in section.lines:
            _line(document, line)
        for text in section.paragraphs:
            layout.paragraph(document, text)
    for text in plan.closing:
        layout.paragraph(document, text)
    layout.closing(document, plan.recipients, plan.signature)
    for annex in plan.annexes():
        layout.add_annex(document, landscape=True)
        layout.annex_title(document, annex.title, annex.subject, plan.attached_to())
        layout.table(document, annex.columns, annex.rows)
    return layout.to_bytes(document)


def heading_of(section: PlanSection) -> str:
    """The outermost headings are printed in capitals: "II. NỘI DUNG THỰC HIỆN"."""
    title = words.clean(section.title)
    shown = title.upper() if section.depth == 1 else title
    return f"{section.number}. {shown}" if section.number else shown


def _line(document: Document, line: PlanLine) -> None:
    if line.name:
        layout.paragraph(
            document, f"- {line.before()}", layout.Run(words.clean(line.name), bold=True), line.after()
        )
    else:
        layout.paragraph(document, f"- {line.text}")
