"""Addresses of a PostgreSQL database and of a mail server, as people write them, in Django's words."""

from typing import Any
from urllib.parse import unquote, urlsplit

SCHEMES = ("postgres://", "postgresql://")
# As patient as SQLite's `timeout`: who waits longer for a locked row is told, and the page can be sent again.
SECONDS_TO_WAIT = 20
# A connection outlives its request, but not a restart of the database by much; it is asked before it is used again.
SECONDS_TO_KEEP = 600
OPTIONS = {
    "connect_timeout": "10",
    "application_name": "thidua",
    "options": f"-c lock_timeout={SECONDS_TO_WAIT}s -c idle_in_transaction_session_timeout=10min",
}
_NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


class BadAddressError(Exception):
    """Địa chỉ cơ sở dữ liệu phải có dạng postgres://người_dùng:mật_khẩu@máy:5432/tên."""

    def __str__(self) -> str:
        return (self.__doc__ or "").strip()


def postgres(url: str) -> dict[str, Any]:
    """Django's settings of this database; words after `?` (sslmode …) are libpq's and win over ours."""
    import psycopg.conninfo  # slow, and only who has PostgreSQL needs it

    if not url.startswith(SCHEMES):
        raise BadAddressError
    try:
        parts = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise BadAddressError from None
    if not parts.get("dbname"):
        raise BadAddressError
    named = {ours: str(parts.pop(theirs)) for theirs, ours in _NAMES.items() if parts.get(theirs)}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": SECONDS_TO_KEEP,
        "CONN_HEALTH_CHECKS": True,
        **named,
        "OPTIONS": {**OPTIONS, **parts},
    }


def shown(database: dict[str, Any]) -> str:
    """Machine and name of a database, for messages: never its password."""
    return f"{database.get('HOST') or 'localhost'}/{database['NAME']}"


class BadMailAddressError(Exception):
    """Địa chỉ máy chủ thư phải có dạng smtp+tls://tên:mật_khẩu@máy:587 (hoặc smtps://…:465, smtp://…:25)."""

    def __str__(self) -> str:
        return (self.__doc__ or "").strip()


# What is spoken: plain, plain until both sides agree on TLS, TLS from the first byte; and the usual port.
MAIL_SCHEMES = {"smtp": (False, False, 25), "smtp+tls": (True, False, 587), "smtps": (False, True, 465)}


def mail_server(url: str) -> dict[str, Any]:
    """Django's settings of this server."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadMailAddressError from None
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname or parts.path.strip("/"):
        raise BadMailAddressError
    starttls, tls, usual = MAIL_SCHEMES[parts.scheme]
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or usual,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": tls,
    }
