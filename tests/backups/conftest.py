"""A school in a home of its own: a SQLite file, a kept file, a numbered paper; and what a restored home holds."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from databases import pointed_at, sqlite_settings
from factories.base import School, actor, make_school
from factories.documents import issue
from migrated import empty_database, made_by_a_copy
from thidua.backups.archive import write_archive
from thidua.core.tables import all_models, tally_of
from thidua.files.actions import keep
from thidua.files.models import StoredFile

SCAN = "Quyết định số 12, có dấu đỏ".encode() * 1000


@dataclass(frozen=True)
class Home:
    """A folder and the school in it; `settings` leads the program there."""

    folder: Path
    school: School
    settings: Any

    def backup(self, name: str = "one.zip", **given: Any) -> Path:
        return write_archive(self.folder.parent / name, **given).path

    @contextmanager
    def another(self) -> Iterator[Path]:
        """An empty home elsewhere, with the key of a first look in it."""
        folder = Path(tempfile.mkdtemp(dir=self.folder.parent, prefix="other-"))
        (folder / "secret-key").write_text("of a first look", encoding="ascii")
        with moved_to(self.settings, folder):
            yield folder


@contextmanager
def moved_to(settings: Any, folder: Path) -> Iterator[None]:
    """The program's home and database are those of this folder inside the block."""
    before, settings.THIDUA_HOME = settings.THIDUA_HOME, folder
    try:
        with pointed_at(sqlite_settings(folder / "thidua.sqlite3")):
            yield
    finally:
        settings.THIDUA_HOME = before


@pytest.fixture(autouse=True)
def restored_soon(sqlite_template: Path) -> Iterator[None]:
    """Each restoring makes all tables anew; from a copy it takes a second, and is the same for a copy of today."""
    with made_by_a_copy():
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    with django_db_blocker.unblock():
        return empty_database(tmp_path_factory.mktemp("sqlite") / "template.sqlite3")


@pytest.fixture
def home(
    sqlite_template: Path, tmp_path: Path, settings: Any, django_db_blocker: DjangoDbBlocker
) -> Iterator[Home]:
    folder = tmp_path / "home"
    folder.mkdir()
    shutil.copyfile(sqlite_template, folder / "thidua.sqlite3")
    (folder / "secret-key").write_text("khoa-cua-truong", encoding="ascii")
    with django_db_blocker.unblock(), moved_to(settings, folder):
        school = make_school()
        keep(by=actor(school.alice, school), content=SCAN, name="qd-12.pdf", content_type="application/pdf")
        issue(school)
        yield Home(folder, school, settings)


def everything() -> dict[str, Any]:
    """Every table with the digest of its rows."""
    return {model._meta.db_table: tally_of(model, using="default") for model in all_models()}


def kept_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "files").iterdir()}


def digest_of_scan() -> str:
    return StoredFile.objects.get(name="qd-12.pdf").sha256
