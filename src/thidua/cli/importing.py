"""`thidua import staff|awards|collectives|initiatives FILE --unit CODE [--apply] [--format json|text]`: a list, dry unless told to apply."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.intake.actions import apply_list
from thidua.intake.queries import kept_columns
from thidua.intake.reading.lists import ListFile, read_list
from thidua.intake.targets import TARGETS, Target
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import Kind, Plan
from thidua.ledger.actions import Actor
from thidua.units.models import Unit

LABELS = {
    Kind.NEW: "mới",
    Kind.CHANGED: "thay đổi",
    Kind.MISSING: "không có trong tệp",
    Kind.DOUBTFUL: "chưa chắc chắn",
    Kind.REJECTED: "không nhận",
    Kind.UNCHANGED: "không đổi",
}


USAGE = (
    f"thidua import {'|'.join(TARGETS)} TỆP --unit MÃ [--year NĂM-HỌC] [--decision SỐ] [--decided-on NGÀY] "
    "[--authority CẤP] [--apply] [--format json|text]"
)


class BadWordsError(Exception):
    """What was typed cannot be carried out; one line says why."""


class _Words(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadWordsError(f"Lệnh chưa đúng{_complaint(message)}. Cách dùng: {USAGE}")


# What argparse says in English → how we say it.
_COMPLAINTS = (
    (r"the following arguments are required: (.*)", ": thiếu {}"),
    (r"argument (\S+): invalid choice: '(.*?)' .*", ": {} không thể là «{}»"),
    (r"argument (\S+): expected .*", ": {} cần một giá trị"),
    (r"unrecognized arguments: (.*)", ": không hiểu «{}»"),
)


def _complaint(message: str) -> str:
    for pattern, words in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return ""


def run(words: list[str]) -> int:
    """0: planned or applied, whatever the lines are; 2: bad words or a bad file, said in one line."""
    if not {"-h", "--help", "help"}.isdisjoint(words):
        print(_help())
        return 0
    try:
        answer = _answer(words)
    except (BadWordsError, RefusedError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    print(answer)
    return 0


def _help() -> str:
    wide = max(len(key) for key in TARGETS)
    lists = [f"  {key:<{wide}}  {target.name}: {target.lead}" for key, target in TARGETS.items()]
    return "\n".join(
        [
            f"Cách dùng: {USAGE}",
            "",
            "DANH-SÁCH là một trong:",
            *lists,
            "",
            "Không có --apply thì chỉ kiểm tra thử, không ghi gì.",
            "--year, --decision, --decided-on, --authority: năm học, số, ngày, cấp quyết định dùng cho mọi dòng,",
            "khi tệp không có cột đó.",
        ]
    )


def _answer(words: list[str]) -> str:
    asked = _parser().parse_args(words)
    if not MigrationRecorder(connection).has_table():
        raise BadWordsError("Cơ sở dữ liệu chưa được tạo: chạy thidua migrate.")
    unit = Unit.objects.filter(code=asked.unit).first()
    if unit is None:
        raise BadWordsError(f"Không có đơn vị mã «{asked.unit}»")
    target, today, path = TARGETS[asked.what], clock.today(), Path(asked.file)
    kept = kept_columns(unit, target)
    stated = _stated(target, asked)
    file = read_list(
        _content(path), target.words, target.record, name=path.name, on=today, kept=kept, stated=stated
    )
    by = Actor(user=None, unit=unit.id)
    plan = target.plan(Asked(by, unit, today), file)
    if asked.apply:
        apply_list(by=by, unit=unit, target=target, file=file, seen=plan.fingerprint, on=today)
    if asked.format == "json":
        return json.dumps(_told(unit, target, file, plan, applied=asked.apply), ensure_ascii=False, indent=1)
    return _said(target, file, plan, applied=asked.apply)


# What is said once for all lines → what the column is called in each kind of list.
ONCE = {
    "year": ("award_year", "school_year"),
    "decision": ("award_paper", "paper"),
    "decided_on": ("award_on", "recognised_on"),
    "authority": ("authority",),
}


def _stated(target: Target, asked: argparse.Namespace) -> dict[str, str]:
    """Refuses what such a list has no use for, rather than leave it aside in silence."""
    found = {}
    for option, names in ONCE.items():
        words = getattr(asked, option)
        if words is None:
            continue
        name = next((name for name in names if name in target.words.once), None)
        if name is None:
            raise BadWordsError(f"Danh sách «{target.key}» không dùng --{option.replace('_', '-')}.")
        found[name] = words
    return found


def _parser() -> argparse.ArgumentParser:
    parser = _Words(prog="thidua import", add_help=False, allow_abbrev=False)
    parser.add_argument("what", choices=list(TARGETS), metavar="DANH-SÁCH")
    parser.add_argument("file", metavar="TỆP")
    parser.add_argument("--unit", required=True)
    for option in ONCE:
        parser.add_argument(f"--{option.replace('_', '-')}")
    parser.add_argument("--apply", action="store_true")
    parser.add_argument("--format", choices=["json", "text"], default="text")
    return parser


_TROUBLES: dict[type[OSError], str] = {
    FileNotFoundError: "không có tệp này",
    IsADirectoryError: "đây là thư mục",
    PermissionError: "không có quyền đọc",
}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = _TROUBLES.get(type(error), "lỗi khi đọc")
        raise BadWordsError(f"Không đọc được tệp {path}: {why}.") from None


def _told(unit: Unit, target: Target, file: ListFile, plan: Plan, *, applied: bool) -> dict[str, Any]:
    return {
        "unit": unit.code,
        "file": file.name,
        "sha256": file.digest,
        "sheet": file.header.sheet.name,
        "applied": applied,
        "counts": plan.counts,
        "new_teams": plan.new_teams,
        "unused_columns": file.header.unused,
        "stated": file.stated,
        "rows": [
            {
                "line": row.line,
                "kind": row.kind.value,
                "full_name": row.full_name,
                "reason": row.reason,
                "written": target.told(row),
            }
            for row in plan.rows
        ],
        "skipped": [{"line": skipped.line, "reason": skipped.reason} for skipped in file.skipped],
    }


def _said(target: Target, file: ListFile, plan: Plan, *, applied: bool) -> str:
    lines = [f"{file.name}, trang «{file.header.sheet.name}», {len(file.records)} dòng"]
    lines += [f"  {LABELS[Kind(kind)]}: {count}" for kind, count in plan.counts.items()]
    if file.stated:
        labels = target.words.labels
        said = ", ".join(f"{labels[name]} {words}" for name, words in file.stated.items())
        lines.append(f"  khai chung cho cả tệp: {said}")
    if file.header.unused:
        lines.append(f"  không đọc các cột: {' · '.join(file.header.unused)}")
    if plan.new_teams:
        lines.append(f"  tổ mới: {', '.join(plan.new_teams)}")
    lines += [
        f"dòng {row.line or '–'}: {row.full_name}: {LABELS[row.kind]}"
        + "".join(f": {words}" for words in (row.reason, " · ".join(target.told(row))) if words)
        for row in plan.rows
        if row.kind != Kind.UNCHANGED
    ]
    lines += [f"dòng {skipped.line}: bỏ qua: {skipped.reason}" for skipped in file.skipped]
    lines.append("Đã ghi." if applied else "Chưa ghi gì. Thêm --apply để ghi các dòng mới và thay đổi.")
    return "\n".join(lines)
