"""An edition as it is read: sections by their order and depth, each with its items; in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.core.text import tidy
from thidua.plans import catalogue
from thidua.plans.catalogue import Launched
from thidua.plans.models import Item, ItemKind, Plan, Section
from thidua.plans.models.plan import LIVING
from thidua.plans.states import PlanState
from thidua.units.models import Unit


@dataclass(slots=True)
class Branch:
    """A section with what stands in it; `depth` 1 is the outermost."""

    section: Section
    depth: int
    items: list[Item] = field(default_factory=list)
    has_below: bool = False

    @property
    def heading(self) -> str:
        """The element of its title on a page: a section below another is a heading below it."""
        return f"h{min(self.depth + 1, 6)}"

    @property
    def is_bare(self) -> bool:
        """Neither a line nor a section in it."""
        return not self.items and not self.has_below


def tree_of(plan: Plan) -> list[Branch]:
    """Sections in printing order: each one followed by those under it."""
    branches = [Branch(row, depth) for row, depth in tree_of_sections(plan)]
    by_section = {branch.section.id: branch for branch in branches}
    for branch in branches:
        if branch.section.parent_id:
            by_section[branch.section.parent_id].has_below = True
    for item in items_of(plan):
        by_section[item.section_id].items.append(item)
    return branches


def sections_for_choice(plan: Plan, besides: Section | None) -> QuerySet[Section]:
    """Those under which a section can be put: not itself, nor what stands under it."""
    branches = tree_of_sections(plan)
    hidden: set[UUID] = {besides.id} if besides else set()
    for row, _ in branches:
        if row.parent_id in hidden:
            hidden.add(row.id)
    return Section.objects.filter(plan=plan).exclude(id__in=hidden)


def tree_of_sections(plan: Plan) -> list[tuple[Section, int]]:
    """Sections in printing order, each with its depth."""
    below: dict[UUID | None, list[Section]] = {}
    for row in Section.objects.filter(plan=plan):
        below.setdefault(row.parent_id, []).append(row)
    return list(_walk(below, None, 1))


def items_of(plan: Plan) -> QuerySet[Item]:
    rows = Item.objects.filter(section__plan=plan)
    named = ("person", "team", "association", "launched_by", "answers", "undertaking", "copied_from")
    return rows.select_related(*named).prefetch_related("parts__association").order_by("order", "id")


def counts_of(plan: Plan) -> dict[str, int]:
    """How many items of each kind the edition has."""
    found: dict[str, int] = {kind.value: 0 for kind in ItemKind}
    for kind in items_of(plan).values_list("kind", flat=True):
        found[kind] += 1
    return found


def choices_of(plan: Plan, kind: ItemKind) -> list[tuple[Launched, bool]]:
    """What the catalogue has of a kind, and whether the plan names it already."""
    rows = catalogue.of_kind(kind)
    there = {tidy(name).lower() for name in items_of(plan).values_list("name", flat=True)} if rows else set()
    return [(row, row.name.lower() in there) for row in rows]


def living_items(unit: Unit) -> QuerySet[Item]:
    """All that can be told of: the items of every edition issued and not replaced, of years gone by too.

    With them what an amendment left out after something had been told of it, in its last wording (`Item.has_left`).
    """
    later = Item.objects.filter(
        undertaking=OuterRef("undertaking"),
        section__plan__state__in=(PlanState.ISSUED, PlanState.REPLACED),
        section__plan__edition__gt=OuterRef("section__plan__edition"),
    )
    told_of = Q(section__plan__state=PlanState.REPLACED, undertaking__version__gt=1) & ~Exists(later)
    rows = Item.objects.filter(
        Q(section__plan__state=PlanState.ISSUED) | told_of & ~Q(kind=ItemKind.TARGET),
        section__plan__unit=unit,
        kind__in=LIVING,
    )
    named = ("section__plan", "undertaking", "person", "team", "association", "launched_by")
    return rows.select_related(*named).prefetch_related("parts__association", "association__leads")


def items_in_force(unit: Unit, on: date) -> QuerySet[Item]:
    """What binds on a day: of plans whose period it is, and of those gone by what has its own day still to come."""
    lasts = Q(section__plan__ends__gte=on) | Q(due__gte=on) | Q(ends__gte=on)
    return living_items(unit).filter(lasts, section__plan__starts__lte=on)


def _walk(
    below: dict[UUID | None, list[Section]], parent: UUID | None, depth: int
) -> Iterator[tuple[Section, int]]:
    for row in below.get(parent, []):
        yield row, depth
        yield from _walk(below, row.id, depth + 1)
