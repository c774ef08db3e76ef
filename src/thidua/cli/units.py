"""`thidua unit place FILE.csv` and `thidua unit officer CODE "NAME"`: the tree of many schools, and who works above them."""

import csv
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from thidua.cli.database import is_ready
from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.core.ids import grouped
from thidua.core.text import fold
from thidua.decisions.actions import change_parent, open_officer
from thidua.decisions.actions.placing import refuse_parent
from thidua.decisions.queries.placing import open_submissions
from thidua.ledger.actions import Actor
from thidua.units.models import Unit

USAGE = """Cách dùng:
  thidua unit place TỆP.csv [--apply]   đổi cấp trên trực tiếp của nhiều trường; không có --apply thì chỉ xem trước
  thidua unit officer MÃ "Họ và tên"    tài khoản và phiếu kích hoạt đầu tiên cho cán bộ thi đua của xã, phường

Tệp CSV mã hóa UTF-8, dòng đầu: mã trường, mã cấp trên, từ ngày, văn bản, địa danh (hai cột sau có thể để trống).
"""
COLUMNS = {
    "mã trường": "unit",
    "mã cấp trên": "parent",
    "từ ngày": "on",
    "văn bản": "paper",
    "địa danh": "place",
}
NEEDED = ("unit", "parent", "on")
DAYS = ("%Y-%m-%d", "%d/%m/%Y")


class FileRefusedError(Exception):
    """Tệp chưa dùng được; nêu mọi dòng có lỗi."""


@dataclass(frozen=True, slots=True)
class Placing:
    """One line of the file, with its units found."""

    line: int
    unit: Unit
    parent: Unit
    on: date
    paper: str
    place: str

    def told(self) -> str:
        waiting = [one for one in open_submissions(self.unit) if one.addressee_id != self.parent.id]
        return (
            f"dòng {self.line}: {self.unit.name} dưới {self.parent.name} từ {self.on:%d/%m/%Y}, "
            f"{len(waiting)} tờ trình chưa trả lời xong"
        )


def run(words: list[str]) -> int:
    """0: done or shown; 1: refused, nothing written; 2: wrong words or no database."""
    apply = "--apply" in words
    rest = [word for word in words if word != "--apply"]
    if rest[:1] == ["place"] and len(rest) == len(("place", "file")):
        return _guarded(lambda: _place(Path(rest[1]), apply=apply))
    if rest[:1] == ["officer"] and len(rest) == len(("officer", "code", "name")) and not apply:
        return _guarded(lambda: _officer(rest[1], rest[2]))
    print(USAGE, file=sys.stderr)
    return 2


def _guarded(work: Callable[[], str]) -> int:
    if not is_ready():
        return 2
    try:
        print(work())
    except (FileRefusedError, RefusedError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _place(path: Path, *, apply: bool) -> str:
    """All lines or none: a file with one bad line writes nothing."""
    rows = _read(path)
    told = [row.told() for row in rows]
    if not apply:
        return "\n".join([*told, "Chưa ghi gì. Thêm --apply để ghi."])
    with transaction.atomic():
        for row in rows:
            try:
                by = Actor(user=None, unit=row.unit.id)
                change_parent(
                    by=by, unit=row.unit, parent=row.parent, on=row.on, paper=row.paper, place=row.place
                )
            except RefusedError as refusal:
                raise FileRefusedError(f"dòng {row.line}: {refusal} Chưa ghi dòng nào.") from None
    return "\n".join([*told, f"Đã ghi {len(rows)} trường."])


def _read(path: Path) -> list[Placing]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FileRefusedError(f"Không đọc được tệp {path}: hãy lưu dạng CSV UTF-8.") from None
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    table = list(reader)
    known = {fold(name): key for name, key in COLUMNS.items()}
    columns = {
        known[fold(cell)]: place
        for place, cell in enumerate(table[0] if table else [])
        if fold(cell) in known
    }
    missing = [name for name, key in COLUMNS.items() if key in NEEDED and key not in columns]
    if missing:
        raise FileRefusedError(f"Dòng đầu thiếu cột: {', '.join(missing)}.\n\n{USAGE}")
    found: list[Placing] = []
    faults: list[str] = []
    for number, cells in enumerate(table[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        given = {key: (cells[place].strip() if place < len(cells) else "") for key, place in columns.items()}
        row = _row(number, given, faults)
        if row is not None:
            found.append(row)
    twice = {row.unit.code for row in found if sum(other.unit == row.unit for other in found) > 1}
    faults += [f"trường {code} có hai dòng" for code in sorted(twice)]
    if faults or not found:
        raise FileRefusedError("\n".join([*(faults or ["Tệp không có dòng nào."]), "Chưa ghi dòng nào."]))
    return found


def _row(number: int, given: dict[str, str], faults: list[str]) -> Placing | None:
    """The line with its units, or what is wrong with it among `faults`."""
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[given["unit"], given["parent"]])}
    unknown = [code for code in (given["unit"], given["parent"]) if code not in units]
    on = _day(given["on"])
    if unknown or on is None:
        said = [f"không có đơn vị mã «{code}»" for code in unknown]
        said += [] if on else [f"ngày «{given['on']}» chưa đúng dạng 01/07/2025"]
        faults.append(f"dòng {number}: {', '.join(said)}")
        return None
    unit, parent = units[given["unit"]], units[given["parent"]]
    try:
        refuse_parent(unit, parent, on)
    except RefusedError as refusal:
        faults.append(f"dòng {number}: {refusal}")
        return None
    return Placing(number, unit, parent, on, given.get("paper", ""), given.get("place", ""))


def _day(text: str) -> date | None:
    for pattern in DAYS:
        try:
            return datetime.strptime(text, pattern).replace(tzinfo=clock.HANOI).date()
        except ValueError:
            continue
    return None


def _officer(code: str, full_name: str) -> str:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise FileRefusedError(f"Không có đơn vị mã «{code}».")
    user, slip = open_officer(
        by=Actor(user=None, unit=unit.id), unit=unit, full_name=full_name, on=clock.today()
    )
    return (
        f"{user.full_name}, cán bộ thi đua của {unit.name}\n"
        f"  tên đăng nhập: {user.username}\n  mã kích hoạt:  {grouped(slip)}\n"
        "Mã chỉ hiện một lần. Mở trang Kích hoạt tài khoản, nhập hai dòng trên và tự đặt mật khẩu."
    )
