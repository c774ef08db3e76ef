"""What must be done by a day in the months to come: all that the calendar holds, whichever room tells it."""

from collections.abc import Iterator
from datetime import date, timedelta

from thidua.accounts.models import User
from thidua.duties.models import Line
from thidua.movements.queries.calendar import entries_between
from thidua.units.models import Unit

DAYS_AHEAD = timedelta(days=90)


def deadlines(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """The nearest first; anniversaries are in everybody's calendar."""
    for entry in entries_between(unit, on, on + DAYS_AHEAD):
        if entry.kind != "anniversary" and not entry.is_over:
            yield Line(text=entry.title, note=f"{entry.on:%d/%m/%Y}", url=entry.url)
