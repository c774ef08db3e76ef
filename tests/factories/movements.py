"""What is told of the items of a plan in force."""

from datetime import date
from typing import Any

from factories.base import School
from factories.plans import make_issued
from thidua.movements.actions import Telling
from thidua.plans.models import Item, ItemKind

TOLD = date(2025, 10, 16)


def item_in_force(school: School, kind: ItemKind) -> Item:
    """One item of a plan in force, as a page shows it; the plan is made if the school has none."""
    rows = Item.objects.filter(section__plan__unit=school.unit, section__plan__state="issued", kind=kind)
    if not rows.exists():
        make_issued(school)
    return rows.select_related("undertaking", "section__plan", "person", "team", "answers").get()


def telling(on: date = TOLD, **words: Any) -> Telling:
    return Telling(on=on, **words)
