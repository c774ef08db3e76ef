"""What was not taken, as a spreadsheet to mend: the file's own cells with the reason before them."""

from datetime import date, datetime

from paper.sheets import Cell, ErrorCell, SheetColumn, write_sheet
from thidua.intake.targets.staff.plan import Kind, Plan
from thidua.intake.targets.staff.records import StaffFile

LABELS = {Kind.DOUBTFUL: "Chưa chắc chắn", Kind.REJECTED: "Không nhận"}
ONLY_AWARD = "Khen thưởng chưa ghi"


def rejects_sheet(file: StaffFile, plan: Plan) -> bytes:
    """An .xlsx of doubtful and rejected lines, and those whose award is left, under the file's own headings, so that it can be handed in again."""
    header = file.header
    heading_row = header.sheet.rows[header.row]
    kept = [place for place, cell in enumerate(heading_row) if isinstance(cell, str)]
    columns = [
        SheetColumn("Dòng trong tệp", 10, "number"),
        SheetColumn("Kết quả", 16),
        SheetColumn("Lý do", 48),
    ]
    columns += [SheetColumn(str(heading_row[place]), 20) for place in kept]
    rows = [
        [
            row.line,
            LABELS.get(row.kind, ONLY_AWARD),
            row.reason,
            *(_value(header.sheet.rows[row.line - 1][place]) for place in kept),
        ]
        for row in plan.left_out
        if row.line is not None
    ]
    return write_sheet(columns, rows, title="Dòng chưa nhập")


def _value(cell: Cell) -> str | int | float | bool | date | datetime | None:
    return cell.text if isinstance(cell, ErrorCell) else cell
