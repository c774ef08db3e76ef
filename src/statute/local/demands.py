"""What each kind of local rule asks, as typed values; read strictly from what a page or a table holds."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from statute.cases import CONTRACTS
from statute.local.kinds import BASES, STEPS, Kind, LocalRuleError
from statute.rows import LEAVE_KINDS

Values = Mapping[str, object]

MONTHS_OF_A_YEAR = 12
DAYS_OF_A_YEAR = 366
MOST_MARKS = 1000
MOST_PLACES = 10_000
MOST_PAPERS = 20
LONGEST_TITLE = 200
_SHARE = re.compile(r"[0-9]{1,4}/[0-9]{1,4}")
_NUMBER = re.compile(r"[0-9]{1,5}([.][0-9]{1,2})?")


@dataclass(frozen=True)
class MonthsWorked:
    """At least so many months in the school year; whether maternity leave counts as worked."""

    months: Fraction
    maternity_counts: bool


@dataclass(frozen=True)
class LeaveDays:
    """Fewer than so many working days of leave of these kinds together."""

    kinds: tuple[str, ...]
    days: Fraction


@dataclass(frozen=True)
class Contracts:
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Marks:
    """At least so many marks of so many."""

    least: Fraction
    full: Fraction


@dataclass(frozen=True)
class Registered:
    """The title was registered for at the beginning of the year."""


@dataclass(frozen=True)
class NoDiscipline:
    """No discipline within the school year."""


@dataclass(frozen=True)
class SchoolInitiatives:
    """Whether what the school alone recognised counts for CSTDCS."""

    recognised: bool


@dataclass(frozen=True)
class Allotment:
    """So many places, or a share of a base; never both."""

    number: int | None
    share: Fraction | None
    base: str | None


@dataclass(frozen=True)
class Deadline:
    step: str
    last_day: date


@dataclass(frozen=True)
class Papers:
    titles: tuple[str, ...]


@dataclass(frozen=True)
class NoticeDays:
    days: int


@dataclass(frozen=True)
class Council:
    """Shares of the council's own regulation; None is not said there."""

    quorum: Fraction | None
    majority: Fraction | None


@dataclass(frozen=True)
class TeamTtldxs:
    """Whether a team, a small collective, may hold TTLDXS."""

    may: bool


Demand = (
    MonthsWorked
    | LeaveDays
    | Contracts
    | Marks
    | Registered
    | NoDiscipline
    | SchoolInitiatives
    | Allotment
    | Deadline
    | Papers
    | NoticeDays
    | Council
    | TeamTtldxs
)


def read(kind: Kind, values: Values) -> Demand:
    """The typed demand; raises LocalRuleError, which names the field, for a value that cannot be taken."""
    return _READERS[kind](values)


def _months(values: Values) -> MonthsWorked:
    months = _number(values, "months", most=MONTHS_OF_A_YEAR)
    return MonthsWorked(months, _truth(values, "maternity_counts"))


def _leave(values: Values) -> LeaveDays:
    return LeaveDays(_chosen(values, "kinds", LEAVE_KINDS), _number(values, "days", most=DAYS_OF_A_YEAR))


def _marks(values: Values) -> Marks:
    least, full = (_number(values, name, most=MOST_MARKS) for name in ("least", "full"))
    if least > full:
        raise LocalRuleError("least", "Số điểm tối thiểu không thể lớn hơn thang điểm.")
    return Marks(least, full)


def _allotment(values: Values) -> Allotment:
    number, share = values.get("number"), _share(values, "share")
    if (number is None) == (share is None):
        raise LocalRuleError("number", "Hãy ghi số suất, hoặc tỷ lệ; không ghi cả hai.")
    if share is not None:
        return Allotment(None, share, _one(values, "base", BASES))
    return Allotment(_count(values, "number", most=MOST_PLACES), None, None)


def _deadline(values: Values) -> Deadline:
    step = _one(values, "step", STEPS)
    try:
        return Deadline(step, date.fromisoformat(str(values.get("last_day"))))
    except ValueError:
        raise LocalRuleError("last_day", "Hãy ghi ngày cuối cùng của bước này.") from None


def _papers(values: Values) -> Papers:
    given = values.get("titles")
    titles = tuple(" ".join(str(title).split()) for title in given) if isinstance(given, list) else ()
    titles = tuple(title for title in titles if title)
    if not titles:
        raise LocalRuleError("titles", "Hãy ghi ít nhất một loại giấy tờ, mỗi dòng một loại.")
    if len(titles) > MOST_PAPERS:
        raise LocalRuleError("titles", f"Nhiều nhất {MOST_PAPERS} loại giấy tờ trong một quy định.")
    for title in titles:
        if len(title) > LONGEST_TITLE:
            message = f"Một dòng dài quá {LONGEST_TITLE} chữ: {title[:40]}…"
            raise LocalRuleError("titles", message)
    return Papers(titles)


def _notice(values: Values) -> NoticeDays:
    return NoticeDays(_count(values, "days", most=DAYS_OF_A_YEAR))


def _council(values: Values) -> Council:
    quorum, majority = _share(values, "quorum"), _share(values, "majority")
    if quorum is None and majority is None:
        raise LocalRuleError("quorum", "Hãy ghi ít nhất một trong hai tỷ lệ.")
    return Council(quorum, majority)


def _truth(values: Values, name: str) -> bool:
    value = values.get(name)
    if not isinstance(value, bool):
        raise LocalRuleError(name, "Hãy chọn có hoặc không.")
    return value


def _one(values: Values, name: str, choices: Collection[str]) -> str:
    value = values.get(name)
    if not isinstance(value, str) or value not in choices:
        raise LocalRuleError(name, "Hãy chọn một mục trong danh sách.")
    return value


def _chosen(values: Values, name: str, choices: Collection[str]) -> tuple[str, ...]:
    """In the order of the list, each once, so that the same choice always reads alike."""
    given = values.get(name)
    wanted = [str(value) for value in given] if isinstance(given, list) else []
    if not wanted or not set(wanted) <= set(choices):
        raise LocalRuleError(name, "Hãy chọn ít nhất một mục trong danh sách.")
    return tuple(choice for choice in choices if choice in wanted)


def _count(values: Values, name: str, *, most: int) -> int:
    value = values.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise LocalRuleError(name, f"Hãy ghi một số từ 1 đến {most}.")
    return value


def _number(values: Values, name: str, *, most: int) -> Fraction:
    """Above 0, at most two places; kept as text, so that 9.5 stays 9.5."""
    text = str(values.get(name))
    value = Fraction(text) if _NUMBER.fullmatch(text) else Fraction(0)
    if not 0 < value <= most:
        raise LocalRuleError(name, f"Hãy ghi một số lớn hơn 0 và không quá {most}.")
    return value


def _share(values: Values, name: str) -> Fraction | None:
    """A share as 2/3 or 15/100; above 0, at most the whole."""
    if values.get(name) in {None, ""}:
        return None
    text = str(values[name])
    above, _, below = text.partition("/")
    share = Fraction(int(above), int(below)) if _SHARE.fullmatch(text) and int(below) else Fraction(0)
    if not 0 < share <= 1:
        raise LocalRuleError(name, "Hãy ghi một tỷ lệ lớn hơn 0 và không quá toàn bộ, ví dụ 2/3 hoặc 15%.")
    return share


_READERS: Mapping[Kind, Callable[[Values], Demand]] = {
    Kind.MONTHS_WORKED: _months,
    Kind.LEAVE_DAYS: _leave,
    Kind.CONTRACTS: lambda values: Contracts(_chosen(values, "kinds", CONTRACTS)),
    Kind.MARKS: _marks,
    Kind.REGISTERED: lambda _: Registered(),
    Kind.NO_DISCIPLINE: lambda _: NoDiscipline(),
    Kind.SCHOOL_INITIATIVES: lambda values: SchoolInitiatives(_truth(values, "recognised")),
    Kind.ALLOTMENT: _allotment,
    Kind.DEADLINE: _deadline,
    Kind.PAPERS: _papers,
    Kind.NOTICE_DAYS: _notice,
    Kind.COUNCIL: _council,
    Kind.TEAM_TTLDXS: lambda values: TeamTtldxs(_truth(values, "may")),
}
