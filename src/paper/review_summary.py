"""The summary of a review (bảng tổng hợp kết quả bình xét), one table a criteria set, landscape."""

from dataclasses import dataclass
from datetime import date

from paper import layout, words
from paper.contracts import Letterhead, Signature
from paper.errors import ContractError


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTable:
    """One set's results: headings with widths in millimetres, rows as text, and how many reached each class."""

    name: str
    columns: tuple[layout.Column, ...]
    rows: tuple[tuple[str, ...], ...]
    classes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    letterhead: Letterhead
    period: str
    school_year: str
    day: date
    tables: tuple[SummaryTable, ...]
    maker: Signature
    head: Signature

    def __post_init__(self) -> None:
        """Raises ContractError when there is nothing to sum up."""
        if not any(table.rows for table in self.tables):
            raise ContractError("Chưa có kết quả nào để tổng hợp.")


def make_summary(summary: Summary) -> bytes:
    """The summary as .docx, the maker left, the head right."""
    document = layout.new_document(landscape=True)
    layout.letterhead(document, summary.letterhead)
    subject = f"Kết quả bình xét {words.clean(summary.period)}, năm học {words.clean(summary.school_year)}"
    layout.title(document, "Bảng tổng hợp", subject)
    for table in summary.tables:
        layout.heading(document, words.clean(table.name))
        layout.long_table(document, table.columns, table.rows, signed=table is summary.tables[-1])
        if table.classes:
            said = "; ".join(f"{words.clean(name)} {count}" for name, count in table.classes)
            layout.paragraph(document, f"Tổng số {len(table.rows)}: {said}.")
    layout.paired_signatures(document, summary.maker, summary.head)
    return layout.to_bytes(document)
