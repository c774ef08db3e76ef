"""Reads the list out of a file, line by line: what each line says, and which lines are none and why."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from paper.errors import SpreadsheetError
from paper.sheets import Book, Cell, ErrorCell, Sheet, open_book
from thidua.intake.errors import FileRefusedError
from thidua.intake.reading.codes import code_list
from thidua.intake.reading.columns import Header, Vocabulary, find_header
from thidua.intake.reading.nobody import AGAIN, SIGNED, why_nobody
from thidua.intake.reading.two_rows import with_one_heading
from thidua.intake.reading.values import ErrorShownError, UnreadableError

# Look-up sheets are short; a sheet as long as a list is none.
LONGEST_LOOK_UP = 2_000
STEP = 1_000

Watch = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done and how much there is; may call the work off (CancelledError)."""


def unwatched(_stage: str, _done: int, _all: int) -> None:
    """Nobody looks on."""


@dataclass(slots=True)
class Record:
    """What one line of a file says; only fields that the line knows are in `values`.

    A hundred thousand of them are held at once: what most lines have none of is one empty tuple for all.
    """

    line: int
    full_name: str
    values: dict[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    refused: str = ""

    def doubt(self, words: str) -> None:
        self.problems = (*self.problems, words)

    def note(self, words: str) -> None:
        self.notes = (*self.notes, words)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line which is nobody: a repeated heading, a total, a signature."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file as it was read; what it means for a unit is the plan's question."""

    name: str
    content: bytes
    digest: str
    header: Header
    records: list[Any]
    skipped: list[Skipped]
    stated: dict[str, str]
    """What was said once for all lines, because no column says it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the way to its cells."""

    number: int
    header: Header
    row: list[Cell]
    codes: dict[str, str]
    on: date
    stated: Mapping[str, str]

    def cell(self, name: str) -> Cell:
        place = self.header.columns.get(name)
        return self.stated.get(name) if place is None else self.row[place]

    def label(self, name: str) -> str:
        """What a column is called in a reason; the file's own heading where we have no word of our own."""
        return self.header.words.labels.get(name) or self.header.headings[name]

    def read(self, record: Record, name: str, read: Callable[[Cell], Any], *, only_note: bool = False) -> Any:
        """The cell's value, or None with the reason kept: as a doubt, or as a note where it is not worth one."""
        cell = self.cell(name)
        if cell is None:
            return None
        try:
            return read(cell)
        except ErrorShownError as error:
            place = self.header.columns[name]
            record.doubt(f"{self.label(name)} (ô {address(place, self.number)}): {error}")
        except UnreadableError as error:
            (record.note if only_note else record.doubt)(f"{self.label(name)}: {error}")
        return None


def address(column: int, line: int) -> str:
    """(0, 5) → A5, as Excel calls a cell."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{line}"


def read_list(
    content: bytes,
    words: Vocabulary,
    record: Callable[[Line], Any],
    *,
    name: str,
    on: date,
    kept: Mapping[str, dict[str, int]] | None = None,
    sheet: str = "",
    stated: Mapping[str, str] | None = None,
    watch: Watch = unwatched,
) -> ListFile:
    """`stated`: what is true of every line, as far as no column says it.

    Raises FileRefusedError in words, whatever is wrong with the file, NoHeaderError where only the headings are.
    """
    watch("Mở tệp", 0, 0)
    try:
        with open_book(content, name=name, text=True) as book:
            sheets = [with_one_heading(one, words) for one in book.sheets]
            header = find_header(sheets, words, kept=kept, sheet=sheet)
            codes = code_list(_look_ups(book, header))
            said = {name: words_said for name in header.lacks if (words_said := (stated or {}).get(name))}
            to_line = partial(Line, header=header, codes=codes, on=on, stated=said)
            records, skipped = _lines(
                book, header, lambda number, row: record(to_line(number=number, row=row)), watch
            )
    except SpreadsheetError as error:
        raise FileRefusedError(str(error)) from None
    if not records:
        raise FileRefusedError(_nothing_below(header, skipped))
    return ListFile(name, content, hashlib.sha256(content).hexdigest(), header, records, skipped, said)


def _nothing_below(header: Header, skipped: list[Skipped]) -> str:
    only = ", chỉ có dòng tiêu đề lặp lại, dòng tổng cộng hoặc phần ký tên" if skipped else ""
    return (
        f"Tệp có dòng tiêu đề ở dòng {header.row + 1} (trang «{header.sheet.name}») nhưng không có dòng dữ liệu nào "
        f"bên dưới{only}. Hãy điền danh sách vào dưới dòng tiêu đề rồi tải lên lại."
    )


def _look_ups(book: Book, header: Header) -> list[Sheet]:
    return [
        Sheet(sheet.name, list(book.rows(place)))
        for place, sheet in enumerate(book.sheets)
        if place != header.place and sheet.height <= LONGEST_LOOK_UP
    ]


def _lines(
    book: Book,
    header: Header,
    record: Callable[[int, list[Cell]], Any],
    watch: Watch,
) -> tuple[list[Any], list[Skipped]]:
    records: list[Any] = []
    skipped: list[Skipped] = []
    signed = False
    read = set(header.columns.values())
    for number, row in enumerate(book.rows(header.place), start=1):
        if number % STEP == 0:
            watch("Đọc các dòng", number, header.sheet.height)
        if number <= header.row + 1 or _is_empty(row, read):
            continue
        reason = why_nobody(header, row, signed=signed)
        # A heading again, as on the next printed page, begins the list anew.
        signed = reason == SIGNED or (signed and reason != AGAIN)
        if reason:
            skipped.append(Skipped(number, reason))
        else:
            records.append(record(number, row))
    return records, skipped


def _is_empty(row: list[Cell], read: set[int]) -> bool:
    """Nothing at all, or only formulas never calculated where no column is read, such as running numbers."""
    for place, cell in enumerate(row):
        if cell is not None and (place in read or cell != ErrorCell("")):
            return False
    return True
