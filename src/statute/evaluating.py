"""By which rules a year's evaluation is made, and what months, leave, discipline and tasks leave open of a grade.

Two sets of rules stand side by side: grades by classes (Nghị định 90/2020, from 2023-09-15 as amended by 48/2023) and by
points (233/2026, from 2026-07-01). In the months between, a unit without its own regulation keeps the earlier ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from statute.days import ONE_DAY, day
from statute.findings import Citation, Verification
from statute.grading import GRADES, party_discipline_fails, points_from
from statute.library import load
from statute.notes import CONTRADICTION
from statute.records import DatedValue
from statute.words import GRADE

COMMON, RESULTS = "grade_points_common", "grade_points_results"
REGULATION_DUE, TRANSITION_LAST = "grade_regulation_due", "grade_transition_last"
LEAST_MONTHS, LEAVE_MONTHS = "grade_least_months", "grade_leave_months"
BEYOND, ON_TIME, UNMET = "grade_tasks_beyond", "grade_tasks_on_time", "grade_tasks_unmet"
FAILS = "grade_tasks_failed"
ASKED = frozenset(
    {
        COMMON,
        RESULTS,
        REGULATION_DUE,
        TRANSITION_LAST,
        LEAST_MONTHS,
        LEAVE_MONTHS,
        BEYOND,
        ON_TIME,
        UNMET,
        FAILS,
    }
)
# A month has so many working days at least and at most, however its rests and feasts fall.
_FEWEST_A_MONTH, _MOST_A_MONTH = 16, 31
_HUNDRED = 100
_UNREAD = "Quy định này chưa kiểm chứng nên phần mềm chỉ nhắc, không chặn; vẫn xếp như vậy thì nên ghi lý do."


class Rules(StrEnum):
    CLASSES = "classes"
    POINTS = "points"


@dataclass(frozen=True)
class Basis:
    """Which rules a day's evaluation goes by, and why. `rule_day`: on which day their figures are asked.

    `settled` False: the unit may still issue its regulation in time, and the rules would be the other ones.
    """

    rules: Rules
    rule_day: date
    because: str
    settled: bool
    citation: Citation | None
    verification: Verification

    @property
    def by_points(self) -> bool:
        return self.rules is Rules.POINTS


def basis_of(on: date, regulation: date | None) -> Basis:
    """`regulation`: the day of the unit's own regulation as it stands on that day; None: it has none."""
    first = points_from()
    if on < first:
        said = f"Đánh giá ngày {_dated(on)}, trước ngày {_dated(first)} là ngày bắt đầu chấm điểm."
        return Basis(Rules.CLASSES, on, said, True, Citation("90/2020/NĐ-CP", None), Verification.SECONDARY)
    due, last = _figure(REGULATION_DUE, on), _figure(TRANSITION_LAST, on)
    due_on, last_on = day(str(due.value)), day(str(last.value))
    if on <= last_on and (regulation is None or regulation > due_on):
        return _kept(on, regulation, first, due, due_on)
    said = (
        f"Đánh giá ngày {_dated(on)}, vì vậy chấm điểm: tiêu chí chung và kết quả, cộng lại thành 100 điểm."
    )
    if regulation is None:
        said += " Chưa ghi quy chế đánh giá của đơn vị; theo quy định đơn vị phải có."
    else:
        said += f" Quy chế của đơn vị ban hành ngày {_dated(regulation)}."
    return Basis(Rules.POINTS, on, said, True, due.citation, due.verification)


def _kept(on: date, regulation: date | None, first: date, due: DatedValue, due_on: date) -> Basis:
    """Until the end of the transition a unit without a regulation in time goes by the earlier rules."""
    until = _dated(due_on)
    if regulation is not None:
        said = (
            f"Quy chế của đơn vị ban hành ngày {_dated(regulation)}, sau hạn {until}, "
            "nên cuối năm 2026 còn xếp loại theo cách trước."
        )
    elif on > due_on:
        said = f"Đến hết ngày {until} đơn vị chưa có quy chế đánh giá, nên cuối năm 2026 còn xếp loại theo cách trước."
    else:
        said = (
            "Đơn vị chưa có quy chế đánh giá nên chưa chấm điểm được, tạm theo cách trước. "
            f"Ban hành quy chế chậm nhất ngày {until} thì chấm điểm."
        )
    settled = regulation is not None or on > due_on
    verification = due.verification if settled else Verification.MEMORY
    return Basis(Rules.CLASSES, first - ONE_DAY, said, settled, due.citation, verification)


def as_approved(rules: Rules, on: date) -> Basis:
    """The rules by which something was approved on a day, whatever became of the unit's regulation since."""
    due = _figure(REGULATION_DUE, on)
    said = f"Được phê duyệt ngày {_dated(on)} bằng cách "
    if rules is Rules.POINTS:
        return Basis(rules, on, said + "chấm điểm.", True, due.citation, due.verification)
    rule_day = points_from() - ONE_DAY
    return Basis(rules, rule_day, said + "xếp loại trước đây.", True, due.citation, due.verification)


def most_points(on: date) -> tuple[Decimal, Decimal]:
    """The most points of the common criteria and of the results."""
    return Decimal(_figure(COMMON, on).value), Decimal(_figure(RESULTS, on).value)


def _figure(name: str, on: date) -> DatedValue:
    return load().figure(name, on)


@dataclass(frozen=True)
class Facts:
    """What is known of one person's year; None: not known. Leave here is without maternity leave."""

    months: Decimal | None = None
    leave_days: Decimal | None = None
    maternity_days: Decimal | None = None
    disciplined: bool = False
    party_disciplined: bool = False


@dataclass(frozen=True)
class Limit:
    """What one fact makes of the grade. `allowed` None: it only tells. `excusable`: a written reason may go past it.

    What is only remembered is said as such and stops nobody: not known is never “no”.
    """

    id: str
    because: str
    allowed: frozenset[str] | None
    citation: Citation | None
    verification: Verification
    excusable: bool = False

    def stops(self, grade: str | None) -> bool:
        return self.is_read and grade is not None and self.allowed is not None and grade not in self.allowed

    @property
    def is_read(self) -> bool:
        return self.verification in _READ


_READ = frozenset({Verification.OFFICIAL, Verification.SECONDARY})
NOT_GRADED = frozenset({"ungraded"})
FAILED = frozenset({"failed", "ungraded"})
BELOW_GOOD = frozenset({"completed", "failed", "ungraded"})


def limits_of(facts: Facts, basis: Basis) -> list[Limit]:
    return [*_of_months(facts, basis), *_of_leave(facts, basis), *_of_discipline(facts, basis)]


def _of_months(facts: Facts, basis: Basis) -> Iterator[Limit]:
    figure = load().parameter(LEAST_MONTHS).find(basis.rule_day)
    if figure is None:
        return
    away = bool(facts.maternity_days) or (basis.by_points and bool(facts.leave_days))
    # A day or two of leave take no month off the year: told of everybody, it would hide whom it matters for.
    long = bool(facts.maternity_days) or (facts.leave_days or 0) >= _FEWEST_A_MONTH
    if facts.months is not None and facts.months < figure.value:
        worked = f"Làm việc {_written(facts.months)} tháng trong năm, dưới {figure.value} tháng"
        if away:
            said = f"{worked}, nhưng có nghỉ thai sản: xếp loại theo thời gian làm việc thực tế, hoặc không xếp loại. Hãy xem lại."
            if not facts.maternity_days:
                said = said.replace("thai sản", "ốm, không lương")
            yield _limit("months", said, None, figure)
        else:
            yield _limit("months", f"{worked}: không xếp loại.", NOT_GRADED, figure)
    elif away and long:
        kind = "thai sản" if facts.maternity_days else "ốm, không lương"
        said = f"Có nghỉ {kind}: xếp loại theo thời gian làm việc thực tế."
        yield _limit("absence", said, None, figure)


def _of_leave(facts: Facts, basis: Basis) -> Iterator[Limit]:
    """Days of leave are working days; the law counts months: between the fewest and the most nobody can tell."""
    figure = load().parameter(LEAVE_MONTHS).find(basis.rule_day)
    if figure is None or facts.leave_days is None:
        return
    days, months = facts.leave_days, int(figure.value)
    stays = f"nghỉ từ {months} tháng thì không xếp từ hoàn thành tốt nhiệm vụ trở lên"
    if days >= months * _MOST_A_MONTH:
        yield _limit("leave", f"Nghỉ {_written(days)} ngày làm việc: {stays}.", BELOW_GOOD, figure)
    elif days >= months * _FEWEST_A_MONTH:
        said = f"Nghỉ {_written(days)} ngày làm việc, có thể đã đến {months} tháng: {stays}. Hãy xem lại."
        yield _limit("leave", said, None, figure)


def _of_discipline(facts: Facts, basis: Basis) -> Iterator[Limit]:
    figure = load().parameter(CONTRADICTION).find(basis.rule_day)
    if facts.disciplined and figure is not None and figure.value:
        said = f"Bị kỷ luật trong năm: xếp {GRADE['failed']}."
        if basis.by_points:
            said += " Kỷ luật không liên quan đến nhiệm vụ thì hội đồng ghi rõ lý do. Mỗi vi phạm chỉ tính một năm."
        yield _limit("discipline", said, FAILED, figure, excusable=basis.by_points)
    party = party_discipline_fails(basis.rule_day)
    if facts.party_disciplined and party is not None and party.value:
        said = f"Đảng viên bị kỷ luật Đảng trong năm: xếp {GRADE['failed']}. Mỗi vi phạm chỉ tính một năm."
        yield _limit("party_discipline", said, FAILED, party)


def _limit(
    id_: str, said: str, allowed: frozenset[str] | None, figure: DatedValue, *, excusable: bool = False
) -> Limit:
    limit = Limit(id_, said, allowed, figure.citation, figure.verification, excusable)
    if allowed is None or limit.is_read:
        return limit
    return replace(limit, because=f"{said} {_UNREAD}")


@dataclass(frozen=True)
class Tasks:
    """Of all tasks of the year, in hundredths: done beyond their measure, done on time, criteria not reached."""

    beyond: Decimal | None = None
    on_time: Decimal | None = None
    unmet: Decimal | None = None


def task_doubts(tasks: Tasks, grade: str | None, basis: Basis) -> list[Limit]:
    """Where the figures entered do not bear the grade by the earlier rules: told, and the council decides.

    The rule for excellence was read of those who do not lead; so nothing here refuses.
    """
    if basis.by_points:
        return []
    best = grade == "excellent"
    rows = (
        (BEYOND, best, tasks.beyond, "vượt mức", "ít nhất"),
        (ON_TIME, best or grade == "good", tasks.on_time, "xong đúng hạn, đúng chất lượng", "đủ"),
        (UNMET, grade in GRADES, tasks.unmet, "tiêu chí chưa đạt", "nhiều nhất"),
    )
    found = []
    for name, asked, value, what, measure in rows:
        figure = load().parameter(name).find(basis.rule_day)
        if not asked or value is None or figure is None or grade is None:
            continue
        wanted = Fraction(figure.value) * _HUNDRED
        if value > wanted if name == UNMET else value < wanted:
            # What the lowest of the three may not go past, those above it may not either.
            of = GRADE["completed"] if name == UNMET else GRADE[grade]
            said = f"Ghi {_written(value)}% {what}; xếp {of} cần {measure} {wanted}%. Hãy xem lại."
            found.append(_limit(name, said, None, figure))
    return found


def failure_unexplained(tasks: Tasks, points: Decimal | None, facts: Facts, basis: Basis) -> Limit | None:
    """What a year failed has to show where no reason is written; None where its figures or its facts say why."""
    if facts.disciplined or (facts.party_disciplined and not basis.by_points):
        return None
    if basis.by_points:
        if points is not None:
            return None
        said = f"Xếp {GRADE['failed']} mà chưa đủ điểm thì phải ghi lý do."
        return Limit("failed", said, None, None, Verification.OFFICIAL)
    figure = load().parameter(FAILS).find(basis.rule_day)
    if figure is None:
        return None
    wanted = Fraction(figure.value) * _HUNDRED
    if tasks.unmet is not None and tasks.unmet > wanted:
        return None
    said = f"Xếp {GRADE['failed']} thì ghi tỷ lệ tiêu chí chưa đạt trên {wanted}%, hoặc ghi lý do."
    return _limit("failed", said, None, figure)


def stopped(limits: list[Limit], grade: str | None, *, reason: bool) -> Limit | None:
    """The first limit that this grade goes past; with a written reason only those that no reason moves."""
    return next((one for one in limits if one.stops(grade) and not (reason and one.excusable)), None)


def _dated(on: date) -> str:
    """As the sheet beside it writes days: 20/07/2026."""
    return f"{on:%d/%m/%Y}"


def _written(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
