"""A report (báo cáo) as a state document, in the layout of named papers: NĐ 30/2020, Phụ lục III, mẫu 1.4."""

from dataclasses import dataclass, replace
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
            _annex(f"Phụ lục {place}" if len(found) > 1 else "Phụ lục", table)
            for place, table in enumerate(found, start=1)
        ]


def _annex(title: str, table: ReportedTable) -> Annex:
    """A column in which nothing stands is left out, and what it had of the width goes to what the row is about."""
    rows = [
        (str(number), row.name, row.value, row.before, row.note)
        for number, row in enumerate(table.rows, start=1)
    ]
    filled = [place for place in range(len(COLUMNS)) if any(row[place] for row in rows)]
    spare = sum(one.width_mm for one in COLUMNS) - sum(COLUMNS[place].width_mm for place in filled)
    columns = [COLUMNS[place] for place in filled]
    columns[1] = replace(columns[1], width_mm=columns[1].width_mm + spare)
    return Annex(
        title=title,
        subject=table.subject,
        columns=tuple(columns),
        rows=tuple(tuple(row[place] for place in filled) for row in rows),
    )
