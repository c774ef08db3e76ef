"""When a day is over: “trước ngày” excludes the day that is named, “đến hết ngày” and “trong ngày” include it."""

from datetime import date

from thidua.plans.models import DueRule


def last_day(due: date, rule: str) -> date:
    """The last day in Hà Nội on which it is still in time."""
    return DueRule(rule).last_day(due)


def is_late(due: date | None, rule: str, today: date) -> bool:
    return due is not None and today > last_day(due, rule)
