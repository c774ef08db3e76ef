"""What is to be looked at before a plan leaves: bases out of force, days copied and not looked at, days outside it, another plan of the same days."""

from collections.abc import Iterable
from datetime import date

from thidua.plans.models import Item, Plan
from thidua.plans.queries.bases import Standing, standings
from thidua.plans.states import PlanState


def doubts_of(plan: Plan, on: date) -> list[str]:
    """As of a day; each in a sentence of its own."""
    items = Item.objects.filter(section__plan=plan).select_related("copied_from")
    return doubts_in(plan, standings(plan, on), items.order_by("order", "id"))


def doubts_in(plan: Plan, bases: Iterable[Standing], items: Iterable[Item]) -> list[str]:
    """The same from rows that were read already."""
    found = [f"{one.sentence}: {one.warning}" for one in bases if one.is_ended] + _overlaps(plan)
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


def _overlaps(plan: Plan) -> list[str]:
    """Two plans that stand on one day both bind; that may be meant, and is said."""
    others = Plan.objects.filter(
        unit=plan.unit_id, state=PlanState.ISSUED, starts__lte=plan.ends, ends__gte=plan.starts
    ).exclude(thread=plan.thread)
    return [
        f"Thời gian trùng một phần với kế hoạch đã ban hành “{one.title}” "
        f"(từ {one.starts:%d/%m/%Y} đến {one.ends:%d/%m/%Y})."
        for one in others.order_by("starts")
    ]
