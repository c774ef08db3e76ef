"""The deciding authority as the name printed on paper."""

from datetime import date

from statute.authority import decides
from thidua.decisions.access import deciding_level
from thidua.units.models import Level, Unit
from thidua.units.queries import ancestors_on


def chair_of(unit: Unit) -> str:
    """“Chủ tịch UBND xã Hoa Sen”; the minister of a ministry."""
    return f"Bộ trưởng {unit.name}" if unit.level == Level.MINISTRY else f"Chủ tịch {unit.name}"


def authority_names(unit: Unit, codes: set[str], on: date) -> dict[str, str]:
    """For each award: who decides it for this unit on that day, named with its place where it is known here."""
    above = {Level(one.level): one for one in ancestors_on(unit, on)}
    names = {}
    for code in codes:
        level = deciding_level(code, on)
        names[code] = chair_of(above[level]) if level in above else decides(code, on)[0]
    return names
