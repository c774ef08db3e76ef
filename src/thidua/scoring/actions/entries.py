"""One line as it was typed, and what of it cannot be: out of bounds, above the points, against what the law leaves open."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from statute.evaluating import (
    Basis,
    Facts,
    Limit,
    Tasks,
    failure_unexplained,
    limits_of,
    most_points,
    stopped,
)
from statute.findings import Citation
from statute.grading import GRADES, best_grade
from statute.names import citation_text
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.people.models import Grade
from thidua.scoring.models import FIGURES, Figures, Line

MOST_MONTHS = 12
MOST_DAYS = 366
WHOLE = 100
LONGEST_REASON = 300
TENTH = Decimal("0.1")
# As far as the summary that was read tells: it names these articles together.
OF_POINTS = "NĐ 233/2026, Điều 10 đến Điều 12"


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One line as it was typed; `version` is 0 for a line entered for the first time. None: not entered."""

    person: UUID
    version: int
    grade: str | None = None
    months_worked: Decimal | None = None
    leave_days: Decimal | None = None
    maternity_days: Decimal | None = None
    common_points: Decimal | None = None
    result_points: Decimal | None = None
    beyond: Decimal | None = None
    on_time: Decimal | None = None
    unmet: Decimal | None = None
    because: str = ""

    @property
    def values(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in FIGURES} | {"because": tidy(self.because)}


def check_figures(name: str, entry: LineEntry, before: Line, basis: Basis) -> None:
    """What no line may hold, whoever it is about."""
    if entry.grade is not None and entry.grade not in Grade.values:
        raise InvalidInputError("grade", f"{name}: hãy chọn một mức xếp loại trong danh sách.")
    if entry.months_worked is not None and not 0 <= entry.months_worked <= MOST_MONTHS:
        raise InvalidInputError("months_worked", f"{name}: số tháng làm việc phải từ 0 đến 12.")
    for days in (entry.leave_days, entry.maternity_days):
        if days is not None and not 0 <= days <= MOST_DAYS:
            raise InvalidInputError("leave_days", f"{name}: số ngày nghỉ phải từ 0 đến {MOST_DAYS}.")
    for field in ("beyond", "on_time", "unmet"):
        share = getattr(entry, field)
        if share is not None and not 0 <= share <= WHOLE:
            raise InvalidInputError(field, f"{name}: tỷ lệ nhiệm vụ phải từ 0 đến 100%.")
    if len(entry.because) > LONGEST_REASON:
        raise InvalidInputError("because", f"{name}: lý do dài quá {LONGEST_REASON} ký tự, hãy rút gọn.")
    if basis.by_points:
        _check_points(name, entry, before, basis)


def _check_points(name: str, entry: LineEntry, before: Line, basis: Basis) -> None:
    common, results = most_points(basis.rule_day)
    for field, words, most in (
        ("common_points", "tiêu chí chung", common),
        ("result_points", "kết quả", results),
    ):
        points = getattr(entry, field)
        if points is None:
            continue
        if not 0 <= points <= most:
            raise InvalidInputError(field, f"{name}: điểm {words} phải từ 0 đến {most} ({OF_POINTS}).")
        # Points of a review come with two places; by hand nobody marks finer than a tenth.
        if points % TENTH and points != getattr(before, field):
            raise InvalidInputError(field, f"{name}: điểm {words} nhiều nhất một chữ số sau dấu phẩy.")


def check_law(name: str, line: Figures, facts: Facts, basis: Basis) -> None:
    """The grade beside its points and beside what the facts of the year leave open."""
    stop: Limit | None = stopped(limits_of(facts, basis), line.grade, reason=bool(line.because))
    if stop is not None:
        raise InvalidInputError("grade", f"{name}: {stop.because.rstrip('.')}{_cited(stop.citation)}.")
    points = line.points if basis.by_points else None
    _check_failed(name, line, facts, basis)
    best = best_grade(points, basis.rule_day) if points is not None else None
    if best is None or line.grade not in (*GRADES, "failed"):
        return
    order = (*GRADES, "failed")
    if order.index(line.grade) < order.index(best):
        written = f"{points:f}".rstrip("0").rstrip(".").replace(".", ",") if points else "0"
        raise InvalidInputError(
            "grade",
            f"{name}: với {written} điểm, mức cao nhất được xếp là “{Grade(best).label}” ({OF_POINTS}).",
        )
    if order.index(line.grade) > order.index(best) and not line.because and not facts.disciplined:
        raise InvalidInputError(
            "because",
            f"{name}: xếp thấp hơn mức mà số điểm cho phép (“{Grade(best).label}”) thì phải ghi lý do.",
        )


def _check_failed(name: str, line: Figures, facts: Facts, basis: Basis) -> None:
    """The gravest grade says why: by its figures, by a discipline, or in words."""
    if line.grade != Grade.FAILED or line.because:
        return
    tasks = Tasks(line.beyond, line.on_time, line.unmet)
    if (lack := failure_unexplained(tasks, line.points, facts, basis)) is not None:
        said = f"{lack.because[0].lower()}{lack.because[1:]}".rstrip(".")
        raise InvalidInputError("because", f"{name}: {said}{_cited(lack.citation)}.")


def _cited(citation: Citation | None) -> str:
    return f" ({citation_text(citation.as_dict())})" if citation else ""
