"""What lies beside a run: THIDUA_HOME/incoming/<run>/ with the bytes, the progress, the summary, the wish to stop.

Files, and no rows: while one writes to SQLite, nobody else can, and both progress and the wish to stop must get
through to and from somebody who is writing for a minute.
"""

import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from thidua.intake.errors import CancelledError, GoneError
from thidua.intake.reading.lists import Watch

BEAT = 2.0
# Whoever has not been heard of for so long is dead: killed, or the power went.
SILENCE = 20.0
OFTEN = 0.3


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the worker is; `all` 0: nobody can say of how much."""

    stage: str
    done: int
    all: int

    @property
    def percent(self) -> int:
        return self.done * 100 // self.all if self.all else 0


def all_folders() -> Path:
    return Path(settings.THIDUA_HOME) / "incoming"


def folder(run: UUID) -> Path:
    return all_folders() / str(run)


def put_content(run: UUID, content: bytes) -> None:
    """Only for the one who runs the program: staff lists are nobody else's business."""
    folder(run).mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(folder(run) / "content", content)


def content_of(run: UUID) -> bytes:
    try:
        return (folder(run) / "content").read_bytes()
    except FileNotFoundError:
        raise GoneError from None


def put_summary(run: UUID, summary: dict[str, Any]) -> None:
    _write(folder(run) / "summary", json.dumps(summary).encode())


def summary_of(run: UUID) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder(run) / "summary").read_bytes())
    except FileNotFoundError:
        raise GoneError from None
    return found


def progress_of(run: UUID) -> Progress | None:
    try:
        return Progress(**json.loads((folder(run) / "progress").read_bytes()))
    except FileNotFoundError:
        return None


def is_silent(run: UUID) -> bool:
    """Whether nobody is at work on it any more, whatever its state says."""
    try:
        return time.time() - (folder(run) / "beat").stat().st_mtime > SILENCE
    except FileNotFoundError:
        return True


def ask_to_stop(run: UUID) -> None:
    if folder(run).is_dir():
        (folder(run) / "stop").touch()


def throw_away(run: UUID) -> None:
    shutil.rmtree(folder(run), ignore_errors=True)


@contextmanager
def at_work(run: UUID) -> Iterator[Watch]:
    """For the worker: a beat as long as it lives, progress that everybody sees, and an ear for the wish to stop."""
    place = folder(run)
    if not place.is_dir():
        raise GoneError
    (place / "stop").unlink(missing_ok=True)
    ended = threading.Event()
    beating = threading.Thread(target=_beat, args=(place / "beat", ended), daemon=True)
    (place / "beat").touch()
    beating.start()
    last, stage_told = 0.0, ""

    def watch(stage: str, done: int, of: int) -> None:
        nonlocal last, stage_told
        if (place / "stop").exists():
            raise CancelledError
        if stage != stage_told or time.monotonic() - last > OFTEN:
            last, stage_told = time.monotonic(), stage
            _write(place / "progress", json.dumps({"stage": stage, "done": done, "all": of}).encode())

    try:
        yield watch
    finally:
        ended.set()
        beating.join()
        (place / "beat").unlink(missing_ok=True)
        (place / "progress").unlink(missing_ok=True)


def _beat(path: Path, ended: threading.Event) -> None:
    while not ended.wait(BEAT):
        path.touch()


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all: somebody may be reading."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".new-", delete=False) as new:
        new.write(content)
    Path(new.name).replace(target)
