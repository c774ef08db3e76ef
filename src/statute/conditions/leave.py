"""Fewer days of leave in the year than the limit, counting only the kinds that count."""

from fractions import Fraction

from statute.bits import B, Pair
from statute.conditions.vocabulary import Asked, Said, Word
from statute.findings import Answer
from statute.history import CaseFacts, Column, Facts, yearly
from statute.rows import Leave, Row
from statute.words import LEAVE, decimal


def least_days(row: Row, kinds: list[str]) -> Fraction:
    """The days that are known to count."""
    counted = (leave.working_days for leave in row.leave or () if leave.kind in kinds)
    return sum((days for days in counted if days is not None), Fraction(0))


def most_days(row: Row, kinds: list[str]) -> Fraction | None:
    """The most days that may count, a kind not known counting too; None where there is no upper bound."""
    if row.leave is None:
        return None
    counted = [leave.working_days for leave in row.leave if leave.kind is None or leave.kind in kinds]
    known = [days for days in counted if days is not None]
    return None if len(known) < len(counted) else sum(known, Fraction(0))


def leave_answer(row: Row, kinds: list[str], limit: int) -> Answer:
    if least_days(row, kinds) >= limit:
        return Answer.NO
    most = most_days(row, kinds)
    return Answer.YES if most is not None and most < limit else Answer.UNKNOWN


def leave_column(kinds: list[str], limit: int) -> Column:
    return yearly("leave_below_limit", lambda row, _: leave_answer(row, kinds, limit))


class LeaveBelow(Word):
    asks = ("kinds", "days")

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return facts.pair(leave_column(asked["kinds"].value, asked["days"].value))

    def required(self, asked: Asked, /) -> str:
        return f"{_named(asked['kinds'].value)} cộng lại dưới {asked['days'].value} ngày làm việc"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        row, kinds, limit = facts.case.this_year, asked["kinds"].value, asked["days"].value
        if row.leave is None:
            observed = "chưa biết số ngày nghỉ"
            return Said(observed, f"{observed} của năm học {row.school_year}", missing=(row.key("leave"),))
        days = _days(row, kinds)
        end = _END[leave_answer(row, kinds, limit)].format(limit=limit)
        return Said(
            f"nghỉ {days}",
            plain=f"năm học {row.school_year} {_named(kinds)} cộng lại {days}, {end}",
            missing=tuple(_missing(row, row.leave, kinds)),
        )


_END = {
    Answer.YES: "đạt yêu cầu dưới {limit} ngày",
    Answer.NO: "không đạt yêu cầu dưới {limit} ngày",
    Answer.UNKNOWN: "nên chưa biết có dưới {limit} ngày hay không",
}


def _named(kinds: list[str]) -> str:
    return " và ".join(LEAVE[kind] for kind in kinds)


def _days(row: Row, kinds: list[str]) -> str:
    least, most = least_days(row, kinds), most_days(row, kinds)
    if most is None:
        if not least:
            return "chưa rõ bao nhiêu ngày"
        return f"từ {decimal(least)} ngày làm việc trở lên (có lần nghỉ chưa biết số ngày)"
    between = f"từ {decimal(least)} đến " if most > least else ""
    return f"{between}{decimal(most)} ngày làm việc"


def _missing(row: Row, taken: tuple[Leave, ...], kinds: list[str]) -> list[str]:
    keys = []
    for index, leave in enumerate(taken):
        if leave.kind is None:
            keys.append(row.key(f"leave[{index}].kind"))
        if leave.working_days is None and (leave.kind is None or leave.kind in kinds):
            keys.append(row.key(f"leave[{index}].working_days"))
    return keys
