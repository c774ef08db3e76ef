"""Reads .xls and .xlsx that users hand in: inspected first, parsed in a process of its own, given as plain values."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

from paper.errors import SpreadsheetError
from paper.sheets.cells import Cell, ErrorCell, Limits, Sheet, SheetHead
from paper.sheets.errors import (
    BrokenSpreadsheetError,
    EncryptedSpreadsheetError,
    NotASpreadsheetError,
    ReadingTooSlowError,
    ZipBombError,
)
from paper.sheets.guard import inspect
from paper.sheets.plain_text import TEXT_ENDINGS, read_text

SOURCE = Path(__file__).parents[2]
DEFAULT = Limits()
# So many rows of each sheet are known before one is read: a heading stands among them.
HEAD = 24
# How the system ends a process which has worked for longer than it may; Windows has no such limit.
OUT_OF_TIME = getattr(signal, "SIGXCPU", None)

REFUSALS: dict[str, type[SpreadsheetError]] = {
    "password": EncryptedSpreadsheetError,
    "broken": BrokenSpreadsheetError,
    "bomb": ZipBombError,
}


class Book(Protocol):
    """A workbook as it lies open: how each sheet begins, and the rows of any, as often as they are asked for."""

    @property
    def sheets(self) -> list[SheetHead]: ...

    def rows(self, place: int) -> Iterator[list[Cell]]: ...


def read_sheets(content: bytes, *, name: str, limits: Limits = DEFAULT) -> list[Sheet]:
    """All sheets of a workbook; ``name`` is the file's own and serves only the wording of a refusal.

    Raises NotASpreadsheetError, TooLargeError, EncryptedSpreadsheetError, ZipBombError, BrokenSpreadsheetError or
    ReadingTooSlowError.
    Formulas come as the values Excel last stored; one never calculated comes as ErrorCell("")
    out of an .xlsx, as 0 or empty out of an .xls.
    """
    try:
        with open_book(content, name=name, limits=limits) as book:
            return [Sheet(sheet.name, list(book.rows(place))) for place, sheet in enumerate(book.sheets)]
    except NotASpreadsheetError as error:
        if name.lower().endswith(TEXT_ENDINGS):
            raise NotASpreadsheetError(
                "Tệp này là văn bản (CSV), không phải bảng tính Excel. Hãy mở bằng Excel, chọn “Lưu thành” (Save As) "
                "dạng .xlsx rồi tải lên lại."
            ) from error
        raise


@contextmanager
def open_book(content: bytes, *, name: str, limits: Limits = DEFAULT, text: bool = False) -> Iterator[Book]:
    """A workbook, row by row: no sheet is ever held whole. Raises as `read_sheets` does.

    `text`: a file of text by its name (.csv, .tsv, .txt) is taken too, as a workbook of one sheet.
    """
    if text and name.lower().endswith(TEXT_ENDINGS):
        yield read_text(content, limits=limits)
        return
    kind = inspect(content, limits=limits)
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        path = Path(folder) / f"book.{kind}"
        path.write_bytes(content)
        with _Workbook(path, limits) as book:
            yield book


class _Workbook:
    """The reading process and what it has said so far."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._last_words = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the book
        numbers = (limits.rows, limits.cells, HEAD, limits.memory_bytes, limits.seconds)
        self._reader = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no word from outside
            [sys.executable, "-m", "paper.sheets.reader", str(path), *map(str, numbers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._last_words,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        )
        self._patience = limits.patience
        self._gave_up = False
        self._errors: list[dict[int, list[tuple[int, str]]]] = []
        self.sheets: list[SheetHead] = []

    def __enter__(self) -> Self:
        # What the parser does to a damaged file it does before the first word; later it only hands over. A wall clock
        # says nothing of the file, only of the machine: for ever at work is ended by the reader's own limit.
        clock = threading.Timer(self._patience, self._give_up)
        clock.start()
        try:
            self._begin()
        except BaseException:
            self._end()
            raise
        finally:
            clock.cancel()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def rows(self, place: int) -> Iterator[list[Cell]]:
        """The rows of a sheet from its first on; leaving off in the middle closes the book."""
        asked = self._pipe(self._reader.stdin)
        asked.write(f"{place}\n".encode())
        asked.flush()
        errors = self._errors[place]
        for number in range(self.sheets[place].height):
            row = [_cell(value) if isinstance(value, dict) else value for value in self._said()]
            for column, text in errors.get(number, ()):
                if column < len(row):
                    row[column] = ErrorCell(text)
            yield row
        self._pipe(self._reader.stdout).readline()

    def _begin(self) -> None:
        found = self._said()
        refusal = REFUSALS.get(found["outcome"])
        if refusal is not None:
            raise refusal
        for sheet in found["sheets"]:
            head = [[_cell(value) for value in row] for row in sheet["head"]]
            errors: dict[int, list[tuple[int, str]]] = defaultdict(list)
            for row, column, text in sheet["errors"]:
                errors[row].append((column, text))
                if row < len(head) and column < len(head[row]):
                    head[row][column] = ErrorCell(text)
            self._errors.append(errors)
            size = (sheet["rows"], sheet["columns"])
            self.sheets.append(SheetHead(sheet["name"], *size, head, is_hidden=sheet["hidden"]))

    def _said(self) -> Any:
        """One line of the reader; a reader which died says what ailed the file, or the machine."""
        line = self._pipe(self._reader.stdout).readline()
        if line.endswith(b"\n"):
            return json.loads(line)
        code = self._reader.wait()
        if self._gave_up:
            raise ReadingTooSlowError
        self._last_words.seek(0)
        raise _of_death(code, self._last_words.read())

    def _give_up(self) -> None:
        self._gave_up = True
        self._reader.kill()

    def _end(self) -> None:
        self._reader.kill()
        self._reader.wait()
        for pipe in (self._reader.stdin, self._reader.stdout):
            try:
                self._pipe(pipe).close()
            except BrokenPipeError:
                continue
        self._last_words.close()

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe


def _of_death(code: int, last_words: bytes) -> SpreadsheetError:
    """One cell in the last row and column of an otherwise empty sheet asks for half a terabyte, or for ever."""
    starved = -code == OUT_OF_TIME or b"memory allocation" in last_words or b"MemoryError" in last_words
    return ZipBombError() if starved else BrokenSpreadsheetError()


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return datetime.fromisoformat(value["t"]) if "t" in value else date.fromisoformat(value["d"])
    cell: Cell = value
    return cell
