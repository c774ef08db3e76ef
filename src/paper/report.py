"""A report (báo cáo) as a state document, in the layout of named papers: NĐ 30/2020, Phụ lục III, mẫu 1.4."""

from dataclasses import dataclass
from typing import ClassVar

from paper import layout
from paper.plan import Annex, PlanPaper

COLUMNS = (
    layout.Column("STT", 12, "centre"),
    layout.Column("Nội dung", 82),
    layout.Column("Kết quả", 52),
    layout.Column("Năm trước", 42),
    layout.Column("Ghi chú", 64),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRow:
    """One row of an annexed table: what it is about, what came of it, the same of the year before, what is to be said."""

    name: str
    value: str
    before: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTable:
    """The figures of one part which are too many for the text."""

    subject: str
    rows: tuple[ReportedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPaper(PlanPaper):
    """The whole report. It prints as a plan does, but rests on no bases and annexes its own ``tables``."""

    tables: tuple[ReportedTable, ...] = ()
    kind: ClassVar[str] = "Báo cáo"

    def annexes(self) -> list[Annex]:
        """Those that have a row; numbered only when there are several."""
        found = [one for one in self.tables if one.rows]
        return [
            Annex(
                title=f"Phụ lục {place}" if len(found) > 1 else "Phụ lục",
                subject=table.subject,
                columns=COLUMNS,
                rows=tuple(
                    (str(number), row.name, row.value, row.before, row.note)
                    for number, row in enumerate(table.rows, start=1)
                ),
            )
            for place, table in enumerate(found, start=1)
        ]
