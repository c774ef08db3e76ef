"""From a school's spreadsheet to standards and criteria, each line's fault named by its row; nothing is written by it."""

from dataclasses import dataclass

from paper.errors import SpreadsheetError
from paper.sheets import Limits, open_book
from thidua.core.errors import InvalidInputError
from thidua.core.text import fold, tidy

LIMITS = Limits(file_bytes=2 * 1024 * 1024, rows=1_000, cells=20_000)
HEADINGS = {
    "standard": ("tieu chuan", "so tieu chuan"),
    "code": ("so tieu chi", "ma tieu chi", "ma", "so", "tieu chi so"),
    "text": ("noi dung tieu chi", "noi dung", "tieu chi", "ten tieu chi"),
}
LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion as the sheet says it; the standard by its number and name."""

    number: str
    standard: str
    code: str
    text: str


def read_requirements(content: bytes, *, name: str) -> list[Asked]:
    """The first sheet with the three headings; refused at the row that cannot be taken."""
    try:
        with open_book(content, name=name, limits=LIMITS, text=True) as book:
            for place in range(len(book.sheets)):
                rows = [[str(cell or "") for cell in row] for row in book.rows(place)]
                if (found := _of_rows(rows)) is not None:
                    return found
    except SpreadsheetError as error:
        raise InvalidInputError("file", str(error)) from None
    raise InvalidInputError(
        "file", "Không thấy dòng tiêu đề có ba cột “Tiêu chuẩn”, “Số tiêu chí” và “Nội dung tiêu chí”."
    )


def _of_rows(rows: list[list[str]]) -> list[Asked] | None:
    for at, row in enumerate(rows):
        columns = _columns(row)
        if columns is not None:
            return _below(rows, at + 1, columns)
    return None


def _columns(row: list[str]) -> dict[str, int] | None:
    folded = [fold(cell) for cell in row]
    found = {
        name: next((place for place, cell in enumerate(folded) if cell in words), -1)
        for name, words in HEADINGS.items()
    }
    return found if min(found.values()) >= 0 else None


def _below(rows: list[list[str]], first: int, columns: dict[str, int]) -> list[Asked]:
    found: list[Asked] = []
    seen: dict[str, int] = {}
    number = standard = ""
    for place, row in enumerate(rows[first:], start=first + 1):
        cells = {name: tidy(row[at]) if at < len(row) else "" for name, at in columns.items()}
        if not any(cells.values()):
            continue
        if cells["standard"]:
            number, standard = _parted(cells["standard"], place)
        _check(cells, number, place, seen)
        if cells["code"]:
            found.append(Asked(number, standard, cells["code"], cells["text"]))
    if not found:
        raise InvalidInputError("file", "Bảng có dòng tiêu đề nhưng chưa có tiêu chí nào bên dưới.")
    return found


def _check(cells: dict[str, str], number: str, place: int, seen: dict[str, int]) -> None:
    """A line with nothing but a standard is a heading; else it names code and text."""
    code, text = cells["code"], cells["text"]
    if not code and not text:
        return
    if not number:
        raise InvalidInputError("file", f"Dòng {place}: chưa biết tiêu chí thuộc tiêu chuẩn nào.")
    if not code or not text:
        raise InvalidInputError("file", f"Dòng {place}: hãy ghi cả số và nội dung của tiêu chí.")
    if len(code) > LONGEST_NUMBER:
        raise InvalidInputError("file", f"Dòng {place}: số tiêu chí “{code[:20]}…” dài quá 12 ký tự.")
    if code in seen:
        raise InvalidInputError("file", f"Dòng {place}: tiêu chí {code} đã có ở dòng {seen[code]}.")
    seen[code] = place


def _parted(cell: str, place: int) -> tuple[str, str]:
    """“Tiêu chuẩn 1: Tổ chức và quản lý”, “1. Tổ chức và quản lý” or “1” into the number and the name."""
    words = cell.split(" ", 2)[2:] if fold(cell).startswith("tieu chuan ") else [cell]
    number, _, name = (words[0] if words else "").partition(" ")
    number = number.rstrip(".:")
    if not number or len(number) > LONGEST_NUMBER:
        raise InvalidInputError(
            "file", f"Dòng {place}: cột “Tiêu chuẩn” phải bắt đầu bằng số, ví dụ 1. Tổ chức."
        )
    return number, name.strip(" .:")
