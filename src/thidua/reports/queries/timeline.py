"""The school year as twelve months with what is done, running and still to come, from the rows there are."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from thidua.core import school_years
from thidua.councils.states import MeetingState
from thidua.decisions.states import Outcome
from thidua.registrations.states import RoundState
from thidua.reports.queries.desk import Desk
from thidua.scoring.states import EvaluationState
from thidua.units.models import SchoolYear

QUARTERS = 48
DONE, NOW, NEXT = "done", "now", "next"
WORDS = {DONE: "xong", NOW: "đang làm", NEXT: "sắp tới"}
# How wide a bar must be for its name, in quarters of a month on a screen of 1280.
LETTERS_A_QUARTER = 3.1
PADDING = 1.4


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """A bar: `at` and `span` in quarters of a month, 1 to 48. A bar is never shorter than its name."""

    name: str
    state: str
    at: int
    span: int
    when: str
    is_overdue: bool = False

    @property
    def words(self) -> str:
        return "chưa làm" if self.is_overdue else WORDS[self.state]


@dataclass(frozen=True, slots=True)
class YearLine:
    name: str
    months: tuple[Month, ...]
    phases: tuple[Phase, ...]
    today: str
    today_at: int | None
    sentence: str

    @property
    def today_label_at(self) -> int | None:
        """Where a label of six quarters begins so that it stands under the line of today, within the year."""
        return None if self.today_at is None else min(max(1, self.today_at - 3), QUARTERS - 5)


def timeline_of(desk: Desk) -> YearLine | None:
    """Of the open year in which today lies; else of the oldest open one, without today on it."""
    now = school_years.school_year_of(desk.on)
    year = next((one for one in desk.years if one.name == now), desk.years[0] if desk.years else None)
    if year is None:
        return None
    phases = tuple(_phases(desk, year))
    is_in = year.name == now
    months = tuple(
        Month(f"Tháng {month}", is_in and month == desk.on.month) for month in [9, 10, 11, 12, *range(1, 9)]
    )
    today_at = quarter_of(desk.on, year.name) if is_in else None
    return YearLine(year.name, months, phases, f"{desk.on:%d/%m}", today_at, _sentence(phases))


def quarter_of(day: date, school_year: str) -> int:
    """1 for the first week of September to 48 for the last of August; what lies outside is put at the edge."""
    first = school_years.starts(school_year)
    months = (day.year - first.year) * 12 + day.month - first.month
    if months < 0:
        return 1
    return min(QUARTERS, months * 4 + min(3, (day.day - 1) // 8) + 1)


def _phases(desk: Desk, year: SchoolYear) -> Iterator[Phase]:
    yield from _registration(desk, year)
    yield _evaluation(desk, year)
    yield from _meetings(desk, year)
    yield from _sending(desk, year)


def _bar(year: SchoolYear, name: str, state: str, days: list[date], when: str = "") -> Phase:
    first, last = min(days), max(days)
    at = quarter_of(first, year.name)
    needed = math.ceil(len(name) / LETTERS_A_QUARTER + PADDING)
    span = min(QUARTERS, max(quarter_of(last, year.name) - at + 1, needed))
    if not when:
        when = f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m} – {last:%d/%m/%Y}"
    return Phase(name, state, min(at, QUARTERS + 1 - span), span, when)


def _usual(desk: Desk, year: SchoolYear, name: str, month: int) -> Phase:
    """What has no row yet, where schools usually have it; once that month is over, it is missing."""
    day = date(int(year.name[5:]) if month < school_years.FIRST_MONTH else int(year.name[:4]), month, 1)
    bar = _bar(year, name, NEXT, [day, day.replace(day=28)], f"thường vào tháng {month}")
    return replace(bar, is_overdue=(desk.on.year, desk.on.month) > (day.year, day.month))


def _registration(desk: Desk, year: SchoolYear) -> Iterator[Phase]:
    found = desk.rounds.get(year.id)
    if found is None:
        yield _usual(desk, year, "Đăng ký", 9)
    else:
        state = DONE if found.state == RoundState.LOCKED else NOW if found.opens <= desk.on else NEXT
        yield _bar(year, "Đăng ký", state, [found.opens, found.locked_on or found.closes])


def _evaluation(desk: Desk, year: SchoolYear) -> Phase:
    sheet = desk.evaluations.get(year.id)
    if sheet is None:
        return _usual(desk, year, "Xếp loại", 5)
    if sheet.state == EvaluationState.APPROVED and sheet.approved_on:
        return _bar(year, "Xếp loại", DONE, [sheet.approved_on])
    in_may = date(int(year.name[5:]), 5, 1)
    return _bar(year, "Xếp loại", NOW, [in_may, in_may.replace(day=28)], "đang nhập")


def _meetings(desk: Desk, year: SchoolYear) -> Iterator[Phase]:
    meetings = [meeting for meeting in desk.meetings if meeting.year_id == year.id]
    states = {MeetingState.CLOSED: DONE, MeetingState.OPEN: NOW, MeetingState.PLANNED: NEXT}
    for meeting in meetings:
        yield _bar(year, "Hội đồng họp", states[MeetingState(meeting.state)], [meeting.on])
    if not meetings:
        yield _usual(desk, year, "Hội đồng họp", 5)


def _sending(desk: Desk, year: SchoolYear) -> Iterator[Phase]:
    sent = [one for one in desk.sent if one.submission.year_id == year.id]
    if not sent:
        yield _usual(desk, year, "Gửi hồ sơ", 6)
        yield _usual(desk, year, "Nhận kết quả", 7)
        return
    days = [one.submission.on for one in sent]
    yield _bar(year, "Gửi hồ sơ", DONE, days)
    lines = [line for one in sent for line in one.lines]
    answered = [line.decision.on for line in lines if line.decision]
    if all(line.outcome != Outcome.PENDING for line in lines):
        yield _bar(year, "Nhận kết quả", DONE, answered)
    elif answered:
        yield _bar(year, "Nhận kết quả", NOW, [*answered, desk.on], "còn dòng chờ trả lời")
    else:
        yield _bar(year, "Nhận kết quả", NOW, [max(days), desk.on], "đang chờ trả lời")


def _sentence(phases: tuple[Phase, ...]) -> str:
    now = [phase.name.lower() for phase in phases if phase.state == NOW]
    missing = [phase.name.lower() for phase in phases if phase.is_overdue]
    coming = next((phase for phase in phases if phase.state == NEXT and not phase.is_overdue), None)
    parts = []
    if missing:
        parts.append(f"Chưa làm: {', '.join(missing)}.")
    if now:
        parts.append(f"Đang: {', '.join(now)}.")
    if coming:
        parts.append(f"Tiếp theo: {coming.name.lower()}, {coming.when}.")
    # The year is open: something of it may still wait, a line that came back or a dossier nobody voted on.
    return " ".join(parts) or "Các bước chính đã qua; khép được năm học khi mọi hồ sơ đã có kết quả."
