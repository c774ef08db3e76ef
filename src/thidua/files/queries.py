"""Reading kept files back, checked against their digest."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from thidua.files.models import StoredFile
from thidua.files.store import folder

ORPHAN_AGE = 24 * 3600
CHUNK = 1 << 20


class FileDamagedError(Exception):
    """Tệp trên đĩa không còn đúng với dấu vân tay đã ghi. Hãy khôi phục từ bản sao lưu."""


def content_of(stored: StoredFile) -> bytes:
    """The bytes, refused if the disk holds others than were kept."""
    content = (folder() / stored.sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise FileDamagedError(stored.sha256)
    return content


def chunks_of(stored: StoredFile) -> Iterator[bytes]:
    """The bytes piece by piece; that the disk holds others than were kept is known, and told, only at the end."""
    digest = hashlib.sha256()
    with (folder() / stored.sha256).open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            yield chunk
    if digest.hexdigest() != stored.sha256:
        raise FileDamagedError(stored.sha256)


def place_of(sha256: str) -> Path:
    """Where the bytes of this digest should lie: for whoever copies them all and checks each."""
    return folder() / sha256


def sweep_orphans() -> int:
    """Remove bytes older than a day that no row names: an action that failed after writing leaves such."""
    known = set(StoredFile.objects.values_list("sha256", flat=True))
    removed = 0
    for path in folder().iterdir():
        if path.name not in known and time.time() - path.stat().st_mtime > ORPHAN_AGE:
            path.unlink()
            removed += 1
    return removed
