"""Which stretches of a school year may be reviewed, and what is typed into one cell. Knows no table."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from thidua.core.school_years import ends, starts
from thidua.criteria.marking import EXEMPT, NOT_APPLICABLE, NOT_ENTERED, hundredths, shown

MONTHS = 12
# "1.500" would be fifteen hundred elsewhere; no criterion brings so much, so a dot parts like a comma here.
_FIGURE = re.compile(r"\+?[0-9]{1,5}([.,][0-9]{1,2})?")


class Kind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"


# So many days a school's own first or last day may lie beside that of the calendar: halves differ most.
NEAR = {Kind.MONTH: 15, Kind.QUARTER: 15, Kind.SEMESTER: 31, Kind.YEAR: 31}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch that may be reviewed; `key` names it in forms."""

    kind: Kind
    key: str
    name: str
    first: date
    last: date


def periods_of(school_year: str) -> list[Period]:
    """Twelve months, the quarters of the calendar as far as they lie in the year, two halves, the year itself.

    Where the halves end is the school's own plan: the days proposed here may be written otherwise.
    """
    first = starts(school_year)
    months = [_month(first.year, first.month + step) for step in range(MONTHS)]
    second = date(first.year + 1, 1, 31)
    return [
        *(Period(Kind.MONTH, f"thang-{one:%Y-%m}", month_name(one), one, _last(one)) for one in months),
        *_quarters(months),
        Period(Kind.SEMESTER, "ky-1", "học kỳ I", first, second),
        Period(Kind.SEMESTER, "ky-2", "học kỳ II", date(first.year + 1, 2, 1), date(first.year + 1, 5, 31)),
        Period(Kind.YEAR, "nam", f"năm học {school_year}", first, ends(school_year)),
    ]


def months_within(first: date, last: date) -> list[date]:
    """The first day of each month of the calendar that a stretch touches."""
    found, month = [], date(first.year, first.month, 1)
    while month <= last:
        found.append(month)
        month = _month(month.year, month.month + 1)
    return found


def month_name(month: date) -> str:
    return f"tháng {month.month}/{month.year}"


def period_named(school_year: str, name: str) -> Period | None:
    """The stretch of the calendar that a review is of, whatever days the school gave it."""
    return next((one for one in periods_of(school_year) if one.name == name), None)


def own_days_refusal(period: Period, school_year: str, first: date, last: date) -> tuple[str, str]:
    """Which of the two days a school may not give a stretch, and why; empty if it may."""
    near, begins, over = NEAR[period.kind], starts(school_year), ends(school_year)
    for field_name, word, day, of_calendar in (
        ("first", "đầu", first, period.first),
        ("last", "cuối", last, period.last),
    ):
        if abs((day - of_calendar).days) > near:
            return field_name, (
                f"Ngày {word} của {period.name} là {of_calendar:%d/%m/%Y}; ngày của trường chỉ lệch "
                f"được nhiều nhất {near} ngày."
            )
        if not begins <= day <= over:
            return (
                field_name,
                f"Ngày {word} phải nằm trong năm học: {begins:%d/%m/%Y} – {over:%d/%m/%Y}.",
            )
    return "", ""


def _quarters(months: list[date]) -> list[Period]:
    found: dict[str, list[date]] = {}
    for month in months:
        found.setdefault(f"{(month.month - 1) // 3 + 1}-{month.year}", []).append(month)
    return [
        Period(Kind.QUARTER, f"quy-{key}", _quarter_name(key, parts), parts[0], _last(parts[-1]))
        for key, parts in found.items()
    ]


def _quarter_name(key: str, months: list[date]) -> str:
    number, year = key.split("-")
    name = f"quý {'I' * int(number) if number != '4' else 'IV'}/{year}"
    left = ", ".join(str(month.month) for month in months)
    return name if len(months) == 3 else f"{name} (tháng {left})"  # noqa: PLR2004 -- a quarter has three months


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1, 1)


def _last(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


class BadMarkError(ValueError):
    """What was typed is no mark; the sentence says what one looks like."""


WORDS = {
    "-": NOT_APPLICABLE,
    "–": NOT_APPLICABLE,
    "k": NOT_APPLICABLE,
    "m": EXEMPT,
    "": NOT_ENTERED,
    "?": NOT_ENTERED,
}


def read_mark(typed: str) -> int:
    """A cell as typed: 12,5 · – (does not apply) · M (exempt) · empty (not entered)."""
    text = typed.strip().casefold()
    if text in WORDS:
        return WORDS[text]
    if text.startswith(("-", "–")):
        raise BadMarkError("Điểm không dưới 0; điểm trừ cũng ghi số dương.")
    if _FIGURE.fullmatch(text) is None:
        raise BadMarkError(
            "Ghi số điểm, nhiều nhất hai chữ số sau dấu phẩy (ví dụ 12,5); "
            "dấu – nếu không áp dụng, chữ M nếu miễn."
        )
    return hundredths(Decimal(text.removeprefix("+").replace(",", ".")))


def written_mark(mark: int) -> str:
    """As it stands in the cell again."""
    return {NOT_ENTERED: "", NOT_APPLICABLE: "–", EXEMPT: "M"}[mark] if mark < 0 else shown(mark)


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody gives on one sheet: marks and notes by the place of the criterion; `version` as it was seen."""

    sheet: UUID
    version: int
    marks: Mapping[int, int]
    notes: Mapping[int, str] = field(default_factory=dict)
