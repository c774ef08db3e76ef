"""Which computed targets have not been looked at this month, and in which units."""

from collections.abc import Iterator
from datetime import date

from thidua.plans.models import Item, ItemKind
from thidua.plans.queries.tree import living_items
from thidua.plans.states import PlanState
from thidua.targets.models import Snapshot
from thidua.targets.queries.measures import COUNTINGS
from thidua.targets.queries.progress import Progress, last_day_of, progress_of
from thidua.units.models import Unit


def due_for_snapshot(unit: Unit, on: date) -> list[Progress]:
    """Those whose time runs, without a look in this month."""
    done = Snapshot.objects.filter(undertaking__unit=unit, month=on.replace(day=1)).values("undertaking")
    rows = (
        living_items(unit)
        .filter(kind=ItemKind.TARGET, measure__in=COUNTINGS, section__plan__starts__lte=on)
        .exclude(undertaking=None)
        .exclude(undertaking__in=done)
    )
    running: list[Item] = [row for row in rows if last_day_of(row) >= on]
    return progress_of(unit, on, running) if running else []


def units_with_targets() -> Iterator[Unit]:
    items = Item.objects.filter(
        kind=ItemKind.TARGET, measure__in=COUNTINGS, section__plan__state=PlanState.ISSUED
    )
    yield from Unit.objects.filter(id__in=items.values("section__plan__unit"))
