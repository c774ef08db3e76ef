"""Homes for whoever is going to be killed: one school built once on each database, a copy for each run."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from databases import pointed_at, postgres_settings, sqlite_settings
from factories.base import School
from migrated import empty_database
from soak import acts

RUNS = int(os.environ.get("THIDUA_SOAK", "4"))
numbers = itertools.count(1)


@contextmanager
def at_home(home: Path, database: dict) -> Iterator[Path]:
    before, settings.THIDUA_HOME = settings.THIDUA_HOME, home
    try:
        with pointed_at(database):
            yield home
    finally:
        settings.THIDUA_HOME = before


@pytest.fixture(scope="session")
def on_sqlite(
    tmp_path_factory, django_db_blocker
) -> tuple[School, Callable[[], AbstractContextManager[Path]]]:
    base = tmp_path_factory.mktemp("sqlite") / "base"
    base.mkdir()
    with (
        django_db_blocker.unblock(),
        at_home(base, sqlite_settings(empty_database(base / "thidua.sqlite3"))),
    ):
        school = acts.begin()

    @contextmanager
    def copy() -> Iterator[Path]:
        home = base.with_name(f"run-{next(numbers)}")
        shutil.copytree(base, home)
        with django_db_blocker.unblock(), at_home(home, sqlite_settings(home / "thidua.sqlite3")):
            yield home
        shutil.rmtree(home)

    return school, copy


@pytest.fixture(scope="session")
def on_postgresql(
    tmp_path_factory, postgres_server, postgres_template, django_db_blocker
) -> tuple[School, Callable[[], AbstractContextManager[Path]]]:
    base = tmp_path_factory.mktemp("postgresql") / "base"
    base.mkdir()
    postgres_server.create("soak", template=postgres_template)
    with django_db_blocker.unblock(), at_home(base, postgres_settings(postgres_server.url("soak"))):
        school = acts.begin()

    @contextmanager
    def copy() -> Iterator[Path]:
        name = f"soak_{next(numbers)}"
        home = base.with_name(name)
        shutil.copytree(base, home)
        postgres_server.create(name, template="soak")
        with django_db_blocker.unblock(), at_home(home, postgres_settings(postgres_server.url(name))):
            yield home
        postgres_server.drop(name)
        shutil.rmtree(home)

    return school, copy


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> tuple[School, Callable[[], AbstractContextManager[Path]]]:
    """A school, and the words that give a fresh copy of its home."""
    return request.getfixturevalue(f"on_{request.param}")
