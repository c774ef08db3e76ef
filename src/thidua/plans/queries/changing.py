"""Where the wording of what lives is changed: in the edition being written, or by beginning an amendment."""

from dataclasses import dataclass
from uuid import UUID

from thidua.plans.models import Item, Plan
from thidua.plans.queries.waiting import UNFINISHED
from thidua.plans.states import PlanState


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its route, and what its button says."""

    route: str
    key: UUID
    button: str


def where_to_change(item: Item) -> Place | None:
    """None where the edition that words it binds no longer."""
    plan = item.section.plan
    if plan.state != PlanState.ISSUED:
        return None
    draft = Plan.objects.filter(unit=plan.unit_id, thread=plan.thread, state__in=UNFINISHED).first()
    if draft is None:
        return Place("plan_amend", plan.id, "Sửa trong kế hoạch")
    worded = Item.objects.filter(section__plan=draft, undertaking=item.undertaking_id).first()
    if draft.is_draft and worded is not None:
        return Place("item_edit", worded.id, "Sửa trong bản sửa đổi đang soạn")
    return Place("plan_page", draft.id, "Xem bản sửa đổi đang soạn")
