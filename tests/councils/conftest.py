"""A SQLite file of its own for tests which look at the file (the shared one lies in memory); quick passwords."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from databases import pointed_at, sqlite_settings


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    with django_db_blocker.unblock(), pointed_at(sqlite_settings(file)):
        call_command("migrate", verbosity=0, interactive=False)
    # The last connection to go has written the log back into the file, so that the file alone can be copied.
    return file


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
