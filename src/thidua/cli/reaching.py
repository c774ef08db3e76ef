"""Whether the database answers at all; if not, one Vietnamese sentence instead of a traceback."""

from django.conf import settings
from django.db import NotSupportedError, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from thidua.core.addresses import shown

OLDEST = 14


def why_not(using: str = "default") -> str:
    """Empty when it answers; else what is wrong and what to do."""
    connection = connections[using]
    try:
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            _look_at_version(connection)
    except NotSupportedError:
        return (
            f"PostgreSQL ở {shown(connection.settings_dict)} quá cũ: Thi Đua cần bản {OLDEST} trở lên. "
            "Hãy nâng cấp PostgreSQL rồi chạy lại."
        )
    except OperationalError as error:
        return _not_reached(connection, error)
    return ""


def why_not_postgres() -> str:
    """The same where DATABASE_URL names a server; a SQLite file is made by asking, so it is not asked."""
    return why_not() if settings.DATABASE_URL else ""


def _look_at_version(connection: BaseDatabaseWrapper) -> None:
    """Django looks at it as well, but only when it first asks something."""
    if connection.connection.info.server_version // 10_000 < OLDEST:
        raise NotSupportedError


def _not_reached(connection: BaseDatabaseWrapper, error: OperationalError) -> str:
    reason = " ".join(str(error).split())
    if connection.vendor == "sqlite":
        return f"Không mở được cơ sở dữ liệu trong {settings.THIDUA_HOME}: {reason}."
    return (
        f"Không nối được tới PostgreSQL ở {shown(connection.settings_dict)}. Hãy xem máy chủ cơ sở dữ liệu có đang "
        f"chạy không, và địa chỉ, tên, mật khẩu trong DATABASE_URL có đúng không. Chi tiết: {reason}"
    )
