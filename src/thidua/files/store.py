"""Where the bytes lie: THIDUA_HOME/files/<sha256>, written once, fsynced."""

import os
import tempfile
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    path = Path(settings.THIDUA_HOME) / "files"
    path.mkdir(parents=True, exist_ok=True)
    return path


def write_once(target: Path, content: bytes) -> None:
    if target.exists():
        # Touched, so that the sweep of orphans sees it as young until the new row commits.
        os.utime(target)
        return
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".new-", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        except OSError:
            # On a full disk the half that was written is what is needed first.
            Path(new.name).unlink()
            raise
    Path(new.name).replace(target)
    directory = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
