"""The schedule: each app adds its jobs in `apps.py`; the minute tick of `thidua serve` enqueues what is due."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any


@dataclass(frozen=True, slots=True)
class Daily:
    """A task which runs once a day, at or after a time of the day in Hà Nội."""

    name: str
    task: Any  # a django_tasks Task: the library has no public generic type for it
    at: time


_DAILY: dict[str, Daily] = {}


def daily(name: str, task: Any, *, at: time) -> None:
    _DAILY[name] = Daily(name, task, at)


def due(now: datetime, last_runs: dict[str, datetime]) -> list[Daily]:
    """What should have run today and has not."""
    return [
        job
        for job in _DAILY.values()
        if now.time() >= job.at and (job.name not in last_runs or last_runs[job.name].date() < now.date())
    ]
