"""Until when one may complain, and until when it is settled."""

from datetime import date

import pytest

from statute.complaints import (
    Deadline,
    first_complaint,
    first_settlement,
    second_complaint,
    second_settlement,
)
from statute.errors import NotInForceError
from statute.findings import Citation, Verification

LAW = "02/2011/QH13"


def test_the_first_complaint_within_ninety_days_of_the_decision():
    deadline = first_complaint(date(2026, 7, 20))
    assert deadline == Deadline(
        what="Khiếu nại lần đầu",
        days=90,
        since=date(2026, 7, 20),
        since_what="ngày nhận hoặc biết quyết định",
        citation=Citation(LAW, "9"),
        verification=Verification.OFFICIAL,
    )
    assert deadline.last_day == date(2026, 10, 18)
    assert deadline.because == (
        "Khiếu nại lần đầu: trong 90 ngày kể từ ngày nhận hoặc biết quyết định (20/7/2026), "
        "đến hết ngày 18/10/2026."
    )


@pytest.mark.parametrize(
    ("on", "passed"), [(date(2026, 10, 17), False), (date(2026, 10, 18), False), (date(2026, 10, 19), True)]
)
def test_the_last_day_still_counts(on, passed):
    assert first_complaint(date(2026, 7, 20)).passed(on) is passed


@pytest.mark.parametrize(
    ("deadline", "days", "last_day", "article"),
    [
        (first_settlement(date(2026, 8, 3)), 30, date(2026, 9, 2), "28"),
        (first_settlement(date(2026, 8, 3), complicated=True), 45, date(2026, 9, 17), "28"),
        (second_complaint(date(2026, 9, 2)), 30, date(2026, 10, 2), "33"),
        (second_settlement(date(2026, 10, 5)), 45, date(2026, 11, 19), "37"),
        (second_settlement(date(2026, 10, 5), complicated=True), 60, date(2026, 12, 4), "37"),
    ],
)
def test_settling_and_the_second_complaint(deadline, days, last_day, article):
    assert (deadline.days, deadline.last_day, deadline.citation) == (days, last_day, Citation(LAW, article))


def test_every_deadline_says_what_it_counts_from():
    said = [
        first_settlement(date(2024, 2, 1), complicated=True).because,
        second_complaint(date(2024, 2, 1)).because,
        second_settlement(date(2024, 2, 1)).because,
    ]
    assert said == [
        (
            "Giải quyết khiếu nại lần đầu với vụ việc phức tạp: trong 45 ngày kể từ ngày thụ lý (1/2/2024), "
            "đến hết ngày 17/3/2024."
        ),
        (
            "Khiếu nại lần hai: trong 30 ngày kể từ ngày nhận quyết định giải quyết lần đầu "
            "hoặc ngày hết hạn giải quyết (1/2/2024), đến hết ngày 2/3/2024."
        ),
        "Giải quyết khiếu nại lần hai: trong 45 ngày kể từ ngày thụ lý (1/2/2024), đến hết ngày 17/3/2024.",
    ]


def test_before_the_first_day_known_no_deadline_is_guessed():
    with pytest.raises(NotInForceError):
        first_complaint(date(2017, 9, 30))
