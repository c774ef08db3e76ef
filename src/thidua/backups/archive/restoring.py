"""Making a home of a back-up: everything is unpacked beside, checked there, and put in its place as the last step."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

from statute.library import load
from thidua.backups.archive import database
from thidua.backups.archive.checking import Archive, open_archive
from thidua.backups.archive.manifest import LOOSE, Manifest
from thidua.backups.errors import (
    BackupDamagedError,
    BackupRefusedError,
    CannotWriteError,
    DatabaseRefusedError,
    HomeBusyError,
    HomeNotEmptyError,
)
from thidua.core.disk import FULL_SENTENCE, disk_fault
from thidua.core.sizes import readable

STAGING = ".khoi-phuc-"
# In the folder of the work once things are being put in their places.
PLACING = "placing"
DATABASE = "thidua.sqlite3"
# What a home may hold before anything was done in it: the key of a first look, a disk's own folder, back-ups brought along.
OF_NOTHING = {"secret-key", "lost+found", "backups"}


@dataclass(frozen=True, slots=True)
class Restored:
    """What was made: from which back-up, how many chains were found whole, and whether the law here is another."""

    manifest: Manifest
    chains: int
    law_is_same: bool


def restore(path: Path, *, even_with_broken_ledger: bool = False) -> Restored:
    """Make THIDUA_HOME (and the database of DATABASE_URL) what they were. Refused, killed or broken off: still empty."""
    home = Path(settings.THIDUA_HOME)
    with open_archive(path) as archive, _alone_in(home):
        database.check_known(archive.manifest)
        finish_or_forget()
        _check_empty(home, except_for=path)
        try:
            _check_room(home, archive.manifest)
            with _staging(home) as staging:
                _unpack(archive, staging)
                chains = _make_database(archive, staging, home, even_with_broken_ledger)
        except OSError as error:
            raise CannotWriteError(home, error) from error
        except DatabaseError as error:
            if disk_fault(error):
                raise CannotWriteError(home, error) from error
            raise DatabaseRefusedError(error) from error
        return Restored(archive.manifest, chains, archive.manifest.law == load().version)


def finish_or_forget() -> bool:
    """What a killed restore left is removed; whether this home is fit for use.

    The database comes last: where it is there, everything is, and only the empty folder of the work remains. Where it
    is not, whatever else lies there came from that restore and goes.
    """
    home = Path(settings.THIDUA_HOME)
    left = sorted(home.glob(f"{STAGING}*"))
    with ExitStack() as held:
        for folder in left:
            held.enter_context(_alone_in(folder))
        return _finish_or_forget(home, left)


def _finish_or_forget(home: Path, left: list[Path]) -> bool:
    if not left:
        return True
    is_whole = (
        (home / DATABASE).exists()
        if connection.vendor == "sqlite"
        else bool(connection.introspection.table_names())
    )
    if not is_whole and any((folder / PLACING).exists() for folder in left):
        shutil.rmtree(home / "files", ignore_errors=True)
        for name in LOOSE:
            (home / name).unlink(missing_ok=True)
    for folder in left:
        shutil.rmtree(folder)
    return is_whole


@contextmanager
def _alone_in(home: Path) -> Iterator[None]:
    """Nobody else works in this folder; the lock ends with the process, however it ends."""
    handle = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise HomeBusyError from None
    finally:
        os.close(handle)


def _check_empty(home: Path, except_for: Path) -> None:
    found = sorted(
        one.name
        for one in home.iterdir()
        if one.name not in OF_NOTHING
        and not (one.name == "files" and not any(one.iterdir()))
        and one.resolve() != except_for.resolve()
    )
    if found:
        raise HomeNotEmptyError(str(home), ", ".join(found[:3]))
    if connection.vendor != "sqlite":
        tables = connection.introspection.table_names()
        if tables:
            raise HomeNotEmptyError("Cơ sở dữ liệu", f"{len(tables)} bảng")


def _check_room(home: Path, manifest: Manifest) -> None:
    """A list of contents that promises more than the disk has is refused before anything is unpacked."""
    free = shutil.disk_usage(home).free
    if manifest.size > free:
        raise BackupRefusedError(
            f"Bản sao lưu mở ra cần {readable(manifest.size)} mà ổ đĩa của {home} chỉ còn {readable(free)}. {FULL_SENTENCE}"
        )


@contextmanager
def _staging(home: Path) -> Iterator[Path]:
    """A folder within the home, so that putting in place is renaming; gone afterwards, whatever happened."""
    staging = Path(tempfile.mkdtemp(dir=home, prefix=STAGING))
    try:
        with _alone_in(staging):
            yield staging
    except BaseException:
        # Whatever was put in its place already goes as well: the database, which comes last, is not there.
        _finish_or_forget(home, [staging])
        raise
    shutil.rmtree(staging)


def _unpack(archive: Archive, staging: Path) -> None:
    (staging / "files").mkdir(mode=0o700)
    for name in archive.manifest.parts:
        if name.startswith("files/") or name in LOOSE:
            handle = os.open(staging / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file, closing(archive.stream(name)) as chunks:
                for chunk in chunks:
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            if name.startswith("files/") and archive.manifest.parts[name].sha256 != Path(name).name:
                raise BackupDamagedError(f"{name} không đúng dấu vân tay")


def _make_database(archive: Archive, staging: Path, home: Path, even_with_broken_ledger: bool) -> int:
    """Fill and check the database, then put everything in place, the database last; how many chains are whole."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            chains = database.fill(archive, even_with_broken_ledger=even_with_broken_ledger)
            _put_in_place(staging, home)
        return chains
    with _default_is(staging / DATABASE):
        chains = database.fill(archive, even_with_broken_ledger=even_with_broken_ledger)
    _put_in_place(staging, home)
    (staging / DATABASE).rename(home / DATABASE)
    _write_down(home)
    return chains


@contextmanager
def _default_is(file: Path) -> Iterator[None]:
    """The default connection of this thread goes to another SQLite file inside the block."""
    before = connections["default"]
    staged = before.copy()
    staged.settings_dict["NAME"] = str(file)
    connections["default"] = staged
    try:
        yield
    finally:
        # Closing the last connection folds the write-ahead log into the file.
        staged.close()
        connections["default"] = before


def _put_in_place(staging: Path, home: Path) -> None:
    (staging / PLACING).touch()
    _write_down(staging)
    target = home / "files"
    if target.exists():
        target.rmdir()
    (staging / "files").rename(target)
    for name in LOOSE:
        if (staging / name).exists():
            (staging / name).replace(home / name)
    _write_down(target)
    _write_down(home)


def _write_down(folder: Path) -> None:
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
