"""Reads .xls and .xlsx that users hand in: inspected first, parsed in a process of its own, given as plain values."""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from paper.errors import SpreadsheetError
from paper.sheets.cells import Cell, ErrorCell, Limits, Sheet
from paper.sheets.errors import (
    BrokenSpreadsheetError,
    EncryptedSpreadsheetError,
    NotASpreadsheetError,
    ZipBombError,
)
from paper.sheets.guard import inspect

SOURCE = Path(__file__).parents[2]
DEFAULT = Limits()
TEXT_ENDINGS = (".csv", ".txt", ".tsv")

REFUSALS: dict[str, type[SpreadsheetError]] = {
    "password": EncryptedSpreadsheetError,
    "broken": BrokenSpreadsheetError,
    "bomb": ZipBombError,
}


def read_sheets(content: bytes, *, name: str, limits: Limits = DEFAULT) -> list[Sheet]:
    """All sheets of a workbook; ``name`` is the file's own and serves only the wording of a refusal.

    Raises NotASpreadsheetError, TooLargeError, EncryptedSpreadsheetError, ZipBombError or BrokenSpreadsheetError.
    Formulas come as the values Excel last stored; one never calculated comes as ErrorCell("")
    out of an .xlsx, as 0 or empty out of an .xls.
    """
    try:
        kind = inspect(content, limits=limits)
    except NotASpreadsheetError as error:
        if name.lower().endswith(TEXT_ENDINGS):
            raise NotASpreadsheetError(
                "Tệp này là văn bản (CSV), không phải bảng tính Excel. Hãy mở bằng Excel, chọn “Lưu thành” (Save As) "
                "dạng .xlsx rồi tải lên lại."
            ) from error
        raise
    found = _parsed(content, kind, limits)
    refusal = REFUSALS.get(found["outcome"])
    if refusal is not None:
        raise refusal
    return [_sheet(sheet) for sheet in found["sheets"]]


def _parsed(content: bytes, kind: str, limits: Limits) -> dict[str, Any]:
    """What the reader says; a reader which died or was too slow says what ailed the file."""
    numbers = (limits.rows, limits.cells, limits.memory_bytes, limits.seconds)
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        path = Path(folder) / f"book.{kind}"
        path.write_bytes(content)
        try:
            reader = subprocess.run(  # noqa: S603 - our own interpreter and module, no word from outside
                [sys.executable, "-m", "paper.sheets.reader", str(path), *map(str, numbers)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=limits.seconds,
                check=False,
                env={**os.environ, "PYTHONPATH": str(SOURCE)},
            )
        except subprocess.TimeoutExpired as error:
            raise BrokenSpreadsheetError from error
    if reader.returncode != 0:
        raise _of_death(reader.stderr)
    found: dict[str, Any] = json.loads(reader.stdout)
    return found


def _of_death(last_words: bytes) -> SpreadsheetError:
    """One cell in the last row and column of an otherwise empty sheet asks for half a terabyte."""
    starved = b"memory allocation" in last_words or b"MemoryError" in last_words
    return ZipBombError() if starved else BrokenSpreadsheetError()


def _sheet(found: dict[str, Any]) -> Sheet:
    rows: list[list[Cell]] = [[_cell(value) for value in row] for row in found["rows"]]
    for row, column, text in found["errors"]:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ErrorCell(text)
    return Sheet(found["name"], rows)


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return datetime.fromisoformat(value["t"]) if "t" in value else date.fromisoformat(value["d"])
    cell: Cell = value
    return cell
