"""Back-ups in the worker: one that was asked for, and one every night. A refusal is a result, told on the page."""

from uuid import UUID

from django.conf import settings
from django_tasks import task

from thidua.accounts.models import User
from thidua.backups.actions import note_backup
from thidua.backups.archive import Written, write_archive
from thidua.backups.errors import BackupRefusedError
from thidua.backups.queries import to_clear_away
from thidua.backups.store import (
    Note,
    everything_kept,
    folder,
    making,
    name_for,
    remove,
    tell_progress,
    write_note,
)
from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.units.models import Unit


@task()
def make_backup(unit: str, user: str) -> str:
    """Why there is none; empty if there is one."""
    who = User.objects.get(id=UUID(user))
    school = Unit.objects.get(id=UUID(unit))
    try:
        written = _make(by=who.full_name, nightly=False)
    except BackupRefusedError as refusal:
        return str(refusal)
    note_backup(by=Actor(user=who.id, unit=school.id), unit=school, written=written)
    return ""


@task()
def make_nightly_backup() -> str:
    """The same, by itself; then the old nightly ones go. No ledger line: it changes nothing of any unit."""
    try:
        _make(by="", nightly=True)
    except BackupRefusedError as refusal:
        return str(refusal)
    days, weeks = settings.THIDUA_BACKUP_DAYS, settings.THIDUA_BACKUP_WEEKS
    for kept in to_clear_away(everything_kept(), days=days, weeks=weeks):
        remove(kept)
    return ""


def _make(*, by: str, nightly: bool) -> Written:
    with making():
        name = name_for(clock.now(), nightly=nightly)
        written = write_archive(folder() / name, on_part=tell_progress)
        manifest = written.manifest
        write_note(name, Note(written.sha256, len(manifest.files), len(manifest.missing), by))
    return written
