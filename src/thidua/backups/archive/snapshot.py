"""One moment of the database, held still while everybody goes on working."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, transaction

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """The alias of a second connection on which every read sees the same moment; nobody is kept from writing.

    SQLite: a read transaction of the write-ahead log. PostgreSQL: REPEATABLE READ, read only.
    """
    still = connection.copy(ALIAS)
    still.settings_dict["OPTIONS"] = {**still.settings_dict.get("OPTIONS", {}), **_options(still.vendor)}
    connections[ALIAS] = still
    try:
        with transaction.atomic(using=ALIAS):
            _begin(still)
            yield ALIAS
    finally:
        still.close()
        del connections[ALIAS]


def _options(vendor: str) -> dict[str, Any]:
    if vendor == "postgresql":
        from psycopg import IsolationLevel  # third party: there only with PostgreSQL

        return {"isolation_level": IsolationLevel.REPEATABLE_READ}
    return {"transaction_mode": "DEFERRED"}


def _begin(still: Any) -> None:
    """The moment is that of the first read, so read at once."""
    with still.cursor() as cursor:
        if still.vendor == "postgresql":
            cursor.execute("SET TRANSACTION READ ONLY")
        cursor.execute("SELECT count(*) FROM ledger_head")
