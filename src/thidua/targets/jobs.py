"""Each night: has every computed target its look of this month?"""

from django_tasks import task

from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.targets.actions import take_snapshots
from thidua.targets.queries.snapshots import due_for_snapshot, units_with_targets


@task()
def look_at_targets() -> None:
    """Unit by unit; one that has its look of the month gets no line in its ledger."""
    on = clock.today()
    for unit in units_with_targets():
        if due_for_snapshot(unit, on):
            take_snapshots(by=Actor(user=None, unit=unit.id), unit=unit, on=on)
