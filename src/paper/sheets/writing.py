"""Writes .xlsx: one sheet with a bold header, ready to print, in which text stays text."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from paper.errors import ContractError
from paper.sheets.errors import CellTooLongError
from paper.words import short_date

CELL_CHARACTERS = 32_767
SHEET_NAME_CHARACTERS = 31
FIRST_YEAR = 1900  # Excel's calendar begins here; older dates are written as text
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_SAME_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 - written into the file's properties, where there is no zone

Kind = Literal["text", "number", "money", "date"]
Value = str | int | float | bool | date | datetime | None
FORMATS: dict[Kind, str] = {"text": "@", "number": "General", "money": "#,##0", "date": "dd/mm/yyyy"}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A heading, a width in characters, and what the column holds; "text" keeps leading zeros of codes."""

    heading: str
    width: float = 18
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class SheetContent:
    """One sheet of a workbook: its name, its columns, its rows."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Value]]


def write_sheet(columns: Sequence[SheetColumn], rows: Sequence[Sequence[Value]], *, title: str) -> bytes:
    """The .xlsx with one sheet named ``title``; see ``write_book``."""
    return write_book([SheetContent(title, columns, rows)])


def write_book(sheets: Sequence[SheetContent]) -> bytes:
    """The .xlsx; names are shortened to what Excel takes, the same rows give the same bytes.

    Text is written as text, never as formula, number or link, even if it begins with "=", "+", "-", "@" or a tab;
    such cells are marked as quoted, so that they stay text when the next reader edits them. Dates are real dates.
    Raises CellTooLongError, and ContractError when a row has another number of values than there are columns.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": _SAME_ALWAYS})
    faces = _Faces(book)
    for content in sheets:
        _write_one(book, faces, content)
    book.close()
    return target.getvalue()


def _write_one(book: xlsxwriter.Workbook, faces: "_Faces", content: SheetContent) -> None:
    columns = content.columns
    sheet = book.add_worksheet(sheet_name(content.title))
    _page(sheet, len(columns), len(content.rows))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        faces.put(sheet, (0, place), column.heading, faces.header)
    for line, row in enumerate(content.rows, start=1):
        if len(row) != len(columns):
            raise ContractError(f"Dòng {line} có {len(row)} giá trị trong khi bảng có {len(columns)} cột.")
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            faces.put(sheet, (line, place), value, faces.of[column.kind])


def sheet_name(title: str) -> str:
    """A name Excel takes: at most 31 characters, no quotes or path signs; “Danh sách” if nothing is left."""
    return FORBIDDEN_IN_NAME.sub(" ", title).strip()[:SHEET_NAME_CHARACTERS].strip() or "Danh sách"


class _Faces:
    """The formats of one workbook; XlsxWriter binds each to the book it was made in."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        frame = {"border": 1, "valign": "vcenter", "font_name": "Times New Roman", "font_size": 12}
        self.header = book.add_format(
            {**frame, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#EFEFEF"}
        )
        self.of = {kind: book.add_format({**frame, "num_format": code}) for kind, code in FORMATS.items()}
        self.of["text"].set_text_wrap()
        self.quoted = book.add_format({**frame, "num_format": "@", "text_wrap": True, "quote_prefix": True})
        self.moment = book.add_format({**frame, "num_format": "dd/mm/yyyy hh:mm:ss"})

    def put(self, sheet: Worksheet, at: tuple[int, int], value: Value, face: Format) -> None:
        """Write one value by its own type; only blanks and numbers take the column's format."""
        if isinstance(value, date) and value.year < FIRST_YEAR:
            value = short_date(value)
        if value is None or value == "":
            sheet.write_blank(*at, None, face)
        elif isinstance(value, str):
            self._put_text(sheet, at, value, face)
        elif isinstance(value, bool):
            sheet.write_boolean(*at, value, face)
        elif isinstance(value, datetime):
            sheet.write_datetime(*at, value, self.moment)
        elif isinstance(value, date):
            sheet.write_datetime(*at, datetime.combine(value, time.min), self.of["date"])
        else:
            sheet.write_number(*at, value, face if face is self.of["money"] else self.of["number"])

    def _put_text(self, sheet: Worksheet, at: tuple[int, int], text: str, face: Format) -> None:
        if len(text.encode("utf-16-le")) // 2 > CELL_CHARACTERS:
            raise CellTooLongError
        plain = face if face is self.header else self.of["text"]
        sheet.write_string(*at, text, self.quoted if text.startswith(FORMULA_STARTS) else plain)


def _page(sheet: Worksheet, columns: int, rows: int) -> None:
    """A4 landscape, as wide as the page, the header on every page and always in sight."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, max(rows, 1), columns - 1)
