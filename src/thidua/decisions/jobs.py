"""At night: changes of the unit above that were entered ahead and take effect today."""

from django_tasks import task

from thidua.core import clock
from thidua.decisions.actions.placing import WHY, readdress_open
from thidua.decisions.queries.placing import units_with_misaddressed
from thidua.ledger.actions import Actor
from thidua.units.queries import parents_of


@task()
def readdress_due() -> int:
    """How many units had open submissions that now lie with their new parent."""
    units = units_with_misaddressed(clock.today())
    for unit in units:
        row = next(row for row in parents_of(unit) if row.starts <= clock.today())
        why = f"{WHY} theo {row.paper}" if row.paper else WHY
        readdress_open(by=Actor(user=None, unit=unit.id), unit=unit, on=row.starts, why=why)
    return len(units)
