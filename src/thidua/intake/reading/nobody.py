"""Rows which are nobody: headings again, totals, and what stands where the list is signed. In doubt it is a person."""

import re
from datetime import date

from paper.sheets import Cell
from thidua.core.text import tidy
from thidua.intake.reading.columns import LEAST_COLUMNS, Header, is_header_again, plain

AGAIN = "dòng tiêu đề lặp lại"
TOTAL = "dòng tổng cộng"
NUMBERED = "dòng đánh số cột"
GROUP = "dòng tên tổ, nhóm"
SIGNED = "phần ký tên cuối danh sách"

# With accents: Tống, Công and Cống are families. Tổng and Cộng are too, so words after them must tell a total.
_TOTAL = re.compile(
    r"(tổng cộng|tổng số|tong cong|tong so)\b.*|(tổng|cộng)[\s:.…]*|(tổng|cộng)\s*:.*|(tổng|cộng)\b.*\d.*"
)
# What only a signature says, and what a line of a person may say as well.
_SIGNS = re.compile(
    r"nguoi lap.*|thu truong.*|ky ten.*|ky va ghi.*|xac nhan.*|tm .*|t m .*"
    r"|(.* )?ngay( \d+)? thang( \d+)? nam( \d+)?|(.* )?ngay \d+ \d+ \d{4}"
)
_POST = re.compile(r"((p|pho|kt|q|quyen) )*hieu truong|chu tich( cong doan)?|ke toan( truong)?|van thu")
_GROUP = re.compile(r"(tổ|nhóm|khối|bộ phận)\b.*")
_OF_PEOPLE = {"full_name", "family_name", "given_name"}
_YEAR_LENGTH = 4


def why_nobody(header: Header, row: list[Cell], *, signed: bool) -> str:
    """Why a row is no person; empty if it is one. `signed`: a signature has been met above it."""
    if is_header_again(header, row):
        return AGAIN
    if _numbers_columns(row):
        return NUMBERED
    if _is_group(header, row):
        return GROUP
    if _identified(header, row) or (not signed and _is_whole(header, row)):
        return ""
    if _is_total(header, row):
        return TOTAL
    return SIGNED if signed or _begins_signatures(header, row) else ""


def _numbers_columns(row: list[Cell]) -> bool:
    """1, 2, 3 … beneath the headings, perhaps in brackets."""
    told = [str(cell).strip("() ") for cell in row if cell is not None]
    return len(told) >= LEAST_COLUMNS and told == [str(number) for number in range(1, len(told) + 1)]


def _is_group(header: Header, row: list[Cell]) -> bool:
    """A team's name above its people, in a list of people: no family is called Tổ, Nhóm or Khối."""
    if not set(header.names) <= _OF_PEOPLE:
        return False
    named = {header.columns[name] for name in header.names}
    others = any(row[at] is not None for at in header.columns.values() if at not in named)
    words = " ".join(tidy(cell).lower() for cell in header.name_cells(row) if isinstance(cell, str))
    return not others and _GROUP.fullmatch(words) is not None


def _identified(header: Header, row: list[Cell]) -> bool:
    """A code or a day, as far as the cell can be one: those who sign have a name and nothing else."""
    # "Hà Nội, ngày 1 tháng 9 năm 2025" may stand below any heading.
    codes = (_cell(header, row, name) for name in header.words.telling)
    days = (_cell(header, row, name) for name in header.words.dated)
    return any(_has_digit(cell) and not _SIGNS.fullmatch(plain(cell)) for cell in codes) or any(
        isinstance(cell, date)
        or (_has_digit(cell) and len(str(cell)) >= _YEAR_LENGTH and not _SIGNS.fullmatch(plain(cell)))
        for cell in days
    )


def _is_whole(header: Header, row: list[Cell]) -> bool:
    words = [plain(_cell(header, row, name)) for name in header.words.whole]
    signs = [word for word in words if _SIGNS.fullmatch(word) or _POST.fullmatch(word)]
    return bool(words) and all(words) and len(signs) < len(words)


def _is_total(header: Header, row: list[Cell]) -> bool:
    words = [cell for cell in row if cell is not None][:2]
    named = header.name_cells(row)
    return any(_totals(cell) and (cell in named or not _may_be_name(named)) for cell in words)


def _may_be_name(cells: list[Cell]) -> bool:
    return any(isinstance(cell, str) and not _has_digit(cell) and not _totals(cell) for cell in cells)


def _totals(cell: Cell) -> bool:
    return isinstance(cell, str) and _TOTAL.fullmatch(tidy(cell).lower()) is not None


def _begins_signatures(header: Header, row: list[Cell]) -> bool:
    """A head is a person too: a post signs only where every word of the row is such a one, and no name is there."""
    words = [plain(cell) for cell in row if plain(cell)]
    if not words:
        return any(cell is not None for cell in row)
    if any(word.isdigit() for word in words):
        return False
    names = [plain(cell) for cell in header.name_cells(row) if plain(cell)]
    if any(not _SIGNS.fullmatch(name) and not _POST.fullmatch(name) for name in names):
        return False
    return any(_SIGNS.fullmatch(word) for word in words) or all(_POST.fullmatch(word) for word in words)


def _cell(header: Header, row: list[Cell], name: str) -> Cell:
    place = header.columns.get(name)
    return None if place is None else row[place]


def _has_digit(cell: Cell) -> bool:
    return cell is not None and any(sign.isdigit() for sign in str(cell))
