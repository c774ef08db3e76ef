"""Workbooks that users hand in: the good ones are read, each bad one is refused for its own reason."""

import io
import signal
import struct
import zipfile
from datetime import date

import docx
import pytest
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from paper.errors import SpreadsheetError
from paper.sheets import (
    BrokenSpreadsheetError,
    EncryptedSpreadsheetError,
    ErrorCell,
    Limits,
    NotASpreadsheetError,
    ReadingTooSlowError,
    Sheet,
    SheetColumn,
    TooLargeError,
    ZipBombError,
    read_sheets,
    write_sheet,
)
from paper.sheets.error_cells import PIECE, is_marked

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
WRITE_ACCESS = b"\x5c\x00\x70\x00"  # a record of 112 bytes every .xls begins with
FILE_PASS = b"\x2f\x00\x70\x00"  # the record which says: locked


def xlsx(rows: int = 1) -> bytes:
    return write_sheet([SheetColumn("Họ và tên")], [["Nguyễn Thị Hoa Sim"]] * rows, title="Giáo viên")


def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    sheet.write(0, 0, "Nguye\u0302\u0303n")
    sheet.write(1, 1, 5)
    sheet.write(2, 0, date(2026, 1, 2), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one of its parts exchanged."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for entry in source.namelist():
            archive.writestr(entry, part if entry == name else source.read(entry))
    return target.getvalue()


def with_cells(cells: str) -> bytes:
    return with_part(
        xlsx(), SHEET, f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    )


def refusal(
    content: bytes, name: str = "danh-sach.xlsx", limits: Limits | None = None
) -> type[SpreadsheetError]:
    with pytest.raises(SpreadsheetError) as refused:
        read_sheets(content, name=name, limits=limits or Limits())
    return refused.type


def test_old_workbook_is_read_with_composed_letters_and_dates() -> None:
    assert read_sheets(xls(), name="CSDL_GiaoVien.xls") == [
        Sheet("Sheet1", [["Nguyễn", None], [None, 5], [date(2026, 1, 2), None]])
    ]


def test_old_workbook_with_the_new_ending_is_read_all_the_same() -> None:
    assert read_sheets(xls(), name="CSDL_GiaoVien.xlsx")[0].rows[0] == ["Nguyễn", None]


def test_error_cells_are_reported_where_they_stand() -> None:
    cells = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="AB1"><v>1</v></c></row>'
        '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><v>2.5</v></c></row>'
    )
    rows = read_sheets(with_cells(cells), name="tra-cuu.xlsx")[0].rows
    assert rows == [
        [ErrorCell("#N/A"), *[None] * 26, 1],
        [ErrorCell("#DIV/0!"), 2.5, *[None] * 26],
    ]


@pytest.mark.parametrize("cut", range(9))
def test_an_error_cell_is_seen_where_two_pieces_of_a_sheet_meet(cut: int) -> None:
    mark = b'<c t="e"'
    assert is_marked(io.BytesIO(b"x" * (PIECE - cut) + mark + b"x" * PIECE))
    assert not is_marked(io.BytesIO(b"x" * (PIECE - cut) + b'<c t="s"' + b"x" * PIECE))


def test_formulas_that_nobody_has_calculated_are_told_from_blanks() -> None:
    cells = (
        '<row r="1"><c r="A1"><f>TODAY()</f><v></v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="str"><f>IF(1,"")</f><v></v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1"/></row>'
    )
    rows = read_sheets(with_cells(cells), name="cong-thuc.xlsx")[0].rows
    assert rows[0][:4] == [ErrorCell(""), ErrorCell(""), None, 2]
    assert [ErrorCell("").complaint, ErrorCell("#N/A").complaint] == [
        "ô công thức chưa có giá trị: mở tệp bằng Excel, lưu lại",
        "ô báo lỗi #N/A",
    ]


def test_cells_far_from_the_corner_keep_their_place() -> None:
    rows = read_sheets(with_cells('<row r="3"><c r="B3" t="b"><v>1</v></c></row>'), name="x.xlsx")[0].rows
    assert rows == [[None, None], [None, None], [None, True]]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "rong.xlsx", "Tệp rỗng"),
        ("Họ tên,Tổ".encode(), "danh-sach.csv", "văn bản (CSV)"),
        (b"\xef\xbb\xbf<html><table>", "danh-sach.xls", "trang web"),
        (b"%PDF-1.7", "danh-sach.pdf", "không phải bảng tính Excel"),
    ],
)
def test_other_files_are_told_what_they_are(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(NotASpreadsheetError) as refused:
        read_sheets(content, name=name)
    assert sentence in str(refused.value)
    assert "tải lên" in str(refused.value)


def test_word_documents_are_no_workbooks() -> None:
    target = io.BytesIO()
    docx.Document().save(target)
    assert refusal(target.getvalue()) is NotASpreadsheetError
    old = xls() + "WordDocument".encode("utf-16-le")
    assert refusal(old, "bao-cao.xls") is NotASpreadsheetError


def test_too_many_bytes() -> None:
    assert refusal(xlsx() + b"0" * 25 * 1024 * 1024) is TooLargeError


def test_locked_workbooks_of_both_kinds() -> None:
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(xlsx())).encrypt("hoa-sim", target)
    assert refusal(target.getvalue()) is EncryptedSpreadsheetError
    locked = xls().replace(WRITE_ACCESS, FILE_PASS, 1)
    assert refusal(locked, "khoa.xls") is EncryptedSpreadsheetError


def test_bomb_which_says_its_size() -> None:
    assert refusal(with_part(xlsx(), STRINGS, b" " * 300_000_000)) is ZipBombError


def test_bomb_which_lies_about_its_size() -> None:
    bomb = with_part(xlsx(), STRINGS, b" " * 300_000_000)
    assert refusal(bomb.replace(struct.pack("<I", 300_000_000), struct.pack("<I", 300))) is ZipBombError


def test_lie_too_small_to_be_told_by_its_ratio() -> None:
    bomb = with_part(xlsx(), STRINGS, b" " * 3_000_000)
    lying = bomb.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 300))
    assert refusal(lying, limits=Limits(unpacked_bytes=2_000_000)) is ZipBombError


def test_bomb_by_ratio_alone() -> None:
    assert refusal(with_part(xlsx(), STRINGS, b" " * 20_000_000)) is ZipBombError


def test_bomb_of_one_cell_in_the_last_corner() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(with_cells(cells)) is ZipBombError


def test_too_many_rows_cells_and_parts() -> None:
    assert refusal(xlsx(200), limits=Limits(rows=100)) is ZipBombError
    assert refusal(xlsx(200), limits=Limits(cells=100)) is ZipBombError
    assert refusal(xlsx(), limits=Limits(parts=3)) is ZipBombError


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.99])
def test_files_cut_off_anywhere(share: float) -> None:
    for content, name in ((xlsx(), "a.xlsx"), (xls(), "a.xls")):
        if share < 0.99 or name == "a.xlsx":
            assert refusal(content[: int(len(content) * share)], name) is BrokenSpreadsheetError


def test_damaged_insides() -> None:
    assert refusal(with_part(xlsx(), SHEET, b"<worksheet><sheetData><row>")) is BrokenSpreadsheetError
    assert refusal(with_part(xlsx(), "xl/workbook.xml", b"")) is BrokenSpreadsheetError
    dtd = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c t="e"><v>&a;</v></c></row></sheetData></worksheet>'
    assert refusal(with_part(xlsx(), SHEET, dtd)) is BrokenSpreadsheetError


def test_a_good_file_on_a_machine_without_time_is_not_called_damaged() -> None:
    assert refusal(xlsx(), limits=Limits(patience=0)) is ReadingTooSlowError
    assert str(ReadingTooSlowError()) == "Máy đang bận, đọc tệp chưa xong. Hãy thử lại."


def test_a_machine_that_is_slow_for_a_while_is_waited_for() -> None:
    assert Limits().patience >= 4 * Limits().seconds


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="Windows limits no process's own time")
def test_reader_which_works_for_too_long_is_ended() -> None:
    row = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + row * 20_000 + b"</sheetData></worksheet>"
    content = with_part(xlsx(), SHEET, sheet)
    assert refusal(content, limits=Limits(seconds=1, ratio=10_000)) is ZipBombError


def test_flipped_bytes_never_reach_the_server() -> None:
    """Whatever a damaged file does to the parser, the answer is rows or one of our refusals."""
    for content in (xlsx(), xls()):
        for place in range(40, len(content), len(content) // 12):
            damaged = bytearray(content)
            damaged[place] ^= 0xFF
            try:
                assert isinstance(read_sheets(bytes(damaged), name="a.xlsx"), list)
            except SpreadsheetError as refused:
                assert str(refused).endswith(".")  # noqa: PT017 - either outcome is right
