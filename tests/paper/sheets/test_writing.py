"""What is written into a sheet is what the next reader finds."""

import io
import unicodedata
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from paper.errors import ContractError
from paper.sheets import CellTooLongError, SheetColumn, read_sheets, write_sheet
from paper.sheets.writing import sheet_name

TWO = [SheetColumn("Họ và tên"), SheetColumn("Tiền thưởng", kind="money")]


def back(content: bytes) -> list[list[object]]:
    return read_sheets(content, name="danh-sach.xlsx")[0].rows


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(some.text(max_size=60), min_size=1, max_size=60))
def test_any_text_survives_writing_and_reading(texts: list[str]) -> None:
    rows = [[text, "|"] for text in texts]
    written = write_sheet([SheetColumn("Chữ"), SheetColumn("Hết")], rows, title="Thử")
    assert back(written)[1:] == [[unicodedata.normalize("NFC", text) or None, "|"] for text in texts]


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://xa.example","bấm")', "+1", "-1", "@SUM(A1)", "\t=1", "007", "http://hoa.example"],
)
def test_what_looks_like_formula_number_or_link_stays_text(text: str) -> None:
    content = write_sheet([SheetColumn("Họ và tên")], [[text]], title="Thử")
    assert back(content) == [["Họ và tên"], [text]]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    cell = openpyxl.load_workbook(io.BytesIO(content)).active["A2"]
    assert cell.data_type in ("s", "f")  # openpyxl guesses "f" from the sign; the file itself says text
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))


def test_numbers_dates_and_blanks_keep_their_types() -> None:
    columns = [SheetColumn("Ngày", kind="date"), SheetColumn("Số", kind="number"), *TWO]
    rows = [
        [date(1980, 2, 5), 3, "Hoa Sim", 702_000],
        [datetime(2026, 6, 12, 8, 30), 1.5, None, None],
        [date(1890, 5, 19), True, "", 0],
    ]
    assert back(write_sheet(columns, rows, title="Thử"))[1:] == [
        [date(1980, 2, 5), 3, "Hoa Sim", 702_000],
        [datetime(2026, 6, 12, 8, 30), 1.5, None, None],
        ["19/05/1890", True, None, 0],
    ]


def test_sheet_is_ready_to_print() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_sheet(TWO, [["Hoa", 1]] * 60, title="Thử"))).active
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.orientation) == (
        "$1:$1",
        "A2",
        "landscape",
    )
    assert sheet.auto_filter.ref == "A1:B61"
    assert sheet["A1"].font.bold


@pytest.mark.parametrize(
    ("title", "name"),
    [("Danh sách [2025/2026]*?:'", "Danh sách  2025 2026"), ("x" * 40, "x" * 31), ("///", "Danh sách")],
)
def test_sheet_names_are_such_as_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_row_of_another_length_and_endless_cell_are_refused() -> None:
    with pytest.raises(ContractError, match="Dòng 1 có 1 giá trị"):
        write_sheet(TWO, [["Hoa"]], title="Thử")
    with pytest.raises(CellTooLongError, match=r"32\.767"):
        write_sheet(TWO, [["x" * 32_768, 1]], title="Thử")


def test_same_rows_give_the_same_bytes() -> None:
    assert write_sheet(TWO, [["Hoa", 1]], title="Thử") == write_sheet(TWO, [["Hoa", 1]], title="Thử")
