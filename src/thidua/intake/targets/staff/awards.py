"""The award columns of CANHAN lists: which award a code or a name means, and whether it can be written down."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from paper.sheets import Cell, Sheet
from statute.names import award_name, short_name
from thidua.core.school_years import is_school_year
from thidua.core.text import fold, tidy
from thidua.intake.targets.staff import values
from thidua.intake.targets.staff.values import UnreadableError
from thidua.people.models import FORMS, TITLES

_CODE = re.compile(r"[A-Z0-9_.\-]{1,20}")
_YEAR = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4})")


@dataclass(frozen=True, slots=True)
class AwardMark:
    """Awards that a line claims. With `doubt` nothing of them is written."""

    codes: tuple[str, ...] = ()
    school_year: str | None = None
    paper: str = ""
    on: date | None = None
    doubt: str = ""


def code_list(sheets: list[Sheet]) -> dict[str, str]:
    """Code → name out of look-up sheets (DANHMUC): a short code in capitals beside a longer text."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for row in sheet.rows:
            for code, name in pairwise(row):
                if isinstance(code, str) and isinstance(name, str) and _CODE.fullmatch(code.strip()):
                    found.setdefault(fold(code), tidy(name))
    return found


def award_mark(cell: Callable[[str], Cell], codes: dict[str, str], on: date) -> AwardMark | None:
    """What the award columns of a line say; None where they are blank."""
    try:
        named = [words for name in ("title_code", "form_code") if (words := values.known(cell(name)))]
        mark = AwardMark(
            codes=tuple(_meaning(words, codes) for words in named),
            school_year=_school_year(values.known(cell("award_year"))),
            paper=values.known(cell("award_paper")) or "",
            on=values.past_day(cell("award_on"), on),
        )
    except UnreadableError as error:
        return AwardMark(doubt=str(error))
    return replace(mark, doubt=_doubt(mark)) if named else None


def _doubt(mark: AwardMark) -> str:
    """Why the line's awards cannot be written down; empty if they can."""
    if len(mark.codes) > 1:
        return "có cả danh hiệu và hình thức mà chỉ một số quyết định"
    if mark.codes[0] in TITLES and mark.school_year is None:
        return "có danh hiệu nhưng thiếu năm học"
    if not mark.paper and mark.on is None:
        return "có danh hiệu, hình thức nhưng thiếu số và ngày quyết định"
    return ""


def _meaning(words: str, codes: dict[str, str]) -> str:
    """Our code, by itself, by its name, or through the file's own list of codes."""
    for candidate in (words, codes.get(fold(words), "")):
        folded = fold(candidate)
        for code in (*TITLES, *FORMS):
            if folded and folded in {fold(code), fold(award_name(code)), fold(short_name(code))}:
                return code
    raise UnreadableError(f"chưa rõ danh hiệu, hình thức «{words}»")


def _school_year(words: str | None) -> str | None:
    found = _YEAR.fullmatch(words or "")
    if words is None:
        return None
    if found is None or not is_school_year(f"{found[1]}-{found[2]}"):
        raise UnreadableError(f"«{words}» không phải năm học dạng 2023-2024")
    return f"{found[1]}-{found[2]}"
