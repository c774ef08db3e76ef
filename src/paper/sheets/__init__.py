"""Spreadsheets: ``write_sheet`` and ``write_book`` for what leaves, ``read_sheets`` for what is handed in."""

from paper.sheets.cells import Cell, ErrorCell, Limits, Sheet
from paper.sheets.errors import (
    BrokenSpreadsheetError,
    CellTooLongError,
    EncryptedSpreadsheetError,
    NotASpreadsheetError,
    TooLargeError,
    ZipBombError,
)
from paper.sheets.reading import read_sheets
from paper.sheets.writing import SheetColumn, SheetContent, write_book, write_sheet

__all__ = [
    "BrokenSpreadsheetError",
    "Cell",
    "CellTooLongError",
    "EncryptedSpreadsheetError",
    "ErrorCell",
    "Limits",
    "NotASpreadsheetError",
    "Sheet",
    "SheetColumn",
    "SheetContent",
    "TooLargeError",
    "ZipBombError",
    "read_sheets",
    "write_book",
    "write_sheet",
]
