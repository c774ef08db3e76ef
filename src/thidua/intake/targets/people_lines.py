"""What lines about people have in common: the name, what tells people apart, the team's name."""

import re
from sys import intern

from thidua.core.text import fold, tidy
from thidua.intake.reading import values
from thidua.intake.reading.lists import Line, Record
from thidua.intake.reading.values import FormulaError, UnreadableError
from thidua.people.models import Sex

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

# Lists with a column of birth dates for men and one for women say the sex by the column.
BIRTH_COLUMNS: dict[str, Sex | None] = {"born": None, "born_male": Sex.MALE, "born_female": Sex.FEMALE}


def team_name(words: str) -> str:
    """`Tổ Toán - Tin` and `Toán – Tin` are one team; `Tổ 2-3` keeps its first word, it is all the name it has."""
    return tidy(_TEAM_PREFIX.sub("", tidy(words))) or tidy(words)


def team_key(words: str) -> str:
    """What two spellings of a team's name have in common."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(team_name(words))).split())


def read_name(record: Record, line: Line) -> None:
    """The name, from one column or joined from two, into the record; or why there is none."""
    try:
        parts = [values.text(cell) for cell in line.header.name_cells(line.row)]
        record.full_name = values.name(" ".join(part for part in parts if part)) or ""
    except FormulaError as error:
        record.refused = str(error)
    except UnreadableError as error:
        record.refused = f"họ và tên: {error}"
    if record.full_name:
        record.values["full_name"] = record.full_name


def read_who(record: Record, line: Line) -> None:
    """Codes, birth date and team: by these a line is matched to somebody."""
    for name in ("ministry_code", "staff_code", "team"):
        value = line.read(record, name, values.known if name == "team" else values.code)
        if value is not None:
            record.values[name] = intern(value) if name == "team" else value
    for name, sex in BIRTH_COLUMNS.items():
        born = line.read(record, name, lambda cell: values.birth_day(cell, line.on))
        if born is not None:
            record.values["born"] = born
            if sex is not None:
                record.values["sex"] = sex.value


def name_refusal(record: Record) -> str:
    """Why the name is none; empty if it may be one."""
    if not record.full_name:
        return "không có họ và tên"
    if not any(sign.isalpha() for sign in record.full_name) or any(
        sign.isdigit() for sign in record.full_name
    ):
        return f"«{record.full_name[:40]}» không phải họ và tên"
    if len(record.full_name.split()) == 1 and len(record.values) == 1:
        return "chỉ có một chữ, không đủ để biết là ai"
    return ""


def too_long(record: Record, labels: dict[str, str]) -> str:
    """Which cell is longer than what it is kept in; empty if none."""
    for name, longest in LONGEST.items():
        if len(str(record.values.get(name, ""))) > longest:
            return f"ô {labels[name]} dài quá {longest} ký tự"
    return ""
