"""What a line says of an initiative: its name, its authors, when and by whom it was recognised."""

import re
from dataclasses import dataclass, field

from paper.sheets import Cell
from thidua.core.school_years import school_year_of
from thidua.core.text import fold, tidy
from thidua.intake.reading import values
from thidua.intake.reading.lists import Line, Record
from thidua.intake.reading.values import UnreadableError
from thidua.intake.targets.award_marks import school_year
from thidua.people.models import InitiativeKind, RecognisedBy, Scope

LONGEST_TITLE = 300
LONGEST_PAPER = 120
WHOLE = 100
_SHARE = re.compile(r"[(\[][^)\]]*[)\]]|\d+\s*%")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_BETWEEN = re.compile(r"[,;/\n\r]+|\s+và\s+|\s+-\s+")
# The first that a text matches counts: "Phòng GD&ĐT huyện …, tỉnh …" is the district's.
BODIES = (
    (re.compile(r"(hoi dong )?(sang kien )?truong\b(?! ban).*"), RecognisedBy.SCHOOL),
    (re.compile(r".*\b(bo gd|bo giao duc|bo truong|cap bo)\b.*|bo"), RecognisedBy.MINISTRY),
    (re.compile(r".*\b(phong gd|phong giao duc|huyen|quan(?! ly)|thi xa)\b.*"), RecognisedBy.DISTRICT),
    (re.compile(r".*\b(so gd|so giao duc|so khoa hoc|tinh|thanh pho|tp)\b.*|so"), RecognisedBy.PROVINCE),
    (re.compile(r".*\b(xa|phuong)\b.*"), RecognisedBy.COMMUNE),
    (re.compile(r".*\b(nha nuoc|toan quoc|quoc gia)\b.*"), RecognisedBy.NATIONAL),
    (re.compile(r".*\btruong\b.*"), RecognisedBy.SCHOOL),
)
SCOPES = (
    (re.compile(r".*\b(toan quoc|ca nuoc|quoc gia)\b.*"), Scope.NATIONAL),
    (re.compile(r".*\b(tinh|thanh pho|bo|so)\b.*"), Scope.PROVINCE),
    (re.compile(r".*\b(xa|phuong|huyen|quan)\b.*"), Scope.DISTRICT),
    (re.compile(r".*\b(don vi|truong|co so)\b.*"), Scope.UNIT),
)


@dataclass(slots=True)
class InitiativeRecord(Record):
    """One initiative with everybody whom the line names. `full_name` is its title: what the dry run shows."""

    authors: list[str] = field(default_factory=list)
    school_year: str | None = None
    year_by_day: bool = False


def initiative_record(line: Line) -> InitiativeRecord:
    record = InitiativeRecord(line=line.number, full_name="")
    record.full_name = _words(record, line, "title") or ""
    authors = _words(record, line, "authors")
    record.authors = _authors(authors)
    _tell_shares(record, authors or "")
    for name, read in (("kind", kind), ("recognised_by", recognised_by), ("scope", scope)):
        value = line.read(record, name, read, only_note=True)
        if value is not None:
            record.values[name] = value
    record.values["recognised_on"] = line.read(
        record, "recognised_on", lambda cell: values.past_day(cell, line.on)
    )
    record.values["paper"] = _words(record, line, "paper") or ""
    team = line.read(record, "team", values.known)
    if team:
        record.values["team"] = team
    record.school_year = line.read(record, "school_year", lambda cell: school_year(values.known(cell)))
    if record.school_year is None and record.values["recognised_on"]:
        record.school_year, record.year_by_day = school_year_of(record.values["recognised_on"]), True
    record.refused = record.refused or _refusal(record)
    return record


def _words(record: InitiativeRecord, line: Line, name: str) -> str | None:
    """The text of a cell that must be readable: otherwise the line is refused."""
    try:
        return values.text(line.cell(name))
    except UnreadableError as error:
        record.refused = record.refused or f"{line.label(name)}: {error}"
        return None


def _authors(words: str | None) -> list[str]:
    """`Hoa Sim (60%), Trường Giang` are two; shares and notes are left aside."""
    parts = (tidy(part) for part in _BETWEEN.split(_SHARE.sub(" ", words or "")))
    return [values.name(part) or part for part in parts if part]


def _tell_shares(record: InitiativeRecord, words: str) -> None:
    """Who typed shares is told that they are not kept, and that they cannot be right if they exceed the whole."""
    shares = [float(share.replace(",", ".")) for share in _PERCENT.findall(words)]
    if not shares:
        return
    if sum(shares) > WHOLE:
        record.doubt("tỷ lệ đóng góp của các tác giả cộng lại quá 100 %")
    record.note("tỷ lệ đóng góp ghi trong ô tác giả không được lưu")


def _refusal(record: InitiativeRecord) -> str:
    if not record.full_name:
        return "không có tên sáng kiến, đề tài"
    if len(record.full_name) > LONGEST_TITLE:
        return f"tên sáng kiến dài quá {LONGEST_TITLE} ký tự"
    if len(record.values["paper"]) > LONGEST_PAPER:
        return f"số quyết định công nhận dài quá {LONGEST_PAPER} ký tự"
    if not record.authors:
        return "không có tên tác giả"
    if record.school_year is None:
        return sentence_of_year(record)
    return ""


def sentence_of_year(record: InitiativeRecord) -> str:
    return "; ".join([*record.problems, "không rõ năm học: thiếu cả năm học và ngày công nhận"])


def kind(cell: Cell) -> str | None:
    words = values.known(cell)
    if words is None:
        return None
    folded = fold(words)
    if re.search(r"\b(de tai|de an|nghien cuu|cong trinh|nckh)\b", folded):
        return InitiativeKind.RESEARCH.value
    if re.search(r"\b(sang kien|skkn|sk|giai phap)\b", folded):
        return InitiativeKind.INITIATIVE.value
    raise UnreadableError(f"chưa rõ «{words}» là sáng kiến hay đề tài")


def recognised_by(cell: Cell) -> str | None:
    return _first(cell, BODIES, "chưa rõ cấp công nhận")


def scope(cell: Cell) -> str | None:
    return _first(cell, SCOPES, "chưa rõ phạm vi ảnh hưởng")


def _first(
    cell: Cell, table: tuple[tuple[re.Pattern[str], RecognisedBy | Scope], ...], complaint: str
) -> str | None:
    words = values.known(cell)
    if words is None:
        return None
    folded = fold(words)
    for pattern, value in table:
        if pattern.fullmatch(folded):
            return value.value
    raise UnreadableError(f"{complaint} «{words}»")
