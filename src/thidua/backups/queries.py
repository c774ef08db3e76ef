"""What is kept, how old the newest is, what is being made, and why the last one was not."""

import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from thidua.backups.store import Kept, everything_kept, folder, place_of, progress

TASKS = ("thidua.backups.jobs.make_backup", "thidua.backups.jobs.make_nightly_backup")
OLD = 2 * 24 * 3600
BROKEN_OFF = (
    "Lần sao lưu gần nhất bị ngắt giữa chừng. Hãy bấm Sao lưu ngay; nếu vẫn vậy, báo người quản máy chủ."
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The page of back-ups. `percent`: of the one being made. `fault`: why the last one was not made."""

    kept: list[Kept]
    is_waiting: bool
    percent: int | None
    fault: str
    free: int
    place: Path

    @property
    def is_busy(self) -> bool:
        return self.is_waiting or self.percent is not None


def shelf() -> Shelf:
    percent, waiting = progress(), is_waiting()
    return Shelf(
        kept=everything_kept(),
        is_waiting=waiting,
        percent=percent,
        fault="" if waiting or percent is not None else last_fault(),
        free=shutil.disk_usage(folder()).free,
        place=folder(),
    )


def is_waiting() -> bool:
    """Whether the worker was asked and has not begun."""
    return DBTaskResult.objects.filter(task_path__in=TASKS, status=TaskResultStatus.READY).exists()


def last_fault() -> str:
    """Why the newest attempt made nothing; empty if it did, or none was made."""
    done = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    newest = (
        DBTaskResult.objects.filter(task_path__in=TASKS, status__in=done).order_by("-finished_at").first()
    )
    if newest is None:
        return ""
    return BROKEN_OFF if newest.status == TaskResultStatus.FAILED else str(newest.return_value or "")


def is_overdue() -> bool:
    """No checked back-up of the last two days, in a home that is older than that. By the disk's clock.

    Never in the demo: its day begins anew with every start, and the disk's days beside it would be a second story.
    """
    if settings.THIDUA_DEMO_SCHOOL:
        return False
    key = Path(settings.THIDUA_HOME) / "secret-key"
    if not key.exists() or _age(key) < OLD:
        return False
    return not any(kept.note and _age(place_of(kept)) < OLD for kept in everything_kept())


def newest() -> Kept | None:
    return next((kept for kept in everything_kept() if kept.note), None)


def where_kept() -> str:
    """The folder of back-ups as it is told on paper: its own path only where somebody chose one."""
    return settings.THIDUA_BACKUP_FOLDER or "thư mục backups trong thư mục dữ liệu của phần mềm trên máy chủ"


def to_clear_away(kept: Iterable[Kept], *, days: int, weeks: int) -> list[Kept]:
    """Nightly ones that are neither the last of one of the newest days nor the last of one of the newest weeks."""
    nightly = sorted((one for one in kept if one.is_nightly), key=lambda one: one.made_at, reverse=True)
    staying = {
        one.name
        for period, count in ((_day, days), (_week, weeks))
        for one in _last_of_each(nightly, period)[:count]
    }
    return [one for one in nightly if one.name not in staying]


def _last_of_each(newest_first: list[Kept], period: object) -> list[Kept]:
    found: dict[object, Kept] = {}
    for one in newest_first:
        found.setdefault(period(one.made_at), one)  # type: ignore[operator]  # one of the two below
    return list(found.values())


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
