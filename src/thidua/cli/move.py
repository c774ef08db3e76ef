"""`thidua move-to URL`: the whole of a SQLite home into an empty PostgreSQL database, all or nothing.

Tables, rows and checks are one transaction of the target: cut short at any moment, the target is as empty as before.
The SQLite file is only read. A mark in the home keeps everybody away from it afterwards, and during the move too, so
that whoever was cut short between commit and mark cannot go on in the old file beside the new database.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections, transaction

from thidua.cli.arguments import Arguments
from thidua.cli.database import is_ready
from thidua.cli.home import MOVED, MOVING, alone, mark, marked, unmark
from thidua.cli.moving import SOURCE, copy_everything, hold_still, is_the_same, refuse_open_ballots
from thidua.cli.reaching import why_not
from thidua.core.addresses import BadAddressError, postgres, shown
from thidua.core.errors import RefusedError


class MoveRefusedError(RefusedError):
    """Không chuyển được dữ liệu."""


def run(words: list[str]) -> int:
    """0: moved, or moved back; 1: refused, the reason on standard error, and nothing is changed anywhere."""
    parser = Arguments(prog="thidua move-to", description="Chuyển dữ liệu từ SQLite sang PostgreSQL.")
    parser.add_argument("url", nargs="?", metavar="URL", help="postgres://người_dùng:mật_khẩu@máy:5432/tên")
    parser.add_argument("--undo", action="store_true", help="quay về tệp SQLite, như lúc chưa chuyển")
    options = parser.parse_args(words)
    if bool(options.url) == options.undo:
        parser.error("thidua:hãy ghi địa chỉ PostgreSQL, hoặc --undo")
    try:
        if settings.DATABASE_URL:
            raise MoveRefusedError(
                "DATABASE_URL đang được đặt, nên dữ liệu không ở SQLite. Bỏ biến này rồi chạy lại lệnh."
            )
        with alone():
            if options.undo:
                _go_back()
            else:
                _move(postgres(options.url))
    except (RefusedError, BadAddressError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _go_back() -> None:
    found = marked()
    if found is None:
        raise MoveRefusedError("Thư mục dữ liệu này chưa chuyển đi đâu: không có gì để quay về.")
    unmark()
    print(
        f"Thư mục dữ liệu lại dùng tệp SQLite, như trước khi chuyển sang {found[1]}. Bỏ DATABASE_URL rồi mở lại. "
        "Cơ sở dữ liệu PostgreSQL vẫn còn nguyên; đừng cho hai nơi cùng ghi."
    )


def _move(target: dict[str, Any]) -> None:
    before = marked()
    if before and before != (MOVING, shown(target)):
        raise MoveRefusedError(
            f"Dữ liệu đã được chuyển sang {before[1]}. Hãy đặt DATABASE_URL là địa chỉ ấy; muốn chuyển sang nơi khác thì "
            "chạy «thidua move-to --undo» trước, và mọi việc đã làm ở nơi kia sẽ không đi theo."
        )
    if not is_ready():
        raise MoveRefusedError("Chỉ chuyển được một trường đã có dữ liệu, của đúng phiên bản này.")
    refuse_open_ballots()
    with pointed_to(target):
        _look_at_target()
        if connection.introspection.table_names():
            _finish(cut_short=before is not None)
        else:
            _fill(shown(target))
    mark(MOVED, shown(target))
    print(
        f"\nXong. Từ nay hãy chạy với DATABASE_URL là địa chỉ vừa dùng ({shown(target)}); THIDUA_HOME giữ nguyên vì tệp "
        "đính kèm và khóa bí mật vẫn ở đó. Tệp SQLite cũ không bị sửa; xóa khi đã chắc chắn."
    )


@contextmanager
def pointed_to(target: dict[str, Any]) -> Iterator[None]:
    """The target is Django's default inside the block and the SQLite file is called SOURCE.

    So that migrations, which ask the default database, never ask the source by mistake.
    """
    before = connections.settings["default"]
    _swap(connections.configure_settings({"default": target})["default"])
    connections.settings[SOURCE] = before
    try:
        yield
    finally:
        connections[SOURCE].close()
        del connections[SOURCE]
        del connections.settings[SOURCE]
        _swap(before)


def _swap(database: dict[str, Any]) -> None:
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = database
    ContentType.objects.clear_cache()


def _look_at_target() -> None:
    if reason := why_not():
        raise MoveRefusedError(reason)
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        (encoding,) = cursor.fetchone()
    if encoding != "UTF8":
        raise MoveRefusedError(
            f"Cơ sở dữ liệu đích dùng bảng mã {encoding}, không giữ được chữ Việt. Hãy tạo lại: CREATE DATABASE … "
            "ENCODING 'UTF8' TEMPLATE template0."
        )


def _fill(to: str) -> None:
    """Everything in one transaction; the mark stands before it may commit."""
    mark(MOVING, to)
    copied = False
    try:
        with hold_still(), transaction.atomic():
            print(f"Đang tạo các bảng ở {to}…", flush=True)
            call_command("migrate", verbosity=0, interactive=False)
            copy_everything()
            copied = True
    except BaseException:
        # From here to the commit nobody knows whether it arrived: then the mark stays, and the next run looks.
        if not copied:
            unmark()
        raise


def _finish(*, cut_short: bool) -> None:
    """A target with tables is taken only if it is what a move cut short has left: the same, row by row."""
    with hold_still():
        if not cut_short or not is_the_same():
            raise MoveRefusedError(
                f"Cơ sở dữ liệu đích không trống (có {len(connection.introspection.table_names())} bảng). Chỉ chuyển vào "
                "một cơ sở dữ liệu mới tạo, để không đè lên dữ liệu của ai."
            )
    print("Lần chuyển trước đã chép đủ; đã đối chiếu lại từng bảng.")
