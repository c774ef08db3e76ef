"""What must be done by a day in the months to come: by the calendar, and of rounds, reviews, reports, recognitions."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from thidua.accounts.models import User
from thidua.duties.models import Line
from thidua.movements.queries.calendar import entries_between
from thidua.registrations.queries.open_rounds import open_rounds
from thidua.reviews.queries.unfinished import unfinished_reviews
from thidua.standards.queries.board import rows_of
from thidua.summaries.queries.due import due_reports, reports_of, tasks_that_set_days
from thidua.summaries.states import UNDER_WAY
from thidua.units.models import Unit

DAYS_AHEAD = timedelta(days=90)

Dated = tuple[date, str, str]


def deadlines(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """The nearest first, each once; anniversaries are in everybody's calendar."""
    last = on + DAYS_AHEAD
    found = {*_of_calendar(unit, on, last), *_of_rounds(unit), *_of_reviews(unit), *_of_reports(unit, on)}
    found |= set(_of_recognitions(unit, on))
    for day, text, url in sorted(found):
        if on <= day <= last:
            yield Line(text=text, note=f"{day:%d/%m/%Y}", url=url)


def _of_calendar(unit: Unit, on: date, last: date) -> Iterator[Dated]:
    for entry in entries_between(unit, on, last):
        if entry.kind != "anniversary" and not entry.is_over:
            yield entry.on, entry.title, entry.url


def _of_rounds(unit: Unit) -> Iterator[Dated]:
    for row in open_rounds(unit):
        title = f"Hết hạn đăng ký năm học {row.round.year.name}"
        yield row.round.closes, title, reverse("round_board")


def _of_reviews(unit: Unit) -> Iterator[Dated]:
    """Each step of a review has its last day, and so have the words of those whom it is about."""
    for row in unfinished_reviews(unit):
        review = row.review
        steps = (
            ("hết hạn tự chấm", review.self_closes),
            ("hết hạn tổ chấm", review.team_closes),
            ("hết hạn Hội đồng", review.council_closes),
        )
        for words, day in steps:
            if day is not None and review.is_open:
                yield day, f"Bình xét {review.name}: {words}", reverse("review_board", args=[review.id])


def _of_reports(unit: Unit, on: date) -> Iterator[Dated]:
    """Of the yearly reports those that are not out yet."""
    for one in due_reports(on, reports_of(unit), tasks_that_set_days(unit)):
        if one.report is None or one.report.state in UNDER_WAY:
            yield one.due, f"Báo cáo: {one.title}", one.url


def _of_recognitions(unit: Unit, on: date) -> Iterator[Dated]:
    for row in rows_of(unit, on):
        until = row.recognition.valid_until
        if until is not None and not row.is_over:
            url = reverse("recognition_page", args=[row.recognition.id])
            yield until, f"{row.recognition.name}: ngày cuối còn giá trị", url
