"""Fewer days of leave in the year than the limit, counting only the kinds that count."""

from fractions import Fraction

from statute.bits import B, Pair
from statute.cases import Case
from statute.conditions.vocabulary import Asked, Reader, Said, Word
from statute.findings import Answer
from statute.history import Column, yearly
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


def leave_column(kinds: list[str], limit: int) -> Column:
    def of_row(row: Row, _: Case) -> Answer:
        if least_days(row, kinds) >= limit:
            return Answer.NO
        most = most_days(row, kinds)
        return Answer.YES if most is not None and most < limit else Answer.UNKNOWN

    return yearly("leave_below_limit", of_row)


class LeaveBelow(Word):
    asks = ("kinds", "days")

    def pair(self, asked: Asked, read: Reader[B], /) -> Pair[B]:
        return read(leave_column(asked["kinds"].value, asked["days"].value))

    def required(self, asked: Asked, /) -> str:
        kinds = " và ".join(LEAVE[kind] for kind in asked["kinds"].value)
        return f"dưới {asked['days'].value} ngày làm việc {kinds} cộng lại"

    def say(self, asked: Asked, case: Case, /) -> Said:
        row = case.this_year
        if row.leave is None:
            observed = "chưa biết số ngày nghỉ"
            return Said(observed, f"{observed} của năm học {row.school_year}", (row.key("leave"),))
        kinds = asked["kinds"].value
        least, most = least_days(row, kinds), most_days(row, kinds)
        observed = f"{decimal(least)} ngày làm việc"
        if most is None:
            observed = f"ít nhất {observed}, còn lần nghỉ chưa biết số ngày"
        elif most > least:
            observed = f"từ {decimal(least)} đến {decimal(most)} ngày làm việc"
        return Said(
            observed, f"năm học {row.school_year} đã nghỉ {observed}", tuple(_missing(row, row.leave, kinds))
        )


def _missing(row: Row, taken: tuple[Leave, ...], kinds: list[str]) -> list[str]:
    keys = []
    for index, leave in enumerate(taken):
        if leave.kind is None:
            keys.append(row.key(f"leave[{index}].kind"))
        if leave.working_days is None and (leave.kind is None or leave.kind in kinds):
            keys.append(row.key(f"leave[{index}].working_days"))
    return keys
