"""From points and a day to the end of the year and a warning; knows no table.

The rule is simple on purpose, so that it can be said on the page: a straight line through the first and the last
point, drawn on to the last day of the target. Where results come only at the end of the year (grades, titles), the
line says nothing: last year's figure stands in its place.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

# Two points nearer than this tell no pace.
FEWEST_DAYS = 14
WHOLE = Decimal(100)


EVEN_IF = "Kể cả những trường hợp chưa rõ đều đạt thì vẫn không đủ chỉ tiêu."
ALL_KNOWN = "Những trường hợp còn lại đã được ghi rõ là không đạt."


class Outlook(StrEnum):
    REACHED = "reached"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    LOST = "lost"
    UNKNOWN = "unknown"


WORDS = {
    Outlook.REACHED: "Đạt",
    Outlook.ON_TRACK: "Đúng tiến độ",
    Outlook.AT_RISK: "Có nguy cơ",
    Outlook.LOST: "Không còn kịp",
    Outlook.UNKNOWN: "Chưa rõ",
}


class Point(NamedTuple):
    """What the figure was on a day."""

    day: date
    value: Decimal


class Course(NamedTuple):
    """Where a target stands: `value` is certain, `most` is what it is if all that is unknown turned out well."""

    aim: Decimal
    value: Decimal | None
    most: Decimal | None
    starts: date
    ends: date
    is_percent: bool


class Judgement(NamedTuple):
    """The warning, its reason, and the figure expected on the last day, if one can be told."""

    outlook: Outlook
    reason: str
    expected: Decimal | None


def straight_line(points: Sequence[Point], ends: date, *, is_percent: bool) -> Decimal | None:
    """The value on the last day by the pace from the first point to the last; none where points tell no pace."""
    if not points:
        return None
    first, last = points[0], points[-1]
    gone = (last.day - first.day).days
    if gone < FEWEST_DAYS:
        return None
    left = max(0, (ends - last.day).days)
    expected = last.value + (last.value - first.value) * left / gone
    return min(max(expected, Decimal(0)), WHOLE) if is_percent else max(expected, Decimal(0))


def judge(
    course: Course, points: Sequence[Point], on: date, *, last_year: Decimal | None = None
) -> Judgement:
    """`last_year`: only of what comes at the end of a year, where no line is drawn."""
    if course.value is not None and course.value >= course.aim:
        return Judgement(Outlook.REACHED, "Con số hiện nay đã bằng hoặc vượt chỉ tiêu.", course.value)
    if course.most is not None and course.most < course.aim:
        return Judgement(Outlook.LOST, ALL_KNOWN if course.most == course.value else EVEN_IF, course.most)
    if on > course.ends:
        return _after_the_end(course)
    if last_year is not None:
        return _by_last_year(course, last_year)
    return _by_pace(course, points, on)


def _by_pace(course: Course, points: Sequence[Point], on: date) -> Judgement:
    if course.value is None:
        if on - course.starts > course.ends - on:
            reason = "Đã qua hơn nửa thời gian mà chưa có kết quả nào được ghi vào phần mềm."
            return Judgement(Outlook.AT_RISK, reason, None)
        return Judgement(Outlook.UNKNOWN, "Chưa có kết quả nào được ghi vào phần mềm.", None)
    expected = straight_line(points, course.ends, is_percent=course.is_percent)
    if expected is None:
        return Judgement(
            Outlook.UNKNOWN,
            f"Chưa đủ số liệu để dự báo: cần hai lần đo cách nhau ít nhất {FEWEST_DAYS} ngày.",
            None,
        )
    if expected >= course.aim:
        return Judgement(Outlook.ON_TRACK, "Giữ nhịp như đến nay thì kịp.", expected)
    return Judgement(Outlook.AT_RISK, "Giữ nhịp như đến nay thì hết hạn vẫn chưa đủ.", expected)


def _after_the_end(course: Course) -> Judgement:
    if course.value is None or (course.most is not None and course.most > course.value):
        return Judgement(Outlook.UNKNOWN, "Đã hết hạn mà còn trường hợp chưa rõ.", None)
    return Judgement(Outlook.LOST, "Đã hết hạn mà chưa đủ chỉ tiêu.", course.value)


def _by_last_year(course: Course, last_year: Decimal) -> Judgement:
    if last_year >= course.aim:
        return Judgement(
            Outlook.ON_TRACK, "Kết quả chỉ có vào cuối năm; năm trước đã đạt mức này.", last_year
        )
    return Judgement(Outlook.AT_RISK, "Kết quả chỉ có vào cuối năm; năm trước chưa đạt mức này.", last_year)
