"""Migrations are run once; later sessions with the same ones begin with a copy. A clean clone has none and runs them all."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from databases import pointed_at, sqlite_settings

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "migrated"
# Where Django's tests keep SQLite's database in memory; every connection of the process opens the same one.
MEMORY = "file:memorydb_default?mode=memory&cache=shared"


@cache
def _fingerprint() -> str:
    """Everything that decides what the migrations make: they, what they import, the libraries' own ones."""
    sources = {*ROOT.glob("src/thidua/*/migrations/*.py"), *ROOT.glob("src/thidua/*/states.py")}
    sources |= {ROOT / "src/thidua/ledger/triggers.py", ROOT / "src/thidua/core/ids.py"}
    sources |= {ROOT / "src/thidua/settings.py", ROOT / "requirements/dev.txt"}
    digest = sha256(sys.version.encode())
    for source in sorted(sources):
        digest.update(f"{source.relative_to(ROOT)}\n".encode() + source.read_bytes())
    return digest.hexdigest()[:20]


@contextmanager
def begun_with_a_copy() -> Iterator[None]:
    """Inside the block the database in memory has the tables of an earlier session, if there was one."""
    kept = _kept()
    with closing(sqlite3.connect(MEMORY, uri=True)) as held:
        if kept.exists():
            with closing(sqlite3.connect(kept)) as copy:
                copy.backup(held)
        yield


def keep_a_copy() -> None:
    """The database in memory, just migrated and still empty, for the next session; whole or not at all."""
    if not _kept().exists():
        connection.ensure_connection()
        _keep(connection.connection)


def empty_database(file: Path) -> Path:
    """A migrated, empty database in this file: a copy of what was kept, or migrated now and kept."""
    if not _kept().exists():
        with pointed_at(sqlite_settings(file)):
            call_command("migrate", verbosity=0, interactive=False)
        # The last connection to go has written the log back into the file, so that the file alone can be copied.
        with closing(sqlite3.connect(file)) as made:
            _keep(made)
        file.unlink()
    copyfile(_kept(), file)
    return file


@contextmanager
def made_by_a_copy() -> Iterator[None]:
    """Inside the block whoever migrates an empty file to the newest step gets the tables from what was kept."""
    step_by_step = MigrationExecutor.migrate

    def migrate(self: MigrationExecutor, targets: Any, *args: Any, **kwargs: Any) -> Any:
        newest = set(targets or ()) == set(self.loader.graph.leaf_nodes())
        if not (newest and self.connection.vendor == "sqlite" and not _tables_of(self)):
            return step_by_step(self, targets, *args, **kwargs)
        with closing(sqlite3.connect(_kept())) as copy:
            copy.backup(self.connection.connection)
        self.loader.build_graph()
        return self.loader.project_state(targets)

    MigrationExecutor.migrate = migrate
    try:
        yield
    finally:
        MigrationExecutor.migrate = step_by_step


def _tables_of(executor: MigrationExecutor) -> list[str]:
    with executor.connection.cursor() as cursor:
        return executor.connection.introspection.table_names(cursor)


def _kept() -> Path:
    return FOLDER / f"{_fingerprint()}.sqlite3"


def _keep(database: sqlite3.Connection) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft = FOLDER / f".{_kept().name}.{os.getpid()}"
    with closing(sqlite3.connect(draft)) as copy:
        database.backup(copy)
    draft.replace(_kept())
