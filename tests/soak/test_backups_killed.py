"""kill -9 on a back-up and on a restore: what is there afterwards is whole, or plainly not there, and the next one finishes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from random import Random

import pytest
from django.db import connection

from databases import postgres_settings, sqlite_settings
from soak.acts import ACTS, end_vote, working
from soak.conftest import RUNS, at_home, numbers
from soak.invariants import broken
from soak.killing import When, extent_of, live, wait_until_alone
from thidua.backups.archive import finish_or_forget, open_archive, restore, restoring, write_archive, writing
from thidua.backups.errors import BackupRefusedError
from thidua.core.tables import all_models, tally_of

pytestmark = pytest.mark.races
# Each makes all tables, mostly twice: two are enough where it is not asked for more.
RESTORES = RUNS if "THIDUA_SOAK" in os.environ else 2


def contents(home):
    """Every row, the bytes of every kept file, the key."""
    rows = {model._meta.label: tally_of(model, using="default") for model in all_models()}
    files = {path.name: path.read_bytes() for path in sorted((home / "files").iterdir())}
    return rows, files, (home / "secret-key").read_bytes()


def is_whole(file):
    try:
        with open_archive(file) as archive:
            archive.check()
    except BackupRefusedError:
        return False
    return True


class Place:
    """One kind of database: a school that has worked, its back-up, how far making and restoring it goes; and empty homes."""

    def __init__(self, vendor, school, copy, folder, postgres_server):
        self.vendor, self.school, self.copy, self.folder = vendor, school, copy, folder
        self._server = postgres_server
        self.archive = folder / "sao-luu.zip"
        with copy() as home:
            (home / "secret-key").write_text("khoa-cua-truong", encoding="ascii")
            live(working(school, 1), When())
            end_vote(school)
            self.contents = contents(home)
            self.making = extent_of(lambda: write_archive(self.archive), folder)
        with self.empty_home() as home:
            self.restoring = extent_of(lambda: restore(self.archive), home)
            assert contents(home) == self.contents

    @contextmanager
    def empty_home(self) -> Iterator[Path]:
        number = next(numbers)
        home = self.folder / f"home-{number}"
        home.mkdir()
        if self.vendor == "sqlite":
            with at_home(home, sqlite_settings(home / "thidua.sqlite3")):
                yield home
        else:
            self._server.create(f"restored_{number}")
            with at_home(home, postgres_settings(self._server.url(f"restored_{number}"))):
                yield home
            self._server.drop(f"restored_{number}")

    def has_a_database(self, home) -> bool:
        if self.vendor == "sqlite":
            return (home / "thidua.sqlite3").exists()
        wait_until_alone()
        return bool(connection.introspection.table_names())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request, tmp_path_factory, django_db_blocker, postgres_server):
    school, copy = request.getfixturevalue(f"on_{request.param}")
    with django_db_blocker.unblock():
        yield Place(request.param, school, copy, tmp_path_factory.mktemp("restored"), postgres_server)


@pytest.mark.parametrize("run", range(RESTORES))
def test_a_restore_killed_leaves_a_home_that_is_empty_or_whole_and_the_next_one_finishes(place, run):
    with place.empty_home() as home:
        live(lambda _: restore(place.archive), place.restoring.some_moment(Random(run), home))
        is_there = place.has_a_database(home)
        if is_there:
            assert contents(home) == place.contents
        if any(home.glob(".khoi-phuc-*")):
            assert finish_or_forget() == is_there
        if not is_there:
            assert list(home.iterdir()) == []
            live(lambda _: restore(place.archive), When())
        assert contents(home) == place.contents
        assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []

        live(lambda _: [ACTS[name](place.school) for name in ("number", "vote", "take in")], When())
        assert broken(home) == []


@pytest.mark.parametrize("run", range(RUNS))
def test_a_backup_killed_leaves_no_file_that_looks_whole_and_is_not(place, run, tmp_path):
    file = tmp_path / "sao-luu.zip"
    with place.copy() as home:
        before = broken(home)
        end_vote(place.school)
        live(lambda _: write_archive(file), place.making.some_moment(Random(run), tmp_path))
        wait_until_alone()
        assert {path.name for path in tmp_path.iterdir()} <= {"sao-luu.zip", ".sao-luu.zip.dang-ghi"}
        if not file.exists():
            live(lambda _: write_archive(file), When())
        assert [path.name for path in tmp_path.iterdir()] == ["sao-luu.zip"]
        assert is_whole(file)
        assert (before, broken(home)) == ([], [])


class Careless:
    """A program that makes no transaction of a restore."""

    @staticmethod
    def atomic():
        return nullcontext()


def test_the_harness_sees_it_when_the_database_is_filled_in_its_place(place, monkeypatch):
    beside = restoring._default_is
    monkeypatch.setattr(restoring, "transaction", Careless)
    with place.empty_home() as home:
        monkeypatch.setattr(restoring, "_default_is", lambda file: beside(home / file.name))
        live(lambda _: restore(place.archive), When(statement=place.restoring.statements // 2))
        assert place.has_a_database(home)
        assert not (home / "files").exists()


def test_the_harness_sees_it_when_a_backup_is_written_under_its_own_name(place, monkeypatch, tmp_path):
    @contextmanager
    def in_its_place(target):
        with target.open("w+b") as file:
            yield target, file

    monkeypatch.setattr(writing, "_beside", in_its_place)
    file = tmp_path / "sao-luu.zip"
    with place.copy():
        live(lambda _: write_archive(file), When(statement=place.making.statements // 2))
        assert file.exists()
        assert not is_whole(file)
