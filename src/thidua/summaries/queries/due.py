"""Which reports are due: by the plan's own task where it says so, else in the usual month; what waits for whom."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from thidua.core.school_years import ends, school_year_of, starts
from thidua.core.text import fold
from thidua.plans.models import Item, ItemKind
from thidua.plans.queries.tree import living_items
from thidua.summaries.models import Kind, Report
from thidua.summaries.outline import SORTS, Sort
from thidua.summaries.states import UNDER_WAY, ReportState
from thidua.units.models import Unit

SHOWN_BEFORE, SHOWN_AFTER = timedelta(days=31), timedelta(days=60)
REPORT = "bao cao"


@dataclass(frozen=True, slots=True)
class Due:
    """One report that a school makes each year. `by_plan`: the task of the plan that sets the day."""

    sort: Sort
    title: str
    starts: date
    ends: date
    due: date
    by_plan: Item | None
    report: Report | None
    on: date

    @property
    def why(self) -> str:
        """Whence the day is."""
        if self.by_plan is not None:
            return f"theo kế hoạch: {self.by_plan.name}"
        return f"thường làm trong tháng {self.due.month}; kế hoạch không ghi hạn"

    @property
    def url(self) -> str:
        """Where it is made, or read."""
        if self.report is not None:
            return reverse("summary_page", args=[self.report.id])
        return reverse("summary_new", args=[self.sort.slug])

    @property
    def is_under_way(self) -> bool:
        return _is_begun(self.report)

    @property
    def is_open(self) -> bool:
        """Begun and not issued; or not begun where the plan says that it is made. Not every school makes every one."""
        return self.is_under_way or (self.report is None and self.by_plan is not None)

    @property
    def is_late(self) -> bool:
        return self.is_open and self.on > self.due

    @property
    def days_late(self) -> int:
        return max(0, (self.on - self.due).days)


def reports_of(unit: Unit) -> list[Report]:
    """Every edition but what was dropped: read once by whoever asks for both what is due and what waits."""
    return list(Report.objects.filter(unit=unit).exclude(state=ReportState.DROPPED))


def tasks_that_set_days(unit: Unit) -> list[Item]:
    """Tasks of the plans in force with their day, in one query."""
    return list(living_items(unit).filter(kind=ItemKind.TASK).exclude(due=None).prefetch_related(None))


def due_reports(on: date, there: list[Report], tasks: list[Item]) -> list[Due]:
    """The yearly ones whose day is near, was lately, or whose report is being made; without tasks by the usual month."""
    made = {(row.kind, row.starts): row for row in reversed(there)}
    frames = [
        (sort, frame, made.get((Kind(sort.kind), frame[1])))
        for sort in SORTS.values()
        for frame in _frames(sort, on)
        if abs((_usual(sort, frame[1]) - on).days) <= (SHOWN_BEFORE + SHOWN_AFTER).days
        or _is_begun(made.get((Kind(sort.kind), frame[1])))
    ]
    found = [_due(sort, frame, tasks, report, on) for sort, frame, report in frames]
    return sorted(
        (one for one in found if one.is_under_way or one.due - SHOWN_BEFORE <= on <= one.due + SHOWN_AFTER),
        key=lambda one: one.due,
    )


def proposed(sort: Sort, on: date) -> tuple[str, date, date]:
    """Subject and stretch of a report begun on this day."""
    frames = _frames(sort, on) or [_of_year(sort, school_year_of(on))]
    begun = [frame for frame in frames if frame[1] <= on]
    return (begun or frames)[-1]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Reports by what they wait for."""

    to_approve: tuple[Report, ...] = ()
    to_number: tuple[Report, ...] = ()
    to_mend: tuple[Report, ...] = ()
    stale: tuple[Report, ...] = ()


def reports_waiting(rows: list[Report]) -> Waiting:
    return Waiting(
        to_approve=tuple(row for row in rows if row.state == ReportState.REVIEW),
        to_number=tuple(row for row in rows if row.state == ReportState.APPROVED),
        to_mend=tuple(row for row in rows if row.is_draft and row.returned_because),
        stale=tuple(row for row in rows if row.stale and row.state != ReportState.REPLACED),
    )


def _due(
    sort: Sort, frame: tuple[str, date, date], tasks: list[Item], report: Report | None, on: date
) -> Due:
    title, first, last = frame
    usual = _usual(sort, first)
    by_plan = next((item for item in tasks if _sets(item, sort, usual)), None)
    due = by_plan.due if by_plan is not None and by_plan.due else usual
    return Due(sort, title, first, last, due, by_plan, report, on)


def _is_begun(report: Report | None) -> bool:
    """A correction is none: the report that it corrects was made."""
    return report is not None and report.edition == 1 and report.state in UNDER_WAY


def _usual(sort: Sort, first: date) -> date:
    return date(first.year + sort.year_after, sort.due_month, sort.due_day)


def _sets(item: Item, sort: Sort, usual: date) -> bool:
    """Whether a task of the plan is this report, by its words and by a day near the usual one."""
    name = fold(item.name)
    near = item.due is not None and abs((item.due - usual).days) <= SHOWN_AFTER.days
    return near and REPORT in name and any(word in name for word in sort.words)


def _frames(sort: Sort, on: date) -> list[tuple[str, date, date]]:
    """Of the year in which the day lies and of the one before, for the yearly ones."""
    if sort.kind == Kind.THEMATIC:
        return []
    if sort.kind == Kind.CALENDAR:
        return [_of_calendar(year) for year in (on.year - 1, on.year)]
    year = school_year_of(on)
    return [_of_year(sort, school_year_of(starts(year) - timedelta(days=1))), _of_year(sort, year)]


def _of_calendar(year: int) -> tuple[str, date, date]:
    return f"Công tác thi đua, khen thưởng năm {year}", date(year, 1, 1), date(year, 12, 31)


def _of_year(sort: Sort, year: str) -> tuple[str, date, date]:
    first = starts(year)
    if sort.kind == Kind.MIDYEAR:
        title = f"Sơ kết công tác thi đua, khen thưởng học kỳ I năm học {year}"
        return title, first, date(first.year + 1, 1, 31)
    if sort.kind == Kind.YEARLY:
        return f"Tổng kết công tác thi đua, khen thưởng năm học {year}", first, ends(year)
    return f"{sort.subject} năm học {year}" if sort.subject else "", first, ends(year)
