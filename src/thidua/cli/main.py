"""Which command was meant, and nothing else."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from statute.cli import main as law

USAGE = """Cách dùng: thidua LỆNH …

  demo      trường mẫu năm học 2025-2026, rồi mở máy chủ (--port 8000)
            --stage pledge|marks|dossier|council|decision|closed --size small|large|closed-school --seed SỐ
  serve     mở máy chủ cho trường mình (--port 8000, --lan)
  migrate   tạo hoặc nâng cấp cơ sở dữ liệu
  move-to   chuyển dữ liệu từ SQLite sang PostgreSQL: move-to URL, hoặc --undo để quay lại
  law …     hỏi luật: assess, explain, plan-ahead, diff, screen, sweep, check
  import …  nhập tệp: import staff|awards|collectives|initiatives TỆP --unit MÃ [--apply]
            (import --help: đủ các lựa chọn)
  unit …    cấp trên và cán bộ cấp trên: unit place TỆP.csv, unit officer MÃ "Họ và tên"
  user …    tài khoản: user reset-second-factor TÊN (mất cả điện thoại lẫn mã dự phòng, không còn ai đặt lại được)
  masks …   dữ kiện theo năm: masks export TỆP.parquet (cần thidua[bulk])
  backup TỆP   sao lưu toàn bộ dữ liệu vào một tệp, cả khi máy chủ đang chạy (--check: kiểm tra một bản đã có)
  restore TỆP  khôi phục một bản sao lưu vào thư mục dữ liệu còn trống
  ledger …  nhật ký: ledger verify [--seal DẤU in trên biên bản]
"""

# Command → module and function; `manage` and `background` are for developers and for `serve`.
COMMANDS = {
    "demo": "thidua.cli.demo:run",
    "serve": "thidua.cli.serve:run",
    "migrate": "thidua.cli.database:migrate",
    "move-to": "thidua.cli.move:run",
    "manage": "thidua.cli.database:manage",
    "import": "thidua.cli.importing:run",
    "unit": "thidua.cli.units:run",
    "user": "thidua.cli.user:run",
    "masks": "thidua.cli.masks:run",
    "backup": "thidua.cli.backup:run",
    "restore": "thidua.cli.backup:run_restore",
    "ledger": "thidua.cli.ledger:run",
    "background": "thidua.cli.background:run",
}
# They ask by themselves that nobody else is in the home.
ALONE = {"move-to", "restore"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. The law's commands need no database and start without Django."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help", "help"}:
        print(USAGE)
        return 0
    if words[0] == "law":
        return law(words[1:])
    if words[0] not in COMMANDS:
        print(f"Không có lệnh «{words[0]}».\n\n{USAGE}", file=sys.stderr)
        return 2
    run = _command(COMMANDS[words[0]])
    if words[0] not in ALONE and (reason := _why_not_here()):
        print(reason, file=sys.stderr)
        return 1
    return run(words[1:])


def _why_not_here() -> str:
    """Why no command works in this home now; empty: this process is at work in it until it ends."""
    # After Django's setup: they read its settings.
    from thidua.cli.home import enter
    from thidua.cli.reaching import why_not_postgres
    from thidua.core.errors import RefusedError

    try:
        enter()
    except RefusedError as refusal:
        return str(refusal)
    return why_not_postgres()


def _command(place: str) -> Callable[[list[str]], int]:
    # What is written here concerns people: for nobody else on this machine to read.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django  # slow, and `law` does without it

    django.setup()
    module, function = place.split(":")
    found: Callable[[list[str]], int] = getattr(import_module(module), function)
    return found
