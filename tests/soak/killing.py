"""A process of its own that does one act after another until it is killed; what it had said by then is known.

It is a fork of the test, which saves the seconds of starting Python; its connection to the database is its own.
Killed (SIGKILL) either from outside at some moment, or by itself just before or after a statement that is counted off,
or just before a change in a folder: a file opened for writing, renamed, removed.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created

SECONDS = 120
CHANGES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
# How far the process came, in itself only.
so_far = {"statements": 0, "changes": 0}


@dataclass(frozen=True)
class When:
    """After so many acts and a little while, or at the so-manieth statement or change; nothing of these: it ends by itself."""

    acts: int | None = None
    while_after: float = 0.0
    statement: int | None = None
    change: int | None = None
    folder: Path = Path("/nowhere")


def some_moment(rng: Random) -> When:
    if rng.random() < 1 / 3:
        return When(acts=rng.randrange(6), while_after=rng.uniform(0, 0.05))
    return When(statement=rng.randrange(1, 260))


@dataclass(frozen=True)
class Extent:
    """How many statements and changes in a folder some work takes, from its beginning to its end."""

    statements: int
    changes: int

    def some_moment(self, rng: Random, folder: Path) -> When:
        """As often among the changes, which are few and dangerous, as among the statements."""
        if rng.random() < 1 / 2:
            return When(change=rng.randint(1, self.changes), folder=folder)
        return When(statement=rng.randint(1, self.statements))


def extent_of(body: Callable[[], object], folder: Path) -> Extent:
    """Lets it be done once, in a process of its own."""

    def measured(tell: Callable[[str], None]) -> None:
        body()
        tell(f"{so_far['statements']} {so_far['changes']}")

    (said,) = live(measured, When(statement=0, change=0, folder=folder))
    return Extent(*map(int, said.split()))


def live(body: Callable[[Callable[[str], None]], None], when: When) -> list[str]:
    """Run the body in a process that is killed at that moment; gives what it told before."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(body, when, writing)
    os.close(writing)
    told = []
    with os.fdopen(reading, encoding="utf-8") as heard:
        if when.acts == 0:
            time.sleep(when.while_after)
            os.kill(child, signal.SIGKILL)
        for line in heard:
            told.append(line.rstrip("\n"))
            if when.acts == len(told):
                time.sleep(when.while_after)
                os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise AssertionError("\n".join(told))
    return told


def _be_the_child(body: Callable[[Callable[[str], None]], None], when: When, writing: int) -> None:
    code = 1
    try:
        if when.statement is not None:
            _count_off(when.statement)
        if when.change is not None:
            _count_off_changes(when.change, when.folder)
        body(lambda said: _say(writing, said))
        code = 0
    except BaseException:
        _say(writing, traceback.format_exc())
        raise
    finally:
        # Not by the way of pytest, which is the parent's.
        os._exit(code)


def _say(writing: int, said: str) -> None:
    os.write(writing, f"{said}\n".encode())


def _count_off(statement: int) -> None:
    before = statement % 2

    def counting(execute: Callable[..., Any], *given: Any) -> Any:
        so_far["statements"] += 1
        is_last = so_far["statements"] == statement
        if is_last and before:
            os.kill(os.getpid(), signal.SIGKILL)
        found = execute(*given)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    def count(connection: Any, **_: Any) -> None:
        connection.execute_wrappers.append(counting)

    connection_created.connect(count, weak=False)


def _count_off_changes(change: int, folder: Path) -> None:
    def counting(event: str, given: tuple[Any, ...]) -> None:
        if event in CHANGES and _changes(event, given, folder):
            so_far["changes"] += 1
            if so_far["changes"] == change:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(counting)


def _changes(event: str, given: tuple[Any, ...], folder: Path) -> bool:
    """Whether this is done within the folder; a name that is no whole path is one of a tree that is being removed."""
    place = given[0]
    if event == "open" and not (isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)):
        return False
    if not isinstance(place, str | os.PathLike):
        return False
    path = Path(os.fspath(place))
    return path.is_relative_to(folder) if path.is_absolute() else event in {"os.remove", "os.rmdir"}


def wait_until_alone() -> None:
    """PostgreSQL notices only after a while that the one it worked for is dead, and then undoes it."""
    connection = connections["default"]
    give_up = time.monotonic() + SECONDS
    while connection.vendor == "postgresql" and time.monotonic() < give_up:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND backend_type = 'client backend'"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.02)
