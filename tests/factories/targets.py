"""Plans in force whose targets are measured, by the real actions."""

from datetime import date
from decimal import Decimal
from typing import Any

from factories.base import School, actor
from factories.plans import add, issued, make_draft
from thidua.people.models import Grant, Initiative, Person, YearRecord
from thidua.plans.models import Item, ItemKind, Undertaking
from thidua.plans.queries.tree import living_items
from thidua.targets.actions import record_measurement
from thidua.targets.queries.progress import Progress, progress_of, targets_among

YEAR = "2025-2026"
MARCH = date(2026, 3, 2)


def make_targets(school: School, *targets: dict[str, Any]) -> list[Item]:
    """One plan in force with these targets; what is not said is as in `factories.plans.SAYS`."""
    plan = make_draft(school)
    for values in targets:
        add(school, plan, ItemKind.TARGET, **values)
    issued(school, plan)
    return targets_among(living_items(school.unit))


def measured_by(school: School, measure: str, aim: int = 85, unit: str = "%", **more: Any) -> Item:
    said = {"name": measure, "measure": measure, "aim": Decimal(aim), "aim_unit": unit}
    return make_targets(school, said | more)[0]


def undertaking(item: Item) -> Undertaking:
    assert item.undertaking is not None
    return item.undertaking


def enter(school: School, item: Item, value: int, on: date, **more: Any) -> Any:
    return record_measurement(
        by=actor(school.alice, school),
        undertaking=undertaking(item),
        value=Decimal(value),
        text="Biên bản kiểm tra",
        on=on,
        **more,
    )


def progress(school: School, on: date = MARCH) -> Progress:
    (row,) = progress_of(school.unit, on)
    return row


def year_of(school: School, person: Person, **said: Any) -> YearRecord:
    row, _ = YearRecord.objects.update_or_create(
        person=person, school_year=YEAR, defaults={"unit": school.unit} | said
    )
    return row


def initiative(school: School, person: Person, title: str = "Góc đọc xanh", **said: Any) -> Initiative:
    return Initiative.objects.create(record=year_of(school, person), title=title, **said)


def grant(school: School, person: Person, code: str, **said: Any) -> Grant:
    return Grant.objects.create(unit=school.unit, person=person, code=code, school_year=YEAR, **said)
