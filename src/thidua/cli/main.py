"""Which command was meant, and nothing else."""

import os
import sys
from collections.abc import Callable, Sequence

USAGE = """Cách dùng: thidua LỆNH …

  demo      trường mẫu chơi trọn năm học 2025-2026, rồi mở máy chủ (--port 8000)
  serve     mở máy chủ cho trường mình (--port, --lan)
  migrate   tạo hoặc nâng cấp cơ sở dữ liệu
  law …     hỏi luật: assess, explain, check
  import …  nhập tệp: import staff FILE --unit MÃ [--apply] [--format json|text]
  ledger …  nhật ký: ledger verify
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. The law's commands run without a database."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help", "help"}:
        print(USAGE)
        return 0
    if words[0] == "law":
        from statute.cli import main as law  # slow third-party: keeps Django out of it

        return law(words[1:])
    command = _commands().get(words[0])
    if command is None:
        print(f"Không có lệnh «{words[0]}».\n\n{USAGE}", file=sys.stderr)
        return 2
    return command(words[1:])


def _commands() -> dict[str, Callable[[list[str]], int]]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django

    django.setup()
    from thidua.cli import database, ledger

    return {"migrate": database.migrate, "manage": database.manage, "ledger": ledger.run}
