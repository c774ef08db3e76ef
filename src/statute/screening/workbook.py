"""Runs by itself in a process of its own: prints the cells of one workbook as JSON, {sheet: rows}.

A process, because the parser may panic or run out of memory on a damaged file, and neither may reach whoever asks.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

BROKEN, PROTECTED, TOO_LARGE = 3, 4, 5
_CELLS = 2_000_000
_MEMORY = 1536 * 1024 * 1024
_SECONDS = 30


def main(path: str) -> int:
    """0 and the cells on standard output, or what ails the file."""
    _confine()
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        sheets: dict[str, list[list[Any]]] = {}
        left = _CELLS
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            high, wide = (edge + 1 for edge in sheet.end or (-1, -1))
            left -= high * wide
            if left < 0:
                return TOO_LARGE
            sheets[name] = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    except python_calamine.PasswordError:
        return PROTECTED
    except (python_calamine.CalamineError, ValueError, KeyError, OSError, OverflowError, MemoryError):
        return BROKEN
    sys.stdout.write(json.dumps(sheets))
    return 0


def _cell(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value) if isinstance(value, date | datetime | time | timedelta) else value


def _confine() -> None:
    """Let the system end this process when it takes too much; Windows has no such limit."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
