"""Reading a staff list of 2,000 rows from .xlsx: python-calamine against openpyxl, to the same cells."""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

ROWS = 2_000
RUNS = 5
HEAD = (
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Chức vụ",
    "Tổ chuyên môn",
    "Ngày vào ngành",
    "Hệ số",
    "Ghi chú",
)
FAMILIES = ("Suối", "Đồi", "Rừng", "Sông")
GIVEN = ("Hoa Sim", "Trường Giang", "Ánh Dương", "Bằng Lăng", "Thạch Thảo")
TEAMS = ("Tổ Toán – Tin", "Tổ Ngữ văn", "Tổ Khoa học tự nhiên", "Tổ Văn phòng")

Cell = object  # the two libraries disagree on what a cell may be


def staff(number: int) -> tuple[Cell, ...]:
    return (
        number,
        f"{FAMILIES[number % len(FAMILIES)]} {GIVEN[number % len(GIVEN)]}",
        date(1965 + number % 35, 1 + number % 12, 1 + number % 28),
        "Nữ" if number % 3 else "Nam",
        "Giáo viên",
        TEAMS[number % len(TEAMS)],
        date(1990 + number % 30, 9, 1),
        2.34 + number % 9 * 0.33,
        "Đã chuyển công tác từ trường khác đến" if number % 7 == 0 else "",
    )


def write(file: Path) -> None:
    with xlsxwriter.Workbook(str(file), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Danh sách")
        for row, cells in enumerate([HEAD, *map(staff, range(1, ROWS + 1))]):
            sheet.write_row(row, 0, cells)


def with_calamine(file: Path) -> list[list[Cell]]:
    return [list(row) for row in CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()]


def with_openpyxl(file: Path) -> list[list[Cell]]:
    """The faster of its two ways: read only."""
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    return rows


def alike(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Cells as both libraries mean them: a day without a time is a day, an empty text is nothing."""
    return [[cell.date() if isinstance(cell, datetime) else cell or None for cell in row] for row in rows]


def seconds(read: Callable[[Path], object], file: Path) -> float:
    read(file)  # once before counting: imports and the file's way into memory
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        read(file)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def run() -> dict[str, int | float]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "staff.xlsx")
        write(file)
        same = alike(with_calamine(file)) == alike(with_openpyxl(file))
        if not same:
            raise RuntimeError("the two readers disagree: there is nothing to compare")
        ours, theirs = seconds(with_calamine, file), seconds(with_openpyxl, file)
    return {
        "rows": ROWS,
        "calamine_seconds": round(ours, 5),
        "openpyxl_seconds": round(theirs, 5),
        "times_faster": round(theirs / ours, 2),
        "calamine_rows_per_second": round(ROWS / ours),
    }
