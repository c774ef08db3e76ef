"""Every morning: what waits for each member by a day becomes a notice, from the same queries as the home."""

from collections.abc import Iterator
from uuid import UUID

from django_tasks import task

from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.notices.actions import write_reminders
from thidua.notices.queries import Waiting, changes_of
from thidua.reports.queries import desk_of, waiting_of
from thidua.units.access import member_of
from thidua.units.models import Unit
from thidua.units.queries import units_at_work, users_at


@task()
def remind() -> int:
    """A job for each unit of the home: what fails in one does not keep the others waiting."""
    units = units_at_work(clock.today())
    for unit in units:
        remind_unit.enqueue(str(unit.id))
    return len(units)


@task()
def remind_unit(unit: str) -> int:
    """How many notices were made; killed or run again, it makes none twice."""
    found = Unit.objects.get(id=UUID(unit))
    changes = changes_of(found.id, _waiting_in(found), clock.today())
    if changes:
        write_reminders(by=Actor(user=None, unit=found.id), changes=changes)
    return len(changes.new)


def _waiting_in(unit: Unit) -> Iterator[Waiting]:
    """Titles alone: what stands beside them on the home may name people, reasons or numbers."""
    on = clock.today()
    for user in users_at(unit, on):
        member = member_of(user, unit=unit.id, on=on)
        if member is None:
            continue
        for kind, row in waiting_of(desk_of(member)):
            if row.deadline:
                yield Waiting(user.id, kind, row.title, row.url, row.deadline)
