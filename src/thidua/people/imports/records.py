"""Turns the rows under a heading into records of people, and says which rows are none and why."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from paper.errors import SpreadsheetError
from paper.sheets import Cell, ErrorCell, read_sheets
from thidua.core.text import fold, tidy
from thidua.people.imports import values
from thidua.people.imports.awards import AwardMark, award_mark, code_list
from thidua.people.imports.columns import Header, find_header, is_header_again, plain
from thidua.people.imports.errors import StaffFileRefusedError, TooManyRowsError
from thidua.people.imports.values import FormulaError, UnreadableError
from thidua.people.models import Sex

MOST_ROWS = 2_000
SIGNED = "phần ký tên cuối danh sách"
_TOTAL = re.compile(r"(tong( cong| so)?|cong)\b.*")
_SIGNATURE = re.compile(
    r"(nguoi lap( bieu| bang| danh sach)?|thu truong( don vi)?|hieu truong|ky ten|ky va ghi ro ho ten"
    r"|ngay \d* ?thang \d* ?nam.*|xac nhan.*)"
)
_TEAM_PREFIX = re.compile(r"^(tổ|nhóm)\s+(?=\D)", re.IGNORECASE)
# How long the columns of the tables are: longer text in a cell is no name and no code.
LONGEST = {
    "full_name": 120,
    "ministry_code": 30,
    "staff_code": 30,
    "position": 120,
    "subject": 80,
    "team": 80,
}


@dataclass(slots=True)
class Record:
    """One person as one line of the file has it; only fields that the line knows are in `values`."""

    line: int
    full_name: str
    values: dict[str, Any] = field(default_factory=dict)
    at_work: bool | None = None
    status: str = ""
    left_on: date | None = None
    award: AwardMark | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line which is nobody: a repeated heading, a total, a signature."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class StaffFile:
    """A staff file as it was read; what it means for a unit is the plan's question."""

    name: str
    content: bytes
    header: Header
    records: list[Record]
    skipped: list[Skipped]

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def read_staff_file(content: bytes, *, name: str, on: date) -> StaffFile:
    """Read the list out of a workbook. Raises StaffFileRefusedError in words, whatever is wrong with the file."""
    try:
        sheets = read_sheets(content, name=name)
    except SpreadsheetError as error:
        raise StaffFileRefusedError(str(error)) from None
    header = find_header(sheets)
    codes = code_list([sheet for sheet in sheets if sheet is not header.sheet])
    records, skipped = _lines(header, codes, on)
    if len(records) > MOST_ROWS:
        raise TooManyRowsError
    return StaffFile(name, content, header, records, skipped)


def _lines(header: Header, codes: dict[str, str], on: date) -> tuple[list[Record], list[Skipped]]:
    records: list[Record] = []
    skipped: list[Skipped] = []
    for number, row in enumerate(header.sheet.rows[header.row + 1 :], start=header.row + 2):
        if all(cell is None for cell in row):
            continue
        reason = _nobody(header, row)
        record = _record(_Line(header, row, on), number, codes)
        # Below "Người lập biểu" stand the names of those who signed, and nothing else of them.
        if not reason and len(record.values) <= 1 and any(one.reason == SIGNED for one in skipped):
            reason = SIGNED
        if reason:
            skipped.append(Skipped(number, reason))
        else:
            records.append(record)
    return records, skipped


def team_name(words: str) -> str:
    """`Tổ Toán - Tin` and `Toán – Tin` are one team; `Tổ 2-3` keeps its first word, it is all the name it has."""
    return tidy(_TEAM_PREFIX.sub("", tidy(words))) or tidy(words)


def team_key(words: str) -> str:
    """What two spellings of a team's name have in common."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(team_name(words))).split())


def _nobody(header: Header, row: list[Cell]) -> str:
    if is_header_again(header, row):
        return "dòng tiêu đề lặp lại"
    words = [plain(cell) for cell in row if plain(cell)]
    if any(_TOTAL.fullmatch(word) for word in words[:2]):
        return "dòng tổng cộng"
    name = plain(row[header.columns["full_name"]])
    # A head is a person too: "Hiệu trưởng" signs only where no name stands in the name's column.
    signs = not words or any(_SIGNATURE.fullmatch(word) for word in words)
    return SIGNED if signs and (not name or _SIGNATURE.fullmatch(name)) else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with the way to its cells."""

    header: Header
    row: list[Cell]
    on: date

    def cell(self, name: str) -> Cell:
        place = self.header.columns.get(name)
        return None if place is None else self.row[place]


def _record(line: _Line, number: int, codes: dict[str, str]) -> Record:
    record = Record(line=number, full_name="")
    try:
        _fill(record, line, codes)
    except FormulaError as error:
        record.refused = f"ô «{str(error)[:30]}» bắt đầu như một công thức; hãy sửa ô này trong tệp"
    record.full_name = record.values.get("full_name", "")
    if not record.refused:
        record.refused = _refusal(record, line.cell("full_name"))
    return record


def _refusal(record: Record, name: Cell) -> str:
    if isinstance(name, ErrorCell):
        return f"ô họ và tên báo lỗi {name.text}"
    if not record.full_name:
        return "không có họ và tên"
    if not any(sign.isalpha() for sign in record.full_name) or any(
        sign.isdigit() for sign in record.full_name
    ):
        return f"«{record.full_name[:40]}» không phải họ và tên"
    if len(record.full_name.split()) == 1 and len(record.values) == 1:
        return "chỉ có một chữ, không đủ để biết là ai"
    for name_of_field, longest in LONGEST.items():
        if len(str(record.values.get(name_of_field, ""))) > longest:
            return f"ô {LABELS[name_of_field]} dài quá {longest} ký tự"
    return ""


LABELS = {
    "full_name": "họ và tên",
    "ministry_code": "mã định danh Bộ",
    "staff_code": "mã cán bộ",
    "born": "ngày sinh",
    "sex": "giới tính",
    "joined_sector": "ngày tuyển dụng",
    "starts": "ngày về trường",
    "team": "tổ",
    "position": "chức vụ",
    "staff_group": "nhóm",
    "contract": "loại hợp đồng",
    "subject": "môn dạy",
    "ends": "ngày rời trường",
}


def _fill(record: Record, line: _Line, codes: dict[str, str]) -> None:
    on = line.on
    readers: list[tuple[str, Callable[[Cell], Any]]] = [
        ("full_name", values.name),
        ("ministry_code", values.known),
        ("staff_code", values.known),
        ("born", lambda cell: values.birth_day(cell, on)),
        ("sex", values.sex),
        ("joined_sector", lambda cell: values.past_day(cell, on)),
        ("starts", lambda cell: values.first_day_here(cell, on)),
        ("team", values.known),
        ("position", values.known),
        ("subject", values.known),
        ("contract", values.contract),
    ]
    for name, read in readers:
        value = _read(record, name, line.cell(name), read)
        if value is not None:
            record.values[name] = value
    if _read(record, "sex", line.cell("female_mark"), values.known):
        record.values["sex"] = Sex.FEMALE.value
    _group(record, line, codes)
    record.at_work = _read(record, "status", line.cell("status"), values.at_work)
    record.status = str(line.cell("status") or "")
    if record.at_work is False:
        record.left_on = _read(
            record, "status_on", line.cell("status_on"), lambda cell: values.past_day(cell, on)
        )
    record.award = award_mark(line.cell, codes, on)


def _group(record: Record, line: _Line, codes: dict[str, str]) -> None:
    named = _read(record, "position_group", line.cell("position_group"), values.known)
    # A post says more than a group of posts: a deputy head stands among "Giáo viên" in some exports.
    group = values.staff_group(record.values.get("position"), codes.get(fold(named or ""), named))
    if group:
        record.values["staff_group"] = group


def _read(record: Record, name: str, cell: Cell, read: Callable[[Cell], Any]) -> Any:
    """The value, or None with the reason kept; a contract that is not understood is a note, not a doubt."""
    try:
        return read(cell)
    except UnreadableError as error:
        kept = record.notes if name == "contract" and not isinstance(cell, ErrorCell) else record.problems
        kept.append(f"{LABELS.get(name, 'trạng thái')}: {error}")
        return None
