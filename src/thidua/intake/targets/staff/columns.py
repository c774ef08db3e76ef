"""Finds the list within a workbook: which sheet, which row heads it, which column is which."""

import re
from collections.abc import Container
from dataclasses import dataclass

from paper.sheets import Cell, ErrorCell, Sheet
from thidua.core.text import fold, tidy
from thidua.intake.targets.staff.errors import NoHeaderError
from thidua.intake.targets.staff.header_aliases import FIELDS

# The header stands "somewhere in the first ~12 rows"; a few more cost nothing.
ROWS_SEARCHED = 20
LEAST_COLUMNS = 2
WHOLE_NAME = ("full_name",)
PARTED_NAME = ("family_name", "given_name")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the list begins: the row's index in its sheet, and the column's index of each field."""

    sheet: Sheet
    row: int
    columns: dict[str, int]
    headings: dict[str, str]
    unused: list[str]

    def name_cells(self, row: list[Cell]) -> list[Cell]:
        """The cell of the whole name, or those of the family's and the given name, where they stand apart."""
        return [row[self.columns[field]] for field in (*WHOLE_NAME, *PARTED_NAME) if field in self.columns]


def plain(cell: Cell) -> str:
    """A heading without line breaks, notes in brackets, diacritics and punctuation."""
    if cell is None or isinstance(cell, ErrorCell):
        return ""
    return " ".join(_NOT_WORD.sub(" ", fold(_BRACKETS.sub(" ", str(cell)))).split())


def find_header(sheets: list[Sheet]) -> Header:
    """The heading row with most known columns of all sheets; look-up sheets and guides have fewer.

    Raises NoHeaderError when no row heads a column of names beside another known one.
    """
    found = [header for sheet in sheets for header in _headers(sheet)]
    if not found:
        raise NoHeaderError
    return max(found, key=lambda header: (len(header.columns), len(header.sheet.rows)))


def is_header_again(header: Header, row: list[Cell]) -> bool:
    """The heading repeated in the middle, as at the top of a printed page."""
    again = [field for field, place in header.columns.items() if FIELDS.get(plain(row[place])) == field]
    return _names_people(again) and len(again) >= LEAST_COLUMNS


def _headers(sheet: Sheet) -> list[Header]:
    headers = []
    for number, row in enumerate(sheet.rows[:ROWS_SEARCHED]):
        columns: dict[str, int] = {}
        headings: dict[str, str] = {}
        unused: list[str] = []
        for place, cell in enumerate(row):
            field = FIELDS.get(plain(cell))
            if field and field not in columns:
                columns[field], headings[field] = place, tidy(str(cell))
            elif plain(cell):
                unused.append(tidy(str(cell)))
        if "full_name" in columns or not _names_people(columns):
            unused += [headings.pop(field) for field in PARTED_NAME if field in headings]
            columns = {field: place for field, place in columns.items() if field in headings}
        if _names_people(columns) and len(columns) >= LEAST_COLUMNS + ("full_name" not in columns):
            headers.append(Header(sheet, number, columns, headings, unused))
    return headers


def _names_people(fields: Container[str]) -> bool:
    return "full_name" in fields or all(field in fields for field in PARTED_NAME)
