"""Opening a back-up and reading its parts: nothing is believed that its digest does not say."""

import hashlib
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from thidua.backups.archive import manifest as contents
from thidua.backups.archive.manifest import FORMAT, NAME, Manifest
from thidua.backups.errors import BackupDamagedError, BackupTooNewError, NotABackupError

CHUNK = 1 << 20
# Far above what a hundred thousand kept files need; more is no list of contents.
LARGEST_MANIFEST = 64 << 20
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """An open back-up whose list of contents was read and fits what is in it."""

    path: Path
    manifest: Manifest
    _zip: ZipFile

    def stream(self, name: str) -> Generator[bytes, None, None]:
        """A part in pieces. More bytes than promised are never read; wrong ones are refused at the end at the latest."""
        promised = self.manifest.parts[name]
        digest, size = hashlib.sha256(), 0
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(CHUNK):
                    size += len(chunk)
                    if size > promised.size:
                        raise BackupDamagedError(f"{name} dài hơn bản kê")
                    digest.update(chunk)
                    yield chunk
        except (BadZipFile, zlib.error, EOFError, NotImplementedError):
            raise BackupDamagedError(f"{name} không đọc được") from None
        if (size, digest.hexdigest()) != (promised.size, promised.sha256):
            raise BackupDamagedError(f"{name} không đúng dấu vân tay")

    def check(self) -> None:
        """Read every part once."""
        for name in self.manifest.parts:
            for _ in self.stream(name):
                pass


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Refuses what is no back-up, was cut or changed, or holds what the list of contents does not name."""
    try:
        with _opened(path) as opened:
            _check_names(opened)
            manifest = _manifest(opened)
            if set(opened.namelist()) != {NAME, *manifest.parts}:
                raise BackupDamagedError("tệp bên trong không khớp với bản kê")
            yield Archive(path, manifest, opened)
    except (BadZipFile, zipfile.LargeZipFile):
        raise NotABackupError(f"{path}: {NotABackupError.__doc__}") from None


def _opened(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except IsADirectoryError:
        raise NotABackupError(f"{path} là thư mục. Hãy ghi tên tệp .zip nằm trong thư mục ấy.") from None
    except FileNotFoundError:
        raise NotABackupError(f"Không có tệp {path}. Hãy xem lại đường dẫn.") from None
    except PermissionError:
        raise NotABackupError(
            f"Không được phép đọc tệp {path}. Hãy đổi quyền của tệp, hoặc chạy bằng tài khoản đã lập tệp."
        ) from None


def _check_names(opened: ZipFile) -> None:
    names = opened.namelist()
    if NAME not in names:
        raise NotABackupError(f"{opened.filename}: {NotABackupError.__doc__}")
    if len(names) != len(set(names)) or not all(contents.is_known_name(name) for name in names):
        raise BackupDamagedError("có tệp lạ bên trong")
    for entry in opened.infolist():
        if entry.flag_bits & ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BackupDamagedError(f"{entry.filename} nén theo cách khác")


def _manifest(opened: ZipFile) -> Manifest:
    if opened.getinfo(NAME).file_size > LARGEST_MANIFEST:
        raise BackupDamagedError("bản kê quá lớn")
    try:
        with opened.open(NAME) as part:
            content = part.read(LARGEST_MANIFEST + 1)
    except (BadZipFile, zlib.error, EOFError):
        raise BackupDamagedError("bản kê không đọc được") from None
    if len(content) > LARGEST_MANIFEST:
        raise BackupDamagedError("bản kê quá lớn")
    number, given = contents.format_of(content)
    if number > FORMAT:
        raise BackupTooNewError(
            f"dạng tệp {number}, ở đây đọc được đến {FORMAT}; bản sao lưu do phiên bản {given.get('program', '?')} lập",
            str(given.get("made_at", "")),
        )
    return contents.read(given)
