"""What rooms above may know of contribution drives: how many of how many gave, and the sum. Nobody, and no team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from thidua.people.queries import postings_on
from thidua.plans.models import Item
from thidua.targets.models.drives import Contribution, DriveResult
from thidua.targets.queries.drives import MONEY, drives_of
from thidua.targets.queries.measures import PERCENT, WHOLE, shown
from thidua.targets.queries.progress import FEWEST_PEOPLE
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class DriveTotal:
    """One drive until a day. The sum of a few is not told: it would be what one of them gave."""

    item: Item
    rate: str
    amount: str
    is_over: bool


def drive_totals(unit: Unit, items: Iterable[Item], on: date) -> list[DriveTotal]:
    """Of these items of the plan; three queries for one drive as for ten."""
    rows = list(items)
    if not rows:
        return []
    keys = [row.undertaking_id for row in rows]
    results = {
        row.undertaking_id: row for row in DriveResult.objects.filter(undertaking__in=keys, on__lte=on)
    }
    live = Contribution.objects.filter(undertaking__in=keys, taken_back_at=None, on__lte=on)
    sums: dict[UUID, tuple[int, Decimal]] = {
        row["undertaking"]: (row["people"] or 0, row["amount"] or Decimal(0))
        for row in live.order_by().values("undertaking").annotate(people=Sum("people"), amount=Sum("amount"))
    }
    staff = postings_on(unit, on).count()
    found = []
    for row in rows:
        if row.undertaking_id is None:
            continue
        result = results.get(row.undertaking_id)
        people, amount = sums.get(row.undertaking_id, (0, Decimal(0)))
        if result is not None:
            people, amount = result.people, result.amount
        found.append(
            _total(row, people, result.staff if result else staff, amount, is_over=result is not None)
        )
    return found


def _total(item: Item, people: int, staff: int, amount: Decimal, *, is_over: bool) -> DriveTotal:
    share = WHOLE * people / staff if staff else Decimal(0)
    told = shown(amount, MONEY) if amount else ""
    if amount and people < FEWEST_PEOPLE:
        told = f"không nêu số tiền vì dưới {FEWEST_PEOPLE} người ủng hộ"
    return DriveTotal(item, f"{people} trên {staff} người ({shown(share, PERCENT)})", told, is_over)


def drives_under_way(unit: Unit, on: date) -> list[tuple[str, str]]:
    """The name and the deadline of each drive that still takes in: nothing of what was given."""
    return [(row.item.name, row.when) for row in drives_of(unit, on) if row.is_open]
