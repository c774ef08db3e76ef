"""Whom closing reviews of a stretch propose for commendation, in the words of whoever told it."""

from dataclasses import dataclass
from datetime import date

from thidua.movements.models import Happening
from thidua.movements.states import MovementAct
from thidua.plans.models import Item
from thidua.plans.states import PlanState
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Proposed:
    """One closing review with its proposals."""

    item: Item
    told: Happening


def proposals_between(unit: Unit, first: date, last: date) -> list[Proposed]:
    """The latest first; in two queries."""
    rows = Happening.objects.filter(
        undertaking__unit=unit, act=MovementAct.CLOSE, on__gte=first, on__lte=last
    )
    told = list(rows.exclude(proposals="").order_by("-on"))
    keys = [one.undertaking_id for one in told]
    items = Item.objects.filter(undertaking__in=keys, section__plan__state=PlanState.ISSUED) if keys else ()
    by_key = {item.undertaking_id: item for item in items}
    return [Proposed(by_key[one.undertaking_id], one) for one in told if one.undertaking_id in by_key]
