"""Migrations are run once; later sessions with the same ones begin with a copy. A clean clone has none and runs them all."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "migrated"
# Where Django's tests keep SQLite's database in memory; every connection of the process opens the same one.
MEMORY = "file:memorydb_default?mode=memory&cache=shared"


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
    kept = FOLDER / f"{_fingerprint()}.sqlite3"
    with closing(sqlite3.connect(MEMORY, uri=True)) as held:
        if kept.exists():
            with closing(sqlite3.connect(kept)) as copy:
                copy.backup(held)
        yield


def keep_a_copy() -> None:
    """The database in memory, just migrated and still empty, for the next session; whole or not at all."""
    kept = FOLDER / f"{_fingerprint()}.sqlite3"
    if kept.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft = FOLDER / f".{kept.name}.{os.getpid()}"
    connection.ensure_connection()
    with closing(sqlite3.connect(draft)) as copy:
        connection.connection.backup(copy)
    draft.replace(kept)
