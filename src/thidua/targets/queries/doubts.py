"""What is odd about a figure typed by hand: it fell, or the teams have more than the school."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from thidua.plans.models import Item
from thidua.targets.models import Measurement
from thidua.targets.queries.measures import PERCENT, shown
from thidua.units.models import Team


def doubt_about(item: Item, value: Decimal, on: date, team: Team | None) -> str:
    """In words, or nothing; of what is measured in percent no sums are made."""
    standing = _standing(item, on)
    whose = team.id if team else None
    before = standing.get(whose)
    if before is not None and value < before.value:
        was = f"{shown(before.value, item.aim_unit)} (ngày {before.on:%d/%m/%Y})"
        return f"Con số này thấp hơn lần trước: {was}."
    if item.aim_unit == PERCENT or item.team_id is not None:
        return ""
    of_teams = [row.value for key, row in standing.items() if key not in (None, whose)]
    if team is None:
        return _beyond(item, of_teams, value, "")
    school = standing.get(None)
    if school is None:
        return ""
    return _beyond(item, [*of_teams, value], school.value, f" (ngày {school.on:%d/%m/%Y})")


def _beyond(item: Item, of_teams: Iterable[Decimal], school: Decimal, dated: str) -> str:
    total = sum(of_teams, Decimal(0))
    if total <= school:
        return ""
    return (
        f"Các tổ cộng lại được {shown(total, item.aim_unit)}, "
        f"nhiều hơn con số của cả trường là {shown(school, item.aim_unit)}{dated}."
    )


def _standing(item: Item, on: date) -> dict[object, Measurement]:
    """The figure of the school (under None) and of each team as it stood until this day."""
    rows = Measurement.objects.filter(undertaking=item.undertaking_id, on__lte=on).order_by("on", "edition")
    return {row.team_id: row for row in rows}
