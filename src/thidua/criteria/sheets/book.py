"""A whole file: opened, told whose shape it has, read; nothing is written by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from paper.errors import SpreadsheetError
from paper.sheets import Limits, Sheet, open_book
from thidua.core.errors import InvalidInputError
from thidua.criteria.content import SetContent
from thidua.criteria.sheets.cells import Notes
from thidua.criteria.sheets.own import is_own, of_own_sheets
from thidua.criteria.sheets.strange import of_strange_sheet

LIMITS = Limits(file_bytes=5 * 1024 * 1024, rows=3_000, cells=120_000)
NO_HEADER = (
    "Không thấy dòng tiêu đề có cột nội dung (“Nội dung”, “Tiêu chí”…) và cột điểm (“Điểm tối đa”, “Điểm”, "
    "hoặc A+, A, B…). Hãy thêm dòng tiêu đề rồi tải lại."
)


class UnreadableSetError(InvalidInputError):
    """Tệp này chưa đọc được thành bộ tiêu chí."""


@dataclass(frozen=True, slots=True)
class ReadSet:
    """What was read, and by rows as Excel counts them what is doubtful and what was left out."""

    name: str
    sheet: str
    content: SetContent
    doubts: list[tuple[int, str]]
    skipped: list[tuple[int, str]]


def read_set(content: bytes, *, name: str, teams: Mapping[str, str]) -> ReadSet:
    """`teams`: ids by folded name. Raises UnreadableSetError in words."""
    try:
        with open_book(content, name=name, limits=LIMITS, text=True) as book:
            hidden = {sheet.name for sheet in book.sheets if sheet.is_hidden}
            sheets = [
                Sheet(sheet.name, list(book.rows(place)))
                for place, sheet in enumerate(book.sheets)
                if sheet.height
            ]
    except SpreadsheetError as error:
        raise UnreadableSetError("file", str(error)) from None
    if is_own(sheets):
        notes = Notes()
        own = of_own_sheets(sheets, teams, notes)
        return ReadSet(name, sheets[0].name, own, notes.doubts, notes.skipped)
    # What nobody sees who opens the file is often last year's: it is read only where nothing else is there.
    sheets.sort(key=lambda sheet: sheet.name in hidden)
    found = [read for sheet in sheets if (read := _read(sheet, name)) is not None]
    if not found:
        raise UnreadableSetError("file", NO_HEADER)
    if found[0].sheet in hidden:
        found[0].doubts.append((1, f"trang “{found[0].sheet}” đang ẩn trong tệp"))
    if others := ", ".join(f"“{one.sheet}”" for one in found[1:]):
        words = f"tệp còn trang {others} cũng là bảng tiêu chí: muốn đọc thì để riêng trang ấy thành một tệp"
        found[0].doubts.append((1, words))
    return found[0]


def _read(sheet: Sheet, name: str) -> ReadSet | None:
    """A sheet of the school's own making; none where it is no score sheet."""
    notes = Notes()
    content = of_strange_sheet(sheet, name, notes)
    if content is None or not content.sections:
        return None
    return ReadSet(name, sheet.name, content, sorted(notes.doubts), sorted(notes.skipped))
