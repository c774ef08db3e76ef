"""Where a recognition stands on a day: the day tells, nobody sets it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS_A_YEAR = 12
# So many months before the last day it is warned, the nearest first.
STAGES = ((3, "còn không đầy ba tháng"), (6, "còn không đầy sáu tháng"), (12, "còn không đầy một năm"))


class Standing(StrEnum):
    PREPARING = "preparing"
    UNKNOWN = "unknown"
    IN_FORCE = "in_force"
    DUE_SOON = "due_soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Stands:
    """The standing with how it is marked and said; `stage`: how many months ahead it is warned, 0 for none."""

    standing: Standing
    mark: str
    label: str
    remark: str = ""
    stage: int = 0


def stands(decided_on: date | None, valid_until: date | None, on: date) -> Stands:
    """The last day still counts. Without a day of expiry it is not known, and never taken as in force for ever."""
    if decided_on is None or decided_on > on:
        return Stands(Standing.PREPARING, "doing", "Đang chuẩn bị")
    if valid_until is None:
        return Stands(Standing.UNKNOWN, "unknown", "Chưa ghi hạn", "chưa rõ có giá trị đến ngày nào")
    if on > valid_until:
        return Stands(Standing.EXPIRED, "no", "Hết giá trị", f"từ sau ngày {valid_until:%d/%m/%Y}")
    for months, words in STAGES:
        if on >= months_before(valid_until, months):
            return Stands(Standing.DUE_SOON, "late", "Sắp hết giá trị", words, months)
    return Stands(Standing.IN_FORCE, "yes", "Còn giá trị")


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of the month where it has no such day."""
    count = day.year * MONTHS_A_YEAR + day.month - 1 - months
    year, month = divmod(count, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
