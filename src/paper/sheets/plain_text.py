"""Reads tables written as text: .csv files and what is pasted from Excel, with tabs, commas or semicolons between."""

import csv
import io
import unicodedata
from collections.abc import Iterator

from paper.sheets.cells import Cell, Limits, SheetHead
from paper.sheets.errors import NotASpreadsheetError, TooLargeError, ZipBombError

TEXT_ENDINGS = (".csv", ".txt", ".tsv")
DELIMITERS = ("\t", ";", ",")
HEAD = 24
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class TextBook:
    """A table of text as a workbook of one sheet. All cells are text; what they mean their readers say."""

    def __init__(self, table: list[list[Cell]]) -> None:
        width = max((len(row) for row in table), default=0)
        self._rows = [row + [None] * (width - len(row)) for row in table]
        self.sheets = [SheetHead("Văn bản", len(table), width, self._rows[:HEAD])]

    def rows(self, place: int) -> Iterator[list[Cell]]:
        assert place == 0
        return iter(self._rows)


def read_text(content: bytes, *, limits: Limits) -> TextBook:
    """Raises TooLargeError, ZipBombError (too many rows or cells) or NotASpreadsheetError in words."""
    if len(content) > limits.file_bytes:
        raise TooLargeError
    text = _decoded(content)
    if "\0" in text:
        raise NotASpreadsheetError
    if not text.strip():
        raise NotASpreadsheetError(
            "Chưa có nội dung. Hãy chọn lại tệp, hoặc chép các ô từ Excel rồi dán vào."
        )
    lines = text.splitlines()
    delimiter = max(DELIMITERS, key=lambda sign: sum(line.count(sign) for line in lines[:HEAD]))
    table: list[list[Cell]] = []
    left = limits.cells
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            table.append([unicodedata.normalize("NFC", cell) or None for cell in row])
            left -= len(row)
            if len(table) > limits.rows or left < 0:
                raise ZipBombError
    except csv.Error:
        raise NotASpreadsheetError from None
    return TextBook(table)


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotASpreadsheetError(
            "Tệp văn bản này không theo bảng mã UTF-8 nên chữ có dấu không đọc được. Hãy mở bằng Excel, chọn “Lưu thành” "
            "(Save As) dạng .xlsx hoặc “CSV UTF-8” rồi tải lên lại."
        ) from None
