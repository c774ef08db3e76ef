"""Writing a back-up: beside its place under another name, checked, and only then under its own."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max

from statute.library import load
from thidua import __version__
from thidua.backups import quiet
from thidua.backups.archive.checking import open_archive
from thidua.backups.archive.manifest import LOOSE, NAME, Manifest, Part, Table, table_part
from thidua.backups.archive.rows import columns_of, line_of
from thidua.backups.archive.snapshot import snapshot
from thidua.backups.errors import (
    AlreadyRunningError,
    AlreadyThereError,
    CannotWriteError,
    QuietHoursError,
)
from thidua.core import clock
from thidua.core.tables import Tallying, all_models, rows_of
from thidua.files.models import StoredFile
from thidua.files.queries import place_of
from thidua.ledger.models import Head

CHUNK = 1 << 20
PART_MADE = Callable[[int, int], None]  # how many bytes are done, of how many


@dataclass(frozen=True, slots=True)
class Written:
    """A back-up that lies at its place and was read through once."""

    path: Path
    size: int
    sha256: str
    manifest: Manifest


def expected_size() -> int:
    """About how many bytes are read for a back-up; the file itself is seldom larger."""
    return _database_size() + sum(size for _, size in _files("default"))


def write_archive(
    target: Path, *, even_while_voting: bool = False, on_part: PART_MADE = lambda _done, _all: None
) -> Written:
    """Copy the whole home into one file. A refusal, a full disk or a kill leaves no file at the place."""
    try:
        if target.exists():
            raise AlreadyThereError(f"{target}: {AlreadyThereError.__doc__}")
        with _beside(target) as (draft, file):
            manifest = _write(file, even_while_voting=even_while_voting, on_part=on_part)
            file.flush()
            os.fsync(file.fileno())
            # Read back before anybody may rely on it.
            with open_archive(draft) as archive:
                archive.check()
            sha256 = _digest_of(draft)
            draft.replace(target)
        _keep_names(target.parent)
        return Written(target, target.stat().st_size, sha256, manifest)
    except OSError as error:
        raise CannotWriteError(target, error) from error


@contextmanager
def _beside(target: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A hidden file that only one process writes; what a killed one left is written over."""
    draft = target.with_name(f".{target.name}.dang-ghi")
    handle = os.open(draft, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError from None
        try:
            file.truncate()
            yield draft, file
        finally:
            draft.unlink(missing_ok=True)


def _write(file: IO[bytes], *, even_while_voting: bool, on_part: PART_MADE) -> Manifest:
    parts: dict[str, Part] = {}
    with ZipFile(file, "w", allowZip64=True) as archive:
        with snapshot() as alias:
            going_on = quiet.reasons(alias)
            if going_on and not even_while_voting:
                raise QuietHoursError("\n".join(going_on))
            files = list(_files(alias))
            progress = _Progress(on_part, whole=_database_size() + sum(size for _, size in files))
            tables = {}
            for model in all_models():
                name = model._meta.db_table  # noqa: SLF001 -- Django's documented model API
                tallying = Tallying(model)
                lines = map(line_of, tallying.passing(rows_of(model, using=alias)))
                parts[table_part(name)] = _put(archive, table_part(name), lines, packed=True)
                tables[name] = Table(columns_of(model), tallying.result.rows, tallying.result.digest)
            heads = [
                [str(head.unit), head.number, head.digest]
                for head in Head.objects.using(alias).order_by("unit")
            ]
            migrations = _migrations(alias)
        progress.add(_database_size())
        missing = []
        for digest, size in files:
            part = _put_file(archive, digest)
            if part is None:
                missing.append(digest)
            else:
                parts[f"files/{digest}"] = part
            progress.add(size)
        for name, content in _loose():
            parts[name] = _put(archive, name, [content], packed=False)
        manifest = Manifest(
            program=__version__,
            law=load().version,
            made_at=clock.now().isoformat(timespec="seconds"),
            database=connection.vendor,
            migrations=migrations,
            tables=tables,
            heads=heads,
            parts=parts,
            missing=missing,
        )
        _put(archive, NAME, [manifest.as_json()], packed=True)
    return manifest


class _Progress:
    """Bytes done, told after each part."""

    def __init__(self, on_part: PART_MADE, whole: int) -> None:
        self._on_part, self._whole, self._done = on_part, whole, 0
        on_part(0, whole)

    def add(self, size: int) -> None:
        self._done = min(self._done + size, self._whole)
        self._on_part(self._done, self._whole)


def _put(archive: ZipFile, name: str, chunks: Iterable[bytes], *, packed: bool) -> Part:
    """One part, streamed; kept files are mostly packed already."""
    digest, size = hashlib.sha256(), 0
    with archive.open(_entry(name, packed=packed), "w", force_zip64=True) as part:
        for chunk in chunks:
            part.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Part(size, digest.hexdigest())


def _put_file(archive: ZipFile, digest: str) -> Part | None:
    """A kept file, if the disk still holds it as it was kept; None if not, and nothing of it is in the archive."""
    path = place_of(digest)
    try:
        is_whole = _digest_of(path) == digest
    except FileNotFoundError:
        return None
    return _put(archive, f"files/{digest}", _chunks(path), packed=False) if is_whole else None


def _loose() -> Iterator[tuple[str, bytes]]:
    """What lies beside tables and files. A key whose file is gone is still the one this program works with."""
    for name in LOOSE:
        path = Path(settings.THIDUA_HOME) / name
        if path.exists():
            yield name, path.read_bytes()
        elif name == "secret-key":
            yield name, settings.SECRET_KEY.encode("ascii")


def _entry(name: str, *, packed: bool) -> ZipInfo:
    now = clock.now()
    entry = ZipInfo(name, (now.year, now.month, now.day, now.hour, now.minute, now.second))
    entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    entry.external_attr = 0o600 << 16
    return entry


def _files(alias: str) -> Iterator[tuple[str, int]]:
    """Digest and size of every kept file that a row names."""
    rows = StoredFile.objects.using(alias).values("sha256").annotate(bytes=Max("size")).order_by("sha256")
    for row in rows:
        yield row["sha256"], row["bytes"]


def _migrations(alias: str) -> list[list[str]]:
    return sorted([app, name] for app, name in MigrationRecorder(connections[alias]).applied_migrations())


def _database_size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _keep_names(place: Path) -> None:
    """The folder itself is written down, so that a power cut does not lose the name."""
    directory = os.open(place, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
