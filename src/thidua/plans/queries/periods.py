"""Which plans' year a page shows: what is in force today, or a plan that is looked back at."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from thidua.plans.models import Item, Plan
from thidua.plans.queries.tree import items_in_force, living_items
from thidua.plans.states import PlanState
from thidua.units.models import Unit

ASKED = "ke-hoach"
# Where what was undertaken has neither its result nor its end yet.
UNREPORTED = ("planned", "launched", "reviewed", "open")


@dataclass(frozen=True, slots=True)
class Periods:
    """The issued plans of a unit; `shown`: the one that is looked at instead of what is in force."""

    unit: Unit
    on: date
    plans: tuple[Plan, ...]
    shown: Plan | None

    @property
    def current(self) -> list[Plan]:
        return [plan for plan in self.plans if plan.starts <= self.on <= plan.ends]

    @property
    def others(self) -> list[Plan]:
        """The newest first; those to come are among them."""
        return [plan for plan in self.plans if not plan.starts <= self.on <= plan.ends]

    @property
    def is_told(self) -> bool:
        """Whether there is anything to choose from."""
        return bool(self.others) or len(self.current) > 1

    def items(self) -> QuerySet[Item]:
        if self.shown is not None:
            return living_items(self.unit).filter(section__plan__thread=self.shown.thread)
        return items_in_force(self.unit, self.on)


def periods_of(unit: Unit, on: date, asked: str = "") -> Periods:
    """In one query; an address that names no plan of the unit shows what is in force."""
    plans = tuple(Plan.objects.filter(unit=unit, state=PlanState.ISSUED).order_by("-starts", "-edition"))
    shown = next((plan for plan in plans if str(plan.id) == asked), None)
    return Periods(unit, on, plans, shown)


def with_unreported(plans: QuerySet[Plan], unit: Unit, on: date) -> list[tuple[Plan, int]]:
    """Each plan and, once it has gone by, how many of its tasks and movements have neither a result nor an end."""
    rows = living_items(unit).filter(
        section__plan=OuterRef("id"), section__plan__ends__lt=on, undertaking__state__in=UNREPORTED
    )
    rows = rows.exclude(Q(due__gte=on) | Q(ends__gte=on)).exclude(kind="target").prefetch_related(None)
    counted = rows.order_by().values("section__plan").annotate(count=Count("id")).values("count")
    known = plans.annotate(unreported=Coalesce(Subquery(counted), 0))
    return [(plan, plan.unreported) for plan in known]
