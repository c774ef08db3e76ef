"""The award columns of lists: which award a code or a name means, and whether it can be written down."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from paper.sheets import Cell
from statute.names import award_name, short_name
from thidua.core.school_years import is_school_year
from thidua.core.text import fold
from thidua.intake.reading import values
from thidua.intake.reading.values import UnreadableError
from thidua.intake.targets.plan_rows import GrantClaim, PlanRow
from thidua.people.models import COLLECTIVE_TITLES, EVERY_TITLE, FORMS, FORMS_OF_COLLECTIVES, TITLES
from thidua.people.queries import day_fault

_YEAR = re.compile(r"(?:nam hoc|nh)?\s*(\d{4})\s*[-–—/]\s*(\d{4}|\d{2})")
_PAPER_AND_DAY = re.compile(
    r"(?:số\s*:?\s*)?(.+?)[\s,;(]*(?:ngày|ngay)\s*:?\s*(\d[\d/.\- ]+\d)\)?", re.IGNORECASE
)
Kinds = tuple[str, ...]
OF_PERSONS: Kinds = (*TITLES, *FORMS)
OF_COLLECTIVES: Kinds = (*COLLECTIVE_TITLES, *FORMS_OF_COLLECTIVES)
AWARD_COLUMNS = ("title_code", "form_code", "award")
# The provincial certificate of merit, as lists name who gave it: with and without "của", province or city, in full or not.
CHAIRS_MERIT = tuple(
    f"{form}{of}{chair} {people} {level}"
    for form in ("Bằng khen ", "BK ")
    for of in ("", "của ")
    for chair in ("Chủ tịch", "CT")
    for people in ("UBND", "Ủy ban nhân dân")
    for level in ("tỉnh", "thành phố", "TP")
)
# How lists call awards besides their code and names.
OTHER_WORDS = {
    "LDTT": ("LĐTT",),
    "CSTDCS": ("CSTĐCS", "CSTĐ cấp cơ sở", "Chiến sĩ thi đua cấp cơ sở"),
    "CSTD_TINH": ("CSTĐ tỉnh", "CSTĐ cấp thành phố", "CSTĐ thành phố", "Chiến sĩ thi đua cấp thành phố"),
    "CSTD_BO": ("CSTĐ Bộ",),
    "CSTDTQ": ("CSTĐTQ", "CSTĐ TQ"),
    "TTLDTT": ("TTLĐTT", "Tập thể LĐTT", "TT LĐTT", "Tập thể lao động tiên tiến"),
    "TTLDXS": ("TTLĐXS", "Tập thể LĐXS", "TT LĐXS", "Tập thể lao động xuất sắc"),
    "CO_TINH": ("Cờ thi đua UBND tỉnh", "Cờ thi đua của UBND tỉnh", "Cờ thi đua UBND thành phố"),
    "CO_BO": ("Cờ thi đua Bộ GD&ĐT", "Cờ thi đua của Bộ GD&ĐT", "Cờ thi đua của Bộ Giáo dục và Đào tạo"),
    "CO_CP": ("Cờ thi đua Chính phủ", "Cờ thi đua của Chính phủ"),
    "GK": ("GK",),
    "BK_TTG": ("BK TTg", "Bằng khen Thủ tướng", "Bằng khen Thủ tướng Chính phủ", "BK Thủ tướng"),
    "BK_BO": ("Bằng khen Bộ GD&ĐT", "Bằng khen của Bộ GD&ĐT", "Bằng khen Bộ trưởng Bộ GD&ĐT", "BK Bộ GD&ĐT"),
    "BK_TINH": (
        "Bằng khen UBND tỉnh",
        "Bằng khen UBND thành phố",
        "Bằng khen của UBND tỉnh",
        "BK UBND tỉnh",
        *CHAIRS_MERIT,
    ),
    "HCLD1": ("Huân chương Lao động hạng 1",),
    "HCLD2": ("Huân chương Lao động hạng 2",),
    "HCLD3": ("Huân chương Lao động hạng 3",),
    "KNC_GD": ("Kỷ niệm chương Vì sự nghiệp giáo dục", "KNC", "Kỷ niệm chương"),
}


@dataclass(frozen=True, slots=True)
class AwardMark:
    """Awards that a line claims. With `doubt` nothing of them is written."""

    codes: tuple[str, ...] = ()
    school_year: str | None = None
    paper: str = ""
    on: date | None = None
    authority: str = ""
    doubt: str = ""


def award_mark(
    cell: Callable[[str], Cell], codes: dict[str, str], on: date, kinds: Kinds = OF_PERSONS
) -> AwardMark | None:
    """What the award columns of a line say; None where they are blank."""
    try:
        named = [words for name in AWARD_COLUMNS if (words := values.known(cell(name)))]
        if not named:
            return None
        paper, day = _paper_and_day(values.known(cell("award_paper_on")), on)
        mark = AwardMark(
            codes=tuple(code for words in named for code in _meanings(words, codes, kinds)),
            school_year=school_year(values.known(cell("award_year"))),
            paper=values.known(cell("award_paper")) or paper,
            on=values.past_day(cell("award_on"), on) or day,
            authority=values.known(cell("authority")) or "",
        )
    except UnreadableError as error:
        return AwardMark(doubt=str(error))
    return replace(mark, doubt=_doubt(mark))


def _doubt(mark: AwardMark) -> str:
    """Why the line's awards cannot be written down; empty if they can."""
    if len(mark.codes) > 1 and not set(mark.codes) <= set(EVERY_TITLE):
        return "có cả danh hiệu và hình thức mà chỉ một số quyết định"
    if not set(mark.codes).isdisjoint(EVERY_TITLE) and mark.school_year is None:
        return "có danh hiệu nhưng thiếu năm học"
    if not mark.paper and mark.on is None:
        return "có danh hiệu, hình thức nhưng thiếu số và ngày quyết định"
    return day_fault(mark.on, mark.school_year)


def at_age(mark: AwardMark | None, born: date | None) -> AwardMark | None:
    """The same, doubted where the decision is older than somebody born on that day can be."""
    if mark is None or mark.doubt:
        return mark
    return replace(mark, doubt=day_fault(mark.on, mark.school_year, born))


def _meanings(words: str, codes: dict[str, str], kinds: Kinds) -> list[str]:
    """One award, or several in one cell: "LĐTT, CSTĐ cơ sở"."""
    whole = _meaning(words, codes, kinds)
    if whole:
        return [whole]
    parts = [_meaning(part, codes, kinds) for part in re.split(r"[,;+]", words) if part.strip()]
    if len(parts) > 1 and all(parts):
        return [part for part in parts if part]
    raise UnreadableError(f"chưa rõ danh hiệu, hình thức «{words}»")


def _meaning(words: str, codes: dict[str, str], kinds: Kinds) -> str | None:
    """Our code, by itself, by its name, or through the file's own list of codes."""
    known = _known_words(kinds)
    return known.get(_bare(words)) or known.get(_bare(codes.get(fold(words), "")))


@cache
def _known_words(kinds: Kinds) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in kinds:
        for words in (code, award_name(code), short_name(code), *OTHER_WORDS.get(code, ())):
            found[_bare(words)] = code
    return found


def _bare(words: str) -> str:
    """Lower, no diacritics, no signs; "chiến sỹ" is written as often as "chiến sĩ", and the same without marks."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(words)).replace("chien sy", "chien si").split())


def school_year(words: str | None) -> str | None:
    if words is None:
        return None
    found = _YEAR.fullmatch(fold(words))
    if found is not None:
        first, second = found[1], found[2] if len(found[2]) == len(found[1]) else found[1][:2] + found[2]
        if is_school_year(f"{first}-{second}"):
            return f"{first}-{second}"
    raise UnreadableError(f"«{words}» không phải năm học dạng 2023-2024")


def said_of(claim: GrantClaim) -> str:
    """What is written, as the dry run tells it."""
    day = f" ngày {claim.on:%d/%m/%Y}" if claim.on else ""
    year = f" {claim.school_year}" if claim.school_year else ""
    return f"{short_name(claim.code)}{year} theo {claim.paper or 'quyết định'}{day}"


def authority_told(row: PlanRow) -> list[str]:
    """Who awarded it, where the line says so: the reason says the rest."""
    return sorted({f"cấp khen thưởng: {claim.authority}" for claim in row.grants if claim.authority})


def _paper_and_day(words: str | None, on: date) -> tuple[str, date | None]:
    """`Số 123/QĐ-UBND ngày 12/6/2020` in one cell; words without a day are all number."""
    if words is None:
        return "", None
    found = _PAPER_AND_DAY.fullmatch(words)
    if found is None:
        return words, None
    return found[1].strip(" ,;-"), values.past_day(found[2], on)
