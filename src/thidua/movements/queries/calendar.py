"""The days of the plan, what rooms above must do by a day, what must be sent, and the anniversaries of the year."""

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse

from thidua.documents.access import may_read_registers
from thidua.documents.models import Dispatch
from thidua.movements.access import MOVING
from thidua.movements.catalogue import of_the_year
from thidua.movements.dated import Asked, Entry, told_above
from thidua.movements.deadlines import last_day
from thidua.plans.models import DueRule, Item, ItemKind
from thidua.plans.queries.tree import living_items
from thidua.plans.queries.wording import offices_of
from thidua.units.access import Member
from thidua.units.models import Unit

# Every so many years an anniversary is told with its number.
ROUND = 5
# How an entry of the plan is told apart by calendar programs.
KEYS = {"start": "starts", "end": "ends", "due": "due"}
OVER = ("cancelled", "done", "closed")


@dataclass(slots=True)
class Day:
    """One box of the month."""

    on: date
    is_inside: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


def entries_between(unit: Unit, first: date, last: date, reader: Member | None = None) -> list[Entry]:
    """All that lies in the stretch, by day; of what is not for everybody only what the reader may open.

    Without a reader: as whoever may read everything sees it on the first day.
    """
    found = [entry for item in living_items(unit) for entry in _of_item(item)]
    found += [entry for year in range(first.year, last.year + 1) for entry in anniversaries(year)]
    found += _to_be_sent(unit, first, last, reader)
    found += told_above(Asked(unit, first, last, reader.on if reader else first, reader))
    inside = [entry for entry in found if first <= entry.on <= last]
    return sorted(inside, key=lambda entry: (entry.on, entry.kind == "anniversary", entry.title))


def month_of(reader: Member, year: int, month: int) -> list[list[Day]]:
    """The month as weeks from Monday to Sunday, each day with what is on it."""
    weeks = Calendar().monthdatescalendar(year, month)
    days = {on: Day(on, on.month == month, on == reader.on) for week in weeks for on in week}
    for entry in entries_between(reader.unit, weeks[0][0], weeks[-1][-1], reader):
        days[entry.on].entries.append(entry)
    return [[days[on] for on in week] for week in weeks]


def entries_of(weeks: list[list[Day]]) -> list[Entry]:
    """What lies in the month itself, as a list."""
    return [entry for week in weeks for day in week if day.is_inside for entry in day.entries]


def anniversaries(year: int) -> list[Entry]:
    """Of one calendar year; a round number of years is told."""
    found = []
    for one in of_the_year():
        age = year - one.since if one.since else 0
        told = f" ({age} năm)" if age and age % ROUND == 0 else ""
        on = date(year, one.month, one.day)
        key = f"{one.month:02}{one.day:02}"
        found.append(Entry(on, f"{one.name}{told}", "anniversary", key, what="Ngày kỷ niệm"))
    return found


def _to_be_sent(unit: Unit, first: date, last: date, reader: Member | None) -> Iterator[Entry]:
    """Papers that must reach somebody by a day; for whoever reads the registers."""
    if reader is not None and not may_read_registers.test(reader):
        return
    rows = Dispatch.objects.filter(document__unit=unit, document__annulled_on=None)
    # “Trước ngày” excludes the day itself, so that of the day after the stretch too.
    for one in rows.filter(due__range=(first, last + timedelta(days=1))).select_related("document"):
        title = f"Hạn: gửi {one.document.symbol} tới {one.recipient}"
        url, over = reverse("document_page", args=[one.document_id]), one.sent_on is not None
        if one.last_day:
            yield Entry(
                one.last_day, title, "due", f"{one.id}-due", url, None, over, "Văn bản phải gửi", "Văn thư"
            )


def _of_item(item: Item) -> Iterator[Entry]:
    if item.starts:
        yield _day_of(item, item.starts, f"{item.name}: bắt đầu", "start", last=item.ends)
    if item.ends:
        yield _day_of(item, item.ends, f"{item.name}: kết thúc", "end")
    if item.due:
        # What is due before a day stands on the eve, the last day on which it is in time.
        told = f" (trước ngày {item.due:%d/%m})" if item.due_rule == DueRule.BEFORE else ""
        yield _day_of(item, last_day(item.due, item.due_rule), f"Hạn: {item.name}{told}", "due")


def _day_of(item: Item, on: date, title: str, kind: str, *, last: date | None = None) -> Entry:
    return Entry(
        on=on,
        title=title,
        kind=kind,
        key=f"{item.undertaking_id}-{KEYS[kind]}",
        url=_url(item),
        last=last,
        is_over=bool(item.undertaking and item.undertaking.state in OVER),
        what=str(ItemKind(item.kind).label),
        who=offices_of(item),
    )


def _url(item: Item) -> str:
    if item.kind == ItemKind.TASK:
        return reverse("task_page", args=[item.undertaking_id])
    if item.kind in MOVING:
        return reverse("movement_page", args=[item.undertaking_id])
    return reverse("plan_page", args=[item.section.plan_id])
