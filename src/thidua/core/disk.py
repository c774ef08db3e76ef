"""What a disk that cannot be written says: full, read-only, too large a file; in words that say what to do."""

import errno
import sqlite3

from django.db import DatabaseError

FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
# PostgreSQL's own word for a full disk, in the standard's list of states.
POSTGRES_DISK_FULL = "53100"
SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}
SQLITE_CLOSED = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_READONLY_DBMOVED,
    sqlite3.SQLITE_READONLY_DIRECTORY,
    sqlite3.SQLITE_CANTOPEN,
}

FULL_SENTENCE = "Ổ đĩa đã đầy. Hãy xóa bớt tệp không cần trên ổ đĩa ấy rồi làm lại."
CLOSED_SENTENCE = (
    "Không được phép ghi vào thư mục này (ổ chỉ đọc hoặc thiếu quyền). Hãy chọn nơi khác hoặc xin quyền ghi."
)
LARGE_SENTENCE = "Ổ đĩa không nhận tệp lớn như vậy. Ổ USB định dạng FAT32 chỉ nhận tệp dưới 4 GB: hãy dùng ổ định dạng exFAT hoặc NTFS."


GONE_SENTENCE = "Không có tệp hoặc thư mục này. Hãy xem lại đường dẫn, hoặc cắm lại ổ đĩa."
FOLDER_SENTENCE = "Đây là thư mục, không phải tệp. Hãy ghi tên tệp."


def reason_of(error: BaseException) -> str:
    """Why nothing was written, in words: the disk's fault, a wrong place, else what the system itself says."""
    if reason := disk_fault(error):
        return reason
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return GONE_SENTENCE
    if isinstance(error, IsADirectoryError):
        return FOLDER_SENTENCE
    return f"Hệ điều hành báo: {getattr(error, 'strerror', None) or error}."


def disk_fault(error: BaseException | None) -> str:
    """The sentence for an error whose cause is the disk; empty for any other error. Looks through what it was raised from."""
    while error is not None:
        if isinstance(error, OSError):
            return _of_system(error)
        if isinstance(error, sqlite3.Error):
            return _of_sqlite(error)
        if isinstance(error, DatabaseError) and error.__cause__ is None:
            return ""
        if getattr(error, "sqlstate", None) == POSTGRES_DISK_FULL:
            return FULL_SENTENCE
        error = error.__cause__ or error.__context__
    return ""


def _of_system(error: OSError) -> str:
    if error.errno in FULL:
        return FULL_SENTENCE
    if error.errno == errno.EFBIG:
        return LARGE_SENTENCE
    return CLOSED_SENTENCE if error.errno in CLOSED else ""


def _of_sqlite(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code in SQLITE_FULL:
        return FULL_SENTENCE
    return CLOSED_SENTENCE if code in SQLITE_CLOSED else ""
