"""Asking for a back-up, noting that one was made, handed out or thrown away: whoever has one has everything."""

from django.db import transaction

from thidua.backups.archive import Written
from thidua.backups.errors import AlreadyRunningError
from thidua.backups.queries import is_waiting
from thidua.backups.store import Kept, progress, remove
from thidua.core import clock
from thidua.jobs.models import Run
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit

ASKED = "backups.asked"


@action("backups.backup_asked")
def ask_backup(*, by: Actor, unit: Unit) -> None:
    """Say who wants one; the caller hands the task to the worker in the same transaction. One at a time is asked for."""
    # Of two at the same moment the second waits here and then sees the first one's task.
    Run.objects.select_for_update().get_or_create(name=ASKED, defaults={"last": clock.now()})
    if is_waiting() or progress() is not None:
        raise AlreadyRunningError
    record(about=unit)


@action("backups.backup_made")
def note_backup(*, by: Actor, unit: Unit, written: Written) -> None:
    record(about=unit, counts={"sha256": written.sha256, "size": written.size})


@action("backups.backup_handed_out")
def note_handed_out(*, by: Actor, unit: Unit, kept: Kept) -> None:
    record(about=unit, counts={"name": kept.name, "size": kept.size})


@action("backups.backup_thrown_away")
def throw_away(*, by: Actor, unit: Unit, kept: Kept) -> None:
    """The file goes once the line stands."""
    record(about=unit, counts={"name": kept.name, "size": kept.size})
    transaction.on_commit(lambda: remove(kept))
