"""What is to be looked at before a plan leaves: bases out of force, days copied and not looked at, days outside it."""

from collections.abc import Iterable
from datetime import date

from thidua.plans.models import Item, Plan
from thidua.plans.queries.bases import Standing, standings


def doubts_of(plan: Plan, on: date) -> list[str]:
    """As of a day; each in a sentence of its own."""
    items = Item.objects.filter(section__plan=plan).select_related("copied_from")
    return doubts_in(plan, standings(plan, on), items.order_by("order", "id"))


def doubts_in(plan: Plan, bases: Iterable[Standing], items: Iterable[Item]) -> list[str]:
    """The same from rows that were read already."""
    found = [f"{one.sentence}: {one.warning}" for one in bases if one.is_ended]
    waiting, outside = [], []
    for item in items:
        if item.waits_for_a_look:
            waiting.append(item)
        if item.due and not plan.starts <= item.due <= plan.ends:
            outside.append(f"“{item.name}” ({item.due:%d/%m/%Y})")
    if waiting:
        found.append(f"Còn {len(waiting)} nội dung có ngày dời từ năm trước chưa xem lại.")
    if outside:
        span = f"từ {plan.starts:%d/%m/%Y} đến {plan.ends:%d/%m/%Y}"
        found.append(f"Hạn nằm ngoài thời gian của kế hoạch, {span}: {'; '.join(outside)}.")
    return found
