"""The minute tick: each daily job is handed to the worker once a day, at or after its time."""

import shutil
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from databases import pointed_at, sqlite_settings
from migrated import empty_database
from thidua.core import clock
from thidua.jobs import schedule
from thidua.jobs.ticking import tick

DONE = []


@task()
def sweep() -> None:
    DONE.append("swept")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Path:
    """A migrated file, copied for each test: the worker opens transactions of its own, and flush is refused."""
    with django_db_blocker.unblock():
        return empty_database(tmp_path_factory.mktemp("jobs") / "template.sqlite3")


@pytest.fixture(autouse=True)
def own_database(template: Path, tmp_path: Path, django_db_blocker) -> Iterator[None]:
    copy = shutil.copy(template, tmp_path / "jobs.sqlite3")
    with django_db_blocker.unblock(), pointed_at(sqlite_settings(copy)):
        yield


@pytest.fixture(autouse=True)
def one_job(monkeypatch):
    monkeypatch.setattr(schedule, "_DAILY", {})
    monkeypatch.setattr(schedule, "_OFTEN", {})
    schedule.daily("quét", sweep, at=time(2, 30))
    yield
    clock.reset()
    DONE.clear()


def at(*moment: int) -> list[str]:
    clock.set_for_demo(datetime(*moment))
    return tick()


def test_nothing_runs_before_its_time():
    assert at(2026, 7, 20, 2, 29) == []


def test_a_job_runs_once_a_day_even_when_the_server_was_off_at_its_time():
    assert [at(2026, 7, 20, 9, 0), at(2026, 7, 20, 9, 1), at(2026, 7, 21, 2, 0), at(2026, 7, 21, 2, 30)] == [
        ["quét"],
        [],
        [],
        ["quét"],
    ]
    assert DBTaskResult.objects.count() == 2


def test_the_worker_does_what_was_handed_to_it():
    at(2026, 7, 20, 9, 0)
    call_command("db_worker", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    assert DONE == ["swept"]


def test_what_runs_often_runs_only_while_there_is_something_to_do(monkeypatch):
    waits = [True]
    monkeypatch.setattr(schedule, "_DAILY", {})
    schedule.often("thư", sweep, every=timedelta(minutes=5), when=lambda: waits[0])
    first = [at(2026, 7, 20, 9, 0), at(2026, 7, 20, 9, 4), at(2026, 7, 20, 9, 6)]
    waits[0] = False
    assert [*first, at(2026, 7, 20, 9, 30)] == [["thư"], [], ["thư"], []]
