"""The schedule: each app adds its jobs in `apps.py`; the minute tick of `thidua serve` enqueues what is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Daily:
    """A task which runs once a day, at or after a time of the day in Hà Nội."""

    name: str
    task: Any  # a django_tasks Task: the library has no public generic type for it
    at: time


@dataclass(frozen=True, slots=True)
class Often:
    """A task which runs again after a while, but only when there is something to do: an idle day leaves no rows."""

    name: str
    task: Any  # as above
    every: timedelta
    when: Callable[[], bool]


_DAILY: dict[str, Daily] = {}
_OFTEN: dict[str, Often] = {}


def daily(name: str, task: Any, *, at: time) -> None:
    _DAILY[name] = Daily(name, task, at)


def often(name: str, task: Any, *, every: timedelta, when: Callable[[], bool]) -> None:
    _OFTEN[name] = Often(name, task, every, when)


def due(now: datetime, last_runs: dict[str, datetime]) -> list[Daily | Often]:
    """What should have run today and has not, and what has something to do again."""
    today = [
        job
        for job in _DAILY.values()
        if now.time() >= job.at and (job.name not in last_runs or last_runs[job.name].date() < now.date())
    ]
    again = [
        job
        for job in _OFTEN.values()
        if (job.name not in last_runs or now - last_runs[job.name] >= job.every) and job.when()
    ]
    return [*today, *again]
