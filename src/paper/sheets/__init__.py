"""Spreadsheets: ``write_sheet`` and ``write_book`` for what leaves, ``read_sheets`` for what is handed in."""

from paper.sheets.cells import Cell, ErrorCell, Limits, Sheet, SheetHead
from paper.sheets.errors import (
    BrokenSpreadsheetError,
    CellTooLongError,
    EncryptedSpreadsheetError,
    NotASpreadsheetError,
    ReadingTooSlowError,
    TooLargeError,
    ZipBombError,
)
from paper.sheets.reading import Book, open_book, read_sheets
from paper.sheets.writing import SheetColumn, SheetContent, write_book, write_sheet

__all__ = [
    "Book",
    "BrokenSpreadsheetError",
    "Cell",
    "CellTooLongError",
    "EncryptedSpreadsheetError",
    "ErrorCell",
    "Limits",
    "NotASpreadsheetError",
    "ReadingTooSlowError",
    "Sheet",
    "SheetColumn",
    "SheetContent",
    "SheetHead",
    "TooLargeError",
    "ZipBombError",
    "open_book",
    "read_sheets",
    "write_book",
    "write_sheet",
]
