"""Who is at work in this home, and whether its SQLite file is still the one that counts.

Everybody who may write shares the home; moving away has it alone. After a move a mark stays behind, so that nobody
goes on in the old file by mistake.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from thidua.core.errors import RefusedError

MOVING, MOVED = "moving", "moved"
# Open for as long as this process lives: the system lets go of a lock when its owner dies, however it dies.
_held: list[int] = []


class HomeInUseError(RefusedError):
    """Thi Đua đang chạy trên thư mục dữ liệu này. Hãy dừng máy chủ (Ctrl+C), đợi vài giây rồi chạy lại."""


class HomeBeingMovedError(RefusedError):
    """Dữ liệu đang được chuyển sang PostgreSQL. Hãy đợi lệnh «thidua move-to» xong."""


class LeftBehindError(RefusedError):
    """Dữ liệu của thư mục này đã chuyển sang PostgreSQL."""


def enter() -> None:
    """Work in the home until this process ends; refused where its data has moved away or is on its way."""
    if reason := left_behind():
        raise LeftBehindError(reason)
    share()


def share() -> None:
    """Say that this process works in the home until it ends."""
    handle = _open()
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise HomeBeingMovedError from None
    _held.append(handle)


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else works in the home inside the block."""
    handle = _open()
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HomeInUseError from None
        yield
    finally:
        os.close(handle)


def _open() -> int:
    # The folder itself bears the lock: no file more that a copy of the home would carry along.
    return os.open(settings.THIDUA_HOME, os.O_RDONLY)


# --- the mark of a move ----------------------------------------------------------------------------


def _mark() -> Path:
    return Path(settings.THIDUA_HOME) / "moved.json"


def mark(state: str, to: str) -> None:
    """Write the mark whole and onto the disk, before anything else happens."""
    new = _mark().with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        json.dump({"state": state, "to": to}, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    new.replace(_mark())
    folder = _open()
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def unmark() -> None:
    _mark().unlink(missing_ok=True)


def marked() -> tuple[str, str] | None:
    """State and target of a move that was made or begun; None: the SQLite file is the home's data."""
    if not _mark().exists():
        return None
    written = json.loads(_mark().read_text(encoding="utf-8"))
    return written["state"], written["to"]


def left_behind() -> str:
    """Why nobody works on this home's SQLite file any more, and what to do; empty: it is the one that counts."""
    found = None if settings.DATABASE_URL else marked()
    if found is None:
        return ""
    state, to = found
    if state == MOVING:
        return (
            f"Việc chuyển dữ liệu sang PostgreSQL ({to}) đã bị ngắt giữa chừng. Chạy lại «thidua move-to» với "
            "đúng địa chỉ ấy để làm nốt, hoặc «thidua move-to --undo» để ở lại với SQLite."
        )
    return (
        f"Dữ liệu của thư mục này đã chuyển sang PostgreSQL ({to}). Hãy đặt DATABASE_URL là địa chỉ ấy rồi mở lại. "
        "Muốn quay về tệp SQLite và bỏ mọi việc đã làm từ lúc chuyển: «thidua move-to --undo»."
    )
