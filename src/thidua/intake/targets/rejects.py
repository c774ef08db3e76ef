"""What was not taken, as a spreadsheet to mend: the file's own cells with the reason before them."""

from collections.abc import Collection
from datetime import date, datetime

from paper.sheets import Cell, ErrorCell, SheetColumn, open_book, write_sheet
from thidua.intake.reading.lists import ListFile
from thidua.intake.targets.plan_rows import Kind, Plan

Value = str | int | float | bool | date | datetime | None
LABELS = {Kind.DOUBTFUL: "Chưa chắc chắn", Kind.REJECTED: "Không nhận"}
ONLY_AWARD = "Khen thưởng chưa ghi"


def rejects_sheet(file: ListFile, plan: Plan, accepted: Collection[int] = frozenset()) -> bytes:
    """An .xlsx of doubtful and rejected lines, and those whose award is left, under the file's own headings, so that it can be handed in again."""
    header = file.header
    kept = [place for place, cell in enumerate(header.cells) if isinstance(cell, str)]
    columns = [
        SheetColumn("Dòng trong tệp", 10, "number"),
        SheetColumn("Kết quả", 16),
        SheetColumn("Lý do", 48),
    ]
    columns += [SheetColumn(str(header.cells[place]), 20) for place in kept]
    left = [row for row in plan.left_out(accepted) if row.line is not None]
    cells = _cells(file, {row.line for row in left if row.line is not None}, kept)
    rows = [
        [row.line, LABELS.get(row.kind, ONLY_AWARD), row.reason, *cells[row.line]]
        for row in left
        if row.line is not None
    ]
    return write_sheet(columns, rows, title="Dòng chưa nhập")


def _cells(file: ListFile, lines: set[int], kept: list[int]) -> dict[int, list[Value]]:
    """The file is opened once more: while it is read, no line is held longer than it takes."""
    with open_book(file.content, name=file.name, text=True) as book:
        return {
            number: [_value(row[place]) for place in kept]
            for number, row in enumerate(book.rows(file.header.place), start=1)
            if number in lines
        }


def _value(cell: Cell) -> Value:
    return cell.text if isinstance(cell, ErrorCell) else cell
