"""`thidua ledger verify`: is every unit's chain whole."""

import sys

from thidua.ledger.queries import verify
from thidua.units.models import Unit


def run(words: list[str]) -> int:
    """0: every chain is whole; 1: a chain is broken, its first broken line is named; 2: wrong words."""
    if words != ["verify"]:
        print("Cách dùng: thidua ledger verify", file=sys.stderr)
        return 2
    names = {unit.id: unit.name for unit in Unit.objects.all()}
    broken = False
    for verdict in verify():
        mark = "nguyên vẹn" if verdict.broken_at is None else f"ĐỨT ở dòng {verdict.broken_at}"
        print(f"{names.get(verdict.unit, verdict.unit)}: {mark} – {verdict.sentence}")
        broken = broken or verdict.broken_at is not None
    return 1 if broken else 0
