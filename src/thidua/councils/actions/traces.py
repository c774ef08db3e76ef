"""What a closed vote leaves on disk beside its tables, and its erasure."""

import logging

from django.db import connection

log = logging.getLogger(__name__)


def erase_traces() -> None:
    """Right after the commit that wrote the ballots anew: let the old rows go from the files too.

    SQLite overwrites deleted rows (`secure_delete`), but its write-ahead log still holds the pages of every single
    vote until it is truncated. PostgreSQL keeps dead rows with their xmin until they are vacuumed.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
            if busy:
                log.warning("the write-ahead log could not be truncated after a vote; the next one closes it")
        else:
            cursor.execute("VACUUM councils_ballot, councils_receipt, councils_roll")
