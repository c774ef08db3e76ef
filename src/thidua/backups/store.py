"""Where back-ups lie: one ZIP and one small note beside it. The folder is the list; no table says the same again.

A restored home must not remember files of another machine, and a copy must not contain the copies.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from thidua.backups.errors import AlreadyRunningError, CannotWriteError
from thidua.core import clock
from thidua.core.ids import uuid7

NIGHTLY = "-dem"
_NAME = re.compile(rf"thidua-(\d{{4}}-\d\d-\d\d-\d{{6}})({NIGHTLY})?\.zip", re.ASCII)
_PROGRESS = ".tien-do"


@dataclass(frozen=True, slots=True)
class Note:
    """What was known of a back-up when it was made and read through."""

    sha256: str
    files: int
    missing: int
    by: str  # the name of whoever pressed the button; empty for the program itself


@dataclass(frozen=True, slots=True)
class Kept:
    """A back-up in the folder. Without a note it was never read through: it was cut short, or brought here by hand."""

    name: str
    made_at: datetime  # as its name says, in Hà Nội
    size: int
    note: Note | None

    @property
    def is_nightly(self) -> bool:
        return self.name.endswith(f"{NIGHTLY}.zip")


def folder() -> Path:
    """THIDUA_BACKUP_FOLDER, else `backups/` of the home; made when it is first needed."""
    path = Path(settings.THIDUA_BACKUP_FOLDER or Path(settings.THIDUA_HOME) / "backups")
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(path, error) from error
    return path


def name_for(moment: datetime, *, nightly: bool) -> str:
    return f"thidua-{moment:%Y-%m-%d-%H%M%S}{NIGHTLY if nightly else ''}.zip"


def everything_kept() -> list[Kept]:
    """The newest first; what has another name is not ours to show or to clear away."""
    found = [kept for path in folder().iterdir() if (kept := _kept(path))]
    return sorted(found, key=lambda kept: kept.made_at, reverse=True)


def kept_under(name: str) -> Kept | None:
    """By its exact name, which can lead nowhere else."""
    return _kept(folder() / name) if _NAME.fullmatch(name) else None


def place_of(kept: Kept) -> Path:
    return folder() / kept.name


def write_note(name: str, note: Note) -> None:
    """Whole or not at all."""
    place = folder() / f"{name}.json"
    draft = place.with_name(f".note-{uuid7()}")
    try:
        draft.write_text(json.dumps(asdict(note), ensure_ascii=False), encoding="utf-8")
        draft.replace(place)
    except OSError as error:
        with suppress(OSError):  # on such a disk even clearing away may fail
            draft.unlink(missing_ok=True)
        raise CannotWriteError(place, error) from error


def remove(kept: Kept) -> None:
    """The note goes first: a file without one is never taken for a checked one."""
    for place in (folder() / f"{kept.name}.json", place_of(kept)):
        place.unlink(missing_ok=True)


def _kept(path: Path) -> Kept | None:
    match = _NAME.fullmatch(path.name)
    if match is None or not path.is_file():
        return None
    with suppress(ValueError):
        moment = datetime.strptime(match[1], "%Y-%m-%d-%H%M%S").replace(tzinfo=clock.HANOI)
        return Kept(path.name, moment, path.stat().st_size, _note(path))
    return None


def _note(path: Path) -> Note | None:
    try:
        return Note(**json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


@contextmanager
def making() -> Iterator[None]:
    """One back-up at a time in this folder; whoever is killed lets go of the lock."""
    handle = os.open(folder() / _PROGRESS, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        for left in folder().glob(".thidua-*.zip.dang-ghi"):
            left.unlink()  # of one that was killed
        yield
    except BlockingIOError:
        raise AlreadyRunningError from None
    finally:
        os.close(handle)


def tell_progress(done: int, whole: int) -> None:
    """In place and of a fixed length: readers see the old figure or the new one."""
    with suppress(OSError):  # a full disk is told by the copy itself
        (folder() / _PROGRESS).write_text(f"{100 * done // max(whole, 1):03d}", encoding="ascii")


def progress() -> int | None:
    """Percent of the back-up that is being made now; None if none is."""
    try:
        with (folder() / _PROGRESS).open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(file.read(3) or b"0")
    except (FileNotFoundError, ValueError):
        pass
    return None
