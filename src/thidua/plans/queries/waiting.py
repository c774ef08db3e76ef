"""Which plan waits for somebody: to be approved, issued, mended, or to be begun at all."""

from dataclasses import dataclass
from datetime import date

from thidua.plans.models import Plan
from thidua.plans.queries.periods import with_unreported
from thidua.plans.states import PlanState
from thidua.units.models import Unit

UNFINISHED = (PlanState.DRAFT, PlanState.REVIEW, PlanState.APPROVED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Plans by what they wait for; `is_missing`: none covers the day, and nobody is writing one.

    `unreported`: plans gone by with how many of their tasks, movements and drives nobody has told the end of.
    """

    to_approve: tuple[Plan, ...] = ()
    to_issue: tuple[Plan, ...] = ()
    to_mend: tuple[Plan, ...] = ()
    is_missing: bool = False
    unreported: tuple[tuple[Plan, int], ...] = ()


def unfinished_plans(unit: Unit) -> list[Plan]:
    """Whatever is being written, read or waits to be issued."""
    return list(Plan.objects.filter(unit=unit, state__in=UNFINISHED).order_by("starts", "id"))


def plans_waiting(unit: Unit, on: date) -> Waiting:
    """In one query."""
    asked = Plan.objects.filter(unit=unit, state__in=[*UNFINISHED, PlanState.ISSUED])
    found = with_unreported(asked, unit, on)
    rows = [row for row, _ in found]
    covered = any(row.starts <= on <= row.ends for row in rows)
    return Waiting(
        to_approve=tuple(row for row in rows if row.state == PlanState.REVIEW),
        to_issue=tuple(row for row in rows if row.state == PlanState.APPROVED),
        to_mend=tuple(row for row in rows if row.is_draft and row.returned_because),
        is_missing=not covered,
        unreported=tuple((row, count) for row, count in found if count),
    )
