"""Once a month what the measures say of the school is written down, so that a line over the year can be drawn."""

from datetime import date

from thidua.ledger.actions import Actor, action, record
from thidua.targets.models import Snapshot
from thidua.targets.queries.progress import Progress
from thidua.targets.queries.snapshots import due_for_snapshot
from thidua.units.models import Unit


@action("targets.snapshots_taken")
def take_snapshots(*, by: Actor, unit: Unit, on: date) -> list[Snapshot]:
    """Of each computed target that has none of this month; taken twice, the second finds nothing to do."""
    Unit.objects.select_for_update(no_key=True).get(id=unit.id)
    taken = Snapshot.objects.bulk_create(_row(one, on) for one in due_for_snapshot(unit, on))
    record(about=unit, counts={"snapshots": len(taken)}, on=on)
    return taken


def _row(progress: Progress, on: date) -> Snapshot:
    figure = progress.figure
    assert figure is not None  # only computed targets are due
    return Snapshot(
        undertaking_id=progress.key,
        month=on.replace(day=1),
        on=on,
        done=figure.done,
        base=figure.base,
        unknown=figure.unknown,
    )
