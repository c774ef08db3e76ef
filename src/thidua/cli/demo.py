"""`thidua demo`: builds the demo school once, prints one account a role, serves."""

import json
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from thidua.cli.arguments import Arguments, port
from thidua.cli.serve import PortTakenError, check_port, serve
from thidua.demo.build import NOW, Account, accounts, build
from thidua.demo.school import PASSWORD
from thidua.units.models import Unit

BUILDING, BUILT = "building", "built"


class RealDataError(Exception):
    """Thư mục dữ liệu này đã có dữ liệu thật; trường mẫu không được ghi vào đó."""


def run(words: list[str]) -> int:
    """Build if needed, then serve. 1: cannot start, the reason on standard error."""
    parser = Arguments(prog="thidua demo", description="Trường mẫu, năm học 2025-2026.")
    parser.add_argument("--port", type=port, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--no-serve", action="store_true", help="chỉ dựng trường mẫu")
    options = parser.parse_args(words)
    try:
        if not options.no_serve:
            check_port("127.0.0.1", options.port)
        _prepare()
    except PortTakenError as error:
        print(f"{error} Chọn cổng khác: PORT={options.port + 1} make demo", file=sys.stderr)
        return 1
    except RealDataError as error:
        print(f"{error.__doc__} Đặt THIDUA_HOME sang thư mục khác.", file=sys.stderr)
        return 1
    _introduce(accounts(), options.port)
    if options.no_serve:
        return 0
    os.environ["THIDUA_DEMO_CLOCK"] = NOW.isoformat()
    return serve(port=options.port)


def _marker() -> Path:
    return Path(settings.THIDUA_HOME) / "demo.json"


def _prepare() -> None:
    """Once. A building that was cut short left nothing behind (one transaction) and is begun again."""
    marker = _marker()
    state = json.loads(marker.read_text(encoding="utf-8"))["state"] if marker.exists() else None
    call_command("migrate", verbosity=0)
    if state == BUILT:
        return
    if state is None and Unit.objects.exists():
        raise RealDataError
    marker.write_text(json.dumps({"state": BUILDING}), encoding="utf-8")
    if not Unit.objects.exists():
        print("Đang dựng trường mẫu, khoảng nửa phút…", flush=True)
        build()
    connection.close()
    marker.write_text(json.dumps({"state": BUILT}), encoding="utf-8")


def _introduce(shown: list[Account], port: int) -> None:
    print(f"\nTrường THCS Hoa Sen (trường mẫu), ngày {NOW:%d/%m/%Y}. Mật khẩu chung: {PASSWORD}\n")
    for account in shown:
        print(f"  {account.user.username:<20} {account.role:<34} {account.user.full_name}")
    print(f"\nĐịa chỉ: http://127.0.0.1:{port}/\n", flush=True)
