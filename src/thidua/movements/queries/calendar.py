"""The days of the plan: when movements begin and end, what is due, and the anniversaries of the year."""

from calendar import Calendar, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from thidua.movements.access import MOVING
from thidua.movements.catalogue import of_the_year
from thidua.movements.deadlines import last_day
from thidua.plans.models import DueRule, Item, ItemKind
from thidua.plans.queries.tree import living_items
from thidua.units.models import Unit

# Every so many years an anniversary is told with its number.
ROUND = 5
OVER = ("cancelled", "done", "closed")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day; `key` stays the same for the same thing. `last`: to which day it lasts, if longer."""

    on: date
    title: str
    kind: str  # start, end, due, anniversary
    key: str
    url: str = ""
    last: date | None = None
    is_over: bool = False


@dataclass(slots=True)
class Day:
    """One box of the month."""

    on: date
    is_inside: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


def entries_between(unit: Unit, first: date, last: date) -> list[Entry]:
    """All that lies in the stretch, by day."""
    found = [entry for item in living_items(unit) for entry in _of_item(item)]
    found += [entry for year in range(first.year, last.year + 1) for entry in anniversaries(year)]
    inside = [entry for entry in found if first <= entry.on <= last]
    return sorted(inside, key=lambda entry: (entry.on, entry.kind == "anniversary", entry.title))


def month_of(unit: Unit, year: int, month: int, today: date) -> list[list[Day]]:
    """The month as weeks from Monday to Sunday, each day with what is on it."""
    weeks = Calendar().monthdatescalendar(year, month)
    days = {on: Day(on, on.month == month, on == today) for week in weeks for on in week}
    for entry in entries_between(unit, weeks[0][0], weeks[-1][-1]):
        days[entry.on].entries.append(entry)
    return [[days[on] for on in week] for week in weeks]


def month_entries(unit: Unit, year: int, month: int) -> list[Entry]:
    return entries_between(unit, date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def anniversaries(year: int) -> list[Entry]:
    """Of one calendar year; a round number of years is told."""
    found = []
    for one in of_the_year():
        age = year - one.since if one.since else 0
        told = f" ({age} năm)" if age and age % ROUND == 0 else ""
        on = date(year, one.month, one.day)
        found.append(Entry(on, f"{one.name}{told}", "anniversary", f"{one.month:02}{one.day:02}"))
    return found


def _of_item(item: Item) -> Iterator[Entry]:
    over = bool(item.undertaking and item.undertaking.state in OVER)
    key, url = str(item.undertaking_id), _url(item)
    if item.starts:
        yield Entry(item.starts, f"{item.name}: bắt đầu", "start", f"{key}-starts", url, item.ends, over)
    if item.ends:
        yield Entry(item.ends, f"{item.name}: kết thúc", "end", f"{key}-ends", url, None, over)
    if item.due:
        # What is due before a day stands on the eve, the last day on which it is in time.
        day = last_day(item.due, item.due_rule)
        told = f" (trước ngày {item.due:%d/%m})" if item.due_rule == DueRule.BEFORE else ""
        yield Entry(day, f"Hạn: {item.name}{told}", "due", f"{key}-due", url, None, over)


def _url(item: Item) -> str:
    if item.kind == ItemKind.TASK:
        return reverse("task_page", args=[item.undertaking_id])
    if item.kind in MOVING:
        return reverse("movement_page", args=[item.undertaking_id])
    return reverse("plan_page", args=[item.section.plan_id])
