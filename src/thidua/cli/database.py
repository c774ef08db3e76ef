"""`thidua migrate`, Django's own commands for developers (`thidua manage …`), and: is the database there."""

import sys

from django.core.management import call_command, execute_from_command_line
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from thidua.backups.archive import finish_or_forget
from thidua.backups.errors import HomeBusyError


def migrate(words: list[str]) -> int:
    call_command("migrate", *words, verbosity=1)
    return 0


def manage(words: list[str]) -> int:
    execute_from_command_line(["thidua manage", *words])
    return 0


def _restored_by_half() -> str:
    """Why a home cannot be used before its restore is done; empty: it can."""
    try:
        if finish_or_forget():
            return ""
    except HomeBusyError as refusal:
        return str(refusal)
    return "Lần khôi phục trước bị ngắt giữa chừng và đã được dọn sạch: hãy chạy lại «thidua restore TỆP»."


def is_ready(*, make: bool = False) -> bool:
    """Whether the database is as this program needs it; if not, what to do is said on standard error.

    `make`: a home without any database gets one at once. An older database is upgraded only when told to, after a
    back-up.
    """
    if reason := _restored_by_half():
        print(reason, file=sys.stderr)
        return False
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return True
    if executor.loader.applied_migrations:
        print("Cơ sở dữ liệu cần nâng cấp: sao lưu rồi chạy «thidua migrate».", file=sys.stderr)
        return False
    if make:
        call_command("migrate", verbosity=0)
        return True
    print("Thư mục dữ liệu này chưa có gì: chạy «thidua migrate» hoặc «thidua serve» trước.", file=sys.stderr)
    return False
