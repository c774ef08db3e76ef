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
from thidua.intake.targets.staff import values
from thidua.intake.targets.staff.awards import AwardMark, award_mark, code_list
from thidua.intake.targets.staff.columns import Header, find_header
from thidua.intake.targets.staff.errors import StaffFileRefusedError, TooManyRowsError
from thidua.intake.targets.staff.nobody import AGAIN, SIGNED, why_nobody
from thidua.intake.targets.staff.values import FormulaError, UnreadableError
from thidua.people.models import Sex

MOST_ROWS = 2_000
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
    signed = False
    for number, row in enumerate(header.sheet.rows[header.row + 1 :], start=header.row + 2):
        if _is_empty(header, row):
            continue
        reason = why_nobody(header, row, signed=signed)
        # A heading again, as on the next printed page, begins the list anew.
        signed = reason == SIGNED or (signed and reason != AGAIN)
        if reason:
            skipped.append(Skipped(number, reason))
        else:
            records.append(_record(_Line(header, row, on), number, codes))
    return records, skipped


def _is_empty(header: Header, row: list[Cell]) -> bool:
    """Nothing at all, or only formulas never calculated where no column is read, such as running numbers."""
    read = set(header.columns.values())
    return all(
        cell is None or (cell == ErrorCell("") and place not in read) for place, cell in enumerate(row)
    )


def team_name(words: str) -> str:
    """`Tổ Toán - Tin` and `Toán – Tin` are one team; `Tổ 2-3` keeps its first word, it is all the name it has."""
    return tidy(_TEAM_PREFIX.sub("", tidy(words))) or tidy(words)


def team_key(words: str) -> str:
    """What two spellings of a team's name have in common."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(team_name(words))).split())


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with the way to its cells."""

    header: Header
    row: list[Cell]
    on: date

    def cell(self, name: str) -> Cell:
        place = self.header.columns.get(name)
        return None if place is None else self.row[place]

    def label(self, name: str) -> str:
        """What a column is called in a reason; the file's own heading where we have no word of our own."""
        return LABELS.get(name) or self.header.headings[name]


def _record(line: _Line, number: int, codes: dict[str, str]) -> Record:
    record = Record(line=number, full_name="")
    try:
        record.full_name = _name(line)
    except FormulaError as error:
        record.refused = str(error)
    except UnreadableError as error:
        record.refused = f"họ và tên: {error}"
    if record.full_name:
        record.values["full_name"] = record.full_name
    _fill(record, line, codes)
    if not record.refused:
        record.refused = _refusal(record)
    return record


def _name(line: _Line) -> str:
    """The name, from one column or joined from two."""
    parts = [values.text(cell) for cell in line.header.name_cells(line.row)]
    return values.name(" ".join(part for part in parts if part)) or ""


def _refusal(record: Record) -> str:
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
    "status": "trạng thái",
    "status_on": "ngày trạng thái",
}


def _fill(record: Record, line: _Line, codes: dict[str, str]) -> None:
    on = line.on
    readers: list[tuple[str, Callable[[Cell], Any]]] = [
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
        value = _read(record, line, name, read)
        if value is not None:
            record.values[name] = value
    if _read(record, line, "female_mark", values.known):
        record.values["sex"] = Sex.FEMALE.value
    _group(record, line, codes)
    record.at_work = _read(record, line, "status", values.at_work)
    status = line.cell("status")
    record.status = "" if status is None or isinstance(status, ErrorCell) else str(status)
    if record.at_work is False:
        record.left_on = _read(record, line, "status_on", lambda cell: values.past_day(cell, on))
    record.award = award_mark(line.cell, codes, on)


def _group(record: Record, line: _Line, codes: dict[str, str]) -> None:
    named = _read(record, line, "position_group", values.known)
    # A post says more than a group of posts: a deputy head stands among "Giáo viên" in some exports.
    group = values.staff_group(record.values.get("position"), codes.get(fold(named or ""), named))
    if group:
        record.values["staff_group"] = group


def _read(record: Record, line: _Line, name: str, read: Callable[[Cell], Any]) -> Any:
    """The value, or None with the reason kept; a contract that is not understood is a note, not a doubt."""
    cell = line.cell(name)
    try:
        return read(cell)
    except UnreadableError as error:
        kept = record.notes if name == "contract" and not isinstance(cell, ErrorCell) else record.problems
        kept.append(f"{line.label(name)}: {error}")
        return None
