"""A SQLite file of its own for tests which look at the file (the shared one lies in memory); quick passwords."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from databases import pointed_at, sqlite_settings
from migrated import empty_database


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    with django_db_blocker.unblock():
        return empty_database(tmp_path_factory.mktemp("sqlite") / "template.sqlite3")


@pytest.fixture
def sqlite_file(sqlite_template: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """Django's default connection goes to this migrated file, in WAL mode, without a test's transaction around."""
    file = tmp_path / "thidua.sqlite3"
    shutil.copyfile(sqlite_template, file)
    with django_db_blocker.unblock(), pointed_at(sqlite_settings(file)):
        yield file


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Hashing five passwords for each school would take most of the time of these tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
