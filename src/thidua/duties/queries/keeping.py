"""The free lines that stay from one hand-over to the next."""

from thidua.duties.models import Keeping, KeepingKind
from thidua.units.models import Unit


def keeping_of(unit: Unit, kind: KeepingKind) -> list[Keeping]:
    return list(Keeping.objects.filter(unit=unit, kind=kind))
