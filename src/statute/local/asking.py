"""What a case says to each local rule that asks something of a person or a collective: yes, no, or not known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from statute.cases import Case
from statute.findings import Answer
from statute.local.demands import (
    Contracts,
    LeaveDays,
    Marks,
    MonthsWorked,
    NoDiscipline,
    Registered,
    TeamTtldxs,
)
from statute.local.kinds import Kind
from statute.local.wording import CONTRACT
from statute.rows import Leave
from statute.words import decimal

MATERNITY = "maternity"
LOWEST_TITLE = "LDTT"


@dataclass(frozen=True)
class Met:
    """How a case meets one demand. `has` begins the sentence, `observed` stands beside what is required."""

    answer: Answer
    observed: str
    has: str
    missing: tuple[str, ...] = ()


def _months(demand: MonthsWorked, case: Case, _: str) -> Met:
    row, year = case.this_year, case.school_year
    if row.months_worked is None:
        observed = "chưa biết số tháng làm việc"
        return Met(Answer.UNKNOWN, observed, f"{observed} của năm học {year}", (row.key("months_worked"),))
    observed = f"{decimal(row.months_worked)} tháng"
    has = f"năm học {year} đã làm việc {observed}"
    if row.months_worked >= demand.months:
        return Met(Answer.YES, observed, has)
    if not demand.maternity_counts:
        return Met(Answer.NO, observed, has)
    if row.leave is None:
        unknown = "chưa biết có thời gian nghỉ thai sản (được tính là làm việc) hay không"
        return Met(Answer.UNKNOWN, observed, f"{has}, {unknown}", (row.key("leave"),))
    if any(leave.kind in {None, MATERNITY} for leave in row.leave):
        unknown = "có thời gian nghỉ thai sản được tính là làm việc mà chưa rõ đã cộng vào hay chưa"
        return Met(Answer.UNKNOWN, f"{observed}, có nghỉ thai sản", f"{has}, {unknown}")
    return Met(Answer.NO, observed, has)


def _leave(demand: LeaveDays, case: Case, _: str) -> Met:
    row, year = case.this_year, case.school_year
    if row.leave is None:
        observed = "chưa biết số ngày nghỉ"
        return Met(Answer.UNKNOWN, observed, f"{observed} của năm học {year}", (row.key("leave"),))
    least, most = _days(row.leave, demand.kinds)
    if least >= demand.days:
        answer = Answer.NO
    else:
        answer = Answer.YES if most is not None and most < demand.days else Answer.UNKNOWN
    observed = f"nghỉ {decimal(least)} ngày"
    if most is None or most > least:
        observed = f"nghỉ từ {decimal(least)} ngày trở lên (có lần nghỉ chưa rõ)"
    missing = (row.key("leave"),) if answer is Answer.UNKNOWN else ()
    return Met(answer, observed, f"năm học {year} {observed}", missing)


def _days(taken: tuple[Leave, ...], kinds: tuple[str, ...]) -> tuple[Fraction, Fraction | None]:
    """The fewest and the most days that count; no upper bound where a number of days is not known."""
    known = (leave.working_days for leave in taken if leave.kind in kinds)
    least = sum((days for days in known if days is not None), Fraction(0))
    possible = [leave.working_days for leave in taken if leave.kind is None or leave.kind in kinds]
    sure = [days for days in possible if days is not None]
    return least, sum(sure, Fraction(0)) if len(sure) == len(possible) else None


def _contract(demand: Contracts, case: Case, _: str) -> Met:
    mine = case.subject.contract
    if mine is None:
        observed = "chưa biết loại hợp đồng"
        return Met(Answer.UNKNOWN, observed, observed, ("subject.contract",))
    answer = Answer.YES if mine in demand.kinds else Answer.NO
    return Met(answer, CONTRACT[mine], f"người được xét là {CONTRACT[mine]}")


def _marks(_: Marks, case: Case, __: str) -> Met:
    has = f"chưa có điểm bình xét của năm học {case.school_year} trong dữ liệu"
    return Met(Answer.UNKNOWN, "chưa có điểm bình xét năm", has)


def _registered(_: Registered, case: Case, code: str) -> Met:
    row, year = case.this_year, case.school_year
    if row.registered is None:
        observed = "chưa biết đã đăng ký gì"
        return Met(Answer.UNKNOWN, observed, f"{observed} trong năm học {year}", (row.key("registered"),))
    # Who registers a higher title has registered the lowest with it.
    there = code in row.registered or (code == LOWEST_TITLE and bool(row.registered))
    observed = "có đăng ký" if there else "không đăng ký"
    return Met(Answer.YES if there else Answer.NO, observed, f"năm học {year} {observed}")


def _discipline(_: NoDiscipline, case: Case, __: str) -> Met:
    row, year = case.this_year, case.school_year
    if row.discipline is None:
        observed = "chưa biết có kỷ luật hay không"
        return Met(Answer.UNKNOWN, observed, f"{observed} trong năm học {year}", (row.key("discipline"),))
    answer = Answer.NO if row.discipline else Answer.YES
    observed = "có kỷ luật" if row.discipline else "không có kỷ luật"
    return Met(answer, observed, f"năm học {year} {observed}")


def _team(demand: TeamTtldxs, case: Case, _: str) -> Met:
    small = case.subject.small
    if small is False or demand.may:
        observed = "là tập thể nhỏ" if small else "là tập thể được xét"
        return Met(Answer.YES, observed, f"tập thể này {observed}")
    if small is None:
        observed = "chưa biết có phải là tập thể nhỏ hay không"
        return Met(Answer.UNKNOWN, observed, observed, ("subject.small",))
    return Met(Answer.NO, "là tập thể nhỏ", "tập thể này là tập thể nhỏ")


# The demand of a kind is of that kind's own type: `demands.read` makes it so.
ASKED_OF_PERSONS: Mapping[Kind, Callable[[Any, Case, str], Met]] = {
    Kind.MONTHS_WORKED: _months,
    Kind.LEAVE_DAYS: _leave,
    Kind.CONTRACTS: _contract,
    Kind.MARKS: _marks,
    Kind.REGISTERED: _registered,
    Kind.NO_DISCIPLINE: _discipline,
}
ASKED_OF_COLLECTIVES: Mapping[Kind, Callable[[Any, Case, str], Met]] = {Kind.TEAM_TTLDXS: _team}
