"""Who decides an award on a day, as a level of units and as the name printed on paper."""

from datetime import date
from uuid import UUID

from statute.authority import decides
from thidua.units.models import Level, Unit
from thidua.units.queries import ancestors_on

# The engine names the deciding authority in words; only these are chairs of units kept here.
LEVELS = {
    "Chủ tịch UBND huyện": Level.DISTRICT,
    "Chủ tịch UBND xã": Level.COMMUNE,
    "Chủ tịch UBND thành phố": Level.PROVINCE,
    "Bộ trưởng Bộ Giáo dục và Đào tạo": Level.MINISTRY,
}


def deciding_level(code: str, on: date) -> Level | None:
    """The level of the unit whose head decides; none above the ministry."""
    return LEVELS.get(decides(code, on)[0])


def may_decide(unit: Unit, code: str, on: date) -> bool:
    """Whether this unit itself decides the award on that day. A school never does."""
    return unit.level != Level.SCHOOL and deciding_level(code, on) == unit.level


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


def unit_of_authority(unit: Unit, code: str, on: date) -> UUID | None:
    """The unit above which decides, if it is kept here."""
    level = deciding_level(code, on)
    return next((one.id for one in ancestors_on(unit, on) if one.level == level), None)
