"""Numbers of registers: the locked counter of a kind of paper in a calendar year."""

from uuid import UUID

from thidua.documents.models import Counter
from thidua.units.models import Unit


def next_number(unit: Unit, kind: str, year: int) -> int:
    """The number after the last one; it is used up only if the action around it commits."""
    row = counter(unit, kind, year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def counter(unit: Unit, kind: str, year: int) -> Counter:
    """The locked counter of a register in a calendar year, made at its first use."""
    row, _ = Counter.objects.get_or_create(unit=unit, kind=kind, year=year)
    return _locked(row.id)


def _locked(row: UUID) -> Counter:
    """The guard: whoever comes second waits here, then reads what the first one left."""
    return Counter.objects.select_for_update().get(id=row)
