"""What a report asks the data for: of which unit, over which stretch, counted to which day; and what it is told."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from thidua.core.school_years import school_year_of, work_ends
from thidua.summaries.models import Report
from thidua.units.models import Unit

LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Scope:
    """`day`: what lies after it is not counted. `undertaking`, `answers`: what a thematic report is about."""

    unit: Unit
    starts: date
    ends: date
    day: date
    theme: str = ""
    undertaking: UUID | None = None
    answers: UUID | None = None

    @property
    def year(self) -> str:
        """The school year whose results are told; of a calendar year the one that ended in it."""
        return school_year_of(self.starts)

    @property
    def sees_the_end(self) -> bool:
        """Whether results that come only at the end of the school year can be there."""
        return self.day >= work_ends(self.year)

    def holds(self, day: date | None) -> bool:
        return day is not None and self.starts <= day <= self.day

    def a_year_before(self) -> "Scope":
        return replace(
            self,
            starts=_earlier(self.starts),
            ends=_earlier(self.ends),
            day=_earlier(self.day),
            undertaking=None,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """One figure as the data says it now; `code` names it from one asking to the next."""

    code: str
    label: str
    value: str
    note: str = ""
    before: str = ""
    source: str = ""
    in_table: bool = False


def scope_of(report: Report, day: date) -> Scope:
    """Of a report, its figures counted to this day at the latest."""
    return Scope(
        unit=report.unit,
        starts=report.starts,
        ends=report.ends,
        day=min(day, report.ends),
        theme=report.theme,
        undertaking=report.undertaking_id,
        answers=report.answers_id,
    )


def _earlier(day: date) -> date:
    return date(day.year - 1, 2, 28) if (day.month, day.day) == LEAP_DAY else day.replace(year=day.year - 1)
