"""Until when one may complain about a decision, and until when it must be settled."""

from dataclasses import dataclass
from datetime import date, timedelta

from statute.days import in_vietnamese
from statute.findings import Citation, Verification
from statute.library import load

FIRST = "complaint_first_days"
FIRST_SETTLE = "complaint_first_settle_days"
FIRST_SETTLE_COMPLICATED = "complaint_first_settle_complicated_days"
SECOND = "complaint_second_days"
SECOND_SETTLE = "complaint_second_settle_days"
SECOND_SETTLE_COMPLICATED = "complaint_second_settle_complicated_days"
ASKED = frozenset(
    {FIRST, FIRST_SETTLE, FIRST_SETTLE_COMPLICATED, SECOND, SECOND_SETTLE, SECOND_SETTLE_COMPLICATED}
)


@dataclass(frozen=True)
class Deadline:
    """So many days after a day; the last one still counts. Days off do not move it."""

    what: str
    days: int
    since: date
    since_what: str
    citation: Citation | None
    verification: Verification

    @property
    def last_day(self) -> date:
        return self.since + timedelta(days=self.days)

    def passed(self, on: date) -> bool:
        return on > self.last_day

    @property
    def because(self) -> str:
        """Khiếu nại lần đầu: trong 90 ngày kể từ ngày …, đến hết ngày …"""
        since = f"{self.since_what} ({in_vietnamese(self.since)})"
        return (
            f"{self.what}: trong {self.days} ngày kể từ {since}, đến hết ngày {in_vietnamese(self.last_day)}."
        )


def first_complaint(informed_on: date) -> Deadline:
    """Counted from the day on which the decision was received or became known."""
    return _deadline(FIRST, "Khiếu nại lần đầu", informed_on, "ngày nhận hoặc biết quyết định")


def first_settlement(accepted_on: date, *, complicated: bool = False) -> Deadline:
    parameter = FIRST_SETTLE_COMPLICATED if complicated else FIRST_SETTLE
    return _deadline(parameter, _settling("lần đầu", complicated), accepted_on, "ngày thụ lý")


def second_complaint(answered_or_due_on: date) -> Deadline:
    """Counted from the answer to the first complaint; without one, from the end of the time for it."""
    since_what = "ngày nhận quyết định giải quyết lần đầu hoặc ngày hết hạn giải quyết"
    return _deadline(SECOND, "Khiếu nại lần hai", answered_or_due_on, since_what)


def second_settlement(accepted_on: date, *, complicated: bool = False) -> Deadline:
    parameter = SECOND_SETTLE_COMPLICATED if complicated else SECOND_SETTLE
    return _deadline(parameter, _settling("lần hai", complicated), accepted_on, "ngày thụ lý")


def _settling(which: str, complicated: bool) -> str:
    return f"Giải quyết khiếu nại {which}{' với vụ việc phức tạp' if complicated else ''}"


def _deadline(parameter: str, what: str, since: date, since_what: str) -> Deadline:
    figure = load().figure(parameter, since)
    return Deadline(what, int(figure.value), since, since_what, figure.citation, figure.verification)
