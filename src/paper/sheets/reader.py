"""Runs by itself in a process of its own: parses one inspected workbook and prints its cells as JSON.

A process, because the parser may panic, run out of memory or take for ever on a damaged file, and none of this may
reach the server. What it prints is described at ``answer``.
"""

import json
import math
import sys
import unicodedata
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from paper.sheets.error_cells import error_cells

OUTCOMES = ("read", "password", "broken", "bomb")


def answer(path: Path, *, rows: int, cells: int) -> dict[str, Any]:
    """{"outcome": one of OUTCOMES, "sheets": [{"name", "rows", "errors": [[row, column, text]]}]}.

    Dates are {"d": ISO}, moments {"t": ISO}; everything else is plain JSON. "bomb" means too many rows or cells.
    The parser goes by the file's ending: only so does it tell a password from damage.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        names = book.sheet_names
        errors = error_cells(path.read_bytes()) if path.suffix == ".xlsx" else {}
        sheets, left = [], cells
        for name in names:
            sheet = book.get_sheet_by_name(name)
            high, wide = (edge + 1 for edge in sheet.end or (-1, -1))
            left -= high * wide
            if high > rows or left < 0:
                return {"outcome": "bomb"}
            sheets.append({"name": _text(name), "rows": _rows(sheet), "errors": errors.get(name, [])})
    except python_calamine.PasswordError:
        return {"outcome": "password"}
    except (python_calamine.CalamineError, ValueError, KeyError, OSError, OverflowError):
        return {"outcome": "broken"}
    return {"outcome": "read", "sheets": sheets}


def _rows(sheet: python_calamine.CalamineSheet) -> list[list[Any]]:
    """All rows from A1 on, each as long as the sheet is wide."""
    return [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _cell(value: Any) -> Any:
    match value:
        case str():
            value = _text(value) or None
        case float():
            value = _number(value)
        case datetime():
            value = {"t": value.isoformat()}
        case date():
            value = {"d": value.isoformat()}
        case time():
            value = value.isoformat(timespec="seconds")
        case timedelta():
            value = str(value)
    return value


def _number(value: float) -> int | float | None:
    """A workbook knows only floating point: a whole one is given as int, one which is none as empty."""
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _text(value: str) -> str:
    return unicodedata.normalize("NFC", value)


def main() -> None:
    path, (rows, cells, memory, seconds) = Path(sys.argv[1]), (int(text) for text in sys.argv[2:6])
    _confine(memory, seconds)
    found = answer(path, rows=rows, cells=cells)
    sys.stdout.write(json.dumps(found))


def _confine(memory: int, seconds: int) -> None:
    """Let the system end this process when it takes too much; on Windows only the caller's clock does."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    main()
