"""`thidua ledger verify`: is every unit's chain whole, and does a paper's seal still stand in it."""

import sys

from thidua.cli.database import is_ready
from thidua.ledger.queries import seal_stands, verify
from thidua.units.models import Unit

USAGE = """Cách dùng: thidua ledger verify [--seal DẤU]

  --seal DẤU   dấu nhật ký in trên biên bản: còn đứng trong chuỗi hay không"""


def run(words: list[str]) -> int:
    """0: every chain is whole; 1: a chain is broken, its first broken line is named; 2: wrong words."""
    if words[:1] != ["verify"] or len(words) not in {1, 3} or words[1:2] not in ([], ["--seal"]):
        print(USAGE, file=sys.stderr)
        return 2
    if not is_ready():
        return 2
    whole = _verify_all()
    if words[2:]:
        stands = seal_stands(words[2])
        print("Dấu trên giấy: " + ("còn đứng trong chuỗi" if stands else "KHÔNG có trong chuỗi nào"))
        whole = whole and stands
    return 0 if whole else 1


def _verify_all() -> bool:
    names = {unit.id: unit.name for unit in Unit.objects.all()}
    whole = True
    for verdict in verify():
        mark = "" if verdict.broken_at is None else f"ĐỨT ở dòng {verdict.broken_at} – "
        print(f"{names.get(verdict.unit, verdict.unit)}: {mark}{verdict.sentence}")
        if verdict.seal:
            print(f"  dấu của dòng cuối: {verdict.seal}")
        whole = whole and verdict.broken_at is None
    return whole
