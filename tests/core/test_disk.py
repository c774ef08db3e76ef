"""A full or closed disk is told from every other fault, whichever database met it."""

import errno
import sqlite3

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError
from psycopg import errors as postgres

from thidua.core.disk import CLOSED_SENTENCE, FULL_SENTENCE, LARGE_SENTENCE, disk_fault


def of_sqlite(code):
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    return error


def raised_from(error, kind=OperationalError):
    """As Django raises it: its own error from that of the driver."""
    told = kind(str(error))
    told.__cause__ = error
    return told


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), FULL_SENTENCE),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), FULL_SENTENCE),
        (OSError(errno.EROFS, "Read-only file system"), CLOSED_SENTENCE),
        (OSError(errno.EFBIG, "File too large"), LARGE_SENTENCE),
        (OSError(errno.ENOENT, "No such file or directory"), ""),
        (raised_from(of_sqlite(sqlite3.SQLITE_FULL)), FULL_SENTENCE),
        (raised_from(of_sqlite(sqlite3.SQLITE_READONLY)), CLOSED_SENTENCE),
        (raised_from(of_sqlite(sqlite3.SQLITE_BUSY)), ""),
        (raised_from(postgres.DiskFull("could not extend file")), FULL_SENTENCE),
        (raised_from(raised_from(postgres.DiskFull("could not extend file")), RuntimeError), FULL_SENTENCE),
        (raised_from(postgres.UniqueViolation("duplicate key"), IntegrityError), ""),
        (raised_from(postgres.OperationalError("server closed the connection unexpectedly")), ""),
        (DatabaseError("Save with update_fields did not affect any rows."), ""),
        (None, ""),
    ],
)
def test_only_a_fault_of_the_disk_has_a_sentence(error, sentence):
    assert disk_fault(error) == sentence
