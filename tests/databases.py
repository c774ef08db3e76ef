"""Points Django's default connection at another database for a while, in all threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connections

ALIAS = "default"
# As the program starts with them; afterwards the default may be PostgreSQL, whose options are others.
SQLITE_OPTIONS = settings.DATABASES[ALIAS].get("OPTIONS", {})


def postgres_settings(url: str) -> dict[str, Any]:
    """Django's words for an address of tests.postgres (a socket's folder stands percent-encoded as host)."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.removeprefix("/"),
        "USER": parts.username,
        "HOST": unquote(parts.netloc.rpartition("@")[2]),
    }


def sqlite_settings(file: Path) -> dict[str, Any]:
    """The same options as the program uses (WAL, IMMEDIATE, timeout), on another file."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": SQLITE_OPTIONS}


@contextmanager
def pointed_at(database: dict[str, Any]) -> Iterator[None]:
    """Django's default connection goes to this database inside the block, and back afterwards."""
    before = connections.settings[ALIAS]
    _swap(connections.configure_settings({ALIAS: dict(database)})[ALIAS])
    try:
        yield
    finally:
        _swap(before)


def _swap(database: dict[str, Any]) -> None:
    connections[ALIAS].close()
    del connections[ALIAS]
    connections.settings[ALIAS] = database
    ContentType.objects.clear_cache()
