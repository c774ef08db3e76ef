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
            return _other_order(connection)
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


def _other_order(connection: BaseDatabaseWrapper) -> str:
    """Names are sorted by keys of our own (`core.text.sort_key`), whose signs a language's collation would pass over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT '|' < '~' COLLATE \"default\" AND 'a~' > 'ab' COLLATE \"default\" AND 'B' < 'a'"
        )
        (by_code,) = cursor.fetchone()
    if by_code:
        return ""
    return (
        f"Cơ sở dữ liệu {shown(connection.settings_dict)} xếp chữ theo một ngôn ngữ khác nên danh sách sẽ sai thứ tự tên Việt. "
        "Hãy tạo cơ sở dữ liệu mới: CREATE DATABASE … ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0."
    )


def _not_reached(connection: BaseDatabaseWrapper, error: OperationalError) -> str:
    reason = " ".join(str(error).split())
    if connection.vendor == "sqlite":
        return f"Không mở được cơ sở dữ liệu trong {settings.THIDUA_HOME}: {reason}."
    return (
        f"Không nối được tới PostgreSQL ở {shown(connection.settings_dict)}. Hãy xem máy chủ cơ sở dữ liệu có đang "
        f"chạy không, và địa chỉ, tên, mật khẩu trong DATABASE_URL có đúng không. Chi tiết: {reason}"
    )
