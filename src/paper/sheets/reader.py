"""Runs by itself in a process of its own: parses one inspected workbook and hands its rows over, line by line, as JSON.

A process, because the parser may panic, run out of memory or take for ever on a damaged file, and none of this may
reach the server. First comes what ``answer`` describes; then, for each number of a sheet that is written to its
standard input, that sheet's rows, one line each, and an empty line.
"""

import json
import math
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from paper.sheets.error_cells import error_cells

OUTCOMES = ("read", "password", "broken", "bomb")
SHOWN = python_calamine.SheetVisibleEnum.Visible
Sheets = list[python_calamine.CalamineSheet]


def answer(path: Path, *, rows: int, cells: int, head: int) -> tuple[dict[str, Any], Sheets]:
    """{"outcome": one of OUTCOMES, "sheets": [{"name", "hidden", "rows", "columns", "head",
    "errors": [[row, column, text]]}]}.

    `head` holds the first rows of each sheet. Dates are {"d": ISO}, moments {"t": ISO}; everything else is plain
    JSON. "bomb" means too many rows or cells. The parser goes by the file's ending: only so does it tell a password
    from damage.
    """
    parsed: Sheets = []
    found: list[dict[str, Any]] = []
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        errors = error_cells(path) if path.suffix == ".xlsx" else {}
        left = cells
        seen = {one.name for one in book.sheets_metadata if one.visible == SHOWN}
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            high, wide = (edge + 1 for edge in sheet.end or (-1, -1))
            left -= high * wide
            if high > rows or left < 0:
                return {"outcome": "bomb"}, []
            first = [
                [_cell(value) for value in row]
                for row in sheet.to_python(skip_empty_area=False, nrows=min(head, high))
            ]
            parsed.append(sheet)
            told = {
                "name": _text(name),
                "hidden": name not in seen,
                "rows": high,
                "columns": wide,
                "head": first,
            }
            found.append(told | {"errors": errors.get(name, [])})
    except python_calamine.PasswordError:
        return {"outcome": "password"}, []
    except (python_calamine.CalamineError, ValueError, KeyError, OSError, OverflowError):
        return {"outcome": "broken"}, []
    return {"outcome": "read", "sheets": found}, parsed


def rows_of(sheet: python_calamine.CalamineSheet) -> Iterator[list[Any]]:
    """All rows from A1 on, each as long as the sheet is wide; the parser leaves out empty columns before the first."""
    before: list[Any] = [None] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield before + [_cell(value) for value in row]


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
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def main() -> None:
    path, (rows, cells, head, memory, seconds) = Path(sys.argv[1]), (int(text) for text in sys.argv[2:7])
    _confine(memory, seconds)
    found, sheets = answer(path, rows=rows, cells=cells, head=head)
    _say(found)
    for asked in sys.stdin:
        for row in rows_of(sheets[int(asked)]):
            sys.stdout.write(_line(row))
        sys.stdout.write("\n")
        sys.stdout.flush()


def _say(found: dict[str, Any]) -> None:
    sys.stdout.write(_line(found))
    sys.stdout.flush()


def _line(value: Any) -> str:
    return json.dumps(value) + "\n"


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
