"""The rows of runs: each step is taken by one, whoever else wants to take it."""

import hashlib
import io
import zipfile
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import StepRefusedError
from thidua.core.states import next_state
from thidua.intake.models import Run
from thidua.intake.runs import folder
from thidua.intake.states import AT_REST, AT_WORK, RUN, RunState, RunStep
from thidua.intake.targets import Target
from thidua.units.models import Unit

# Up to here a file is read while the page is being asked for. An .xlsx is as large as it unpacks to.
SMALL = 4 * 1024 * 1024
KEPT_FOR = timedelta(days=7)


def bring(*, unit: Unit, user: User, target: Target, content: bytes, name: str) -> Run:
    """The file is here; nothing of it is known yet. A large one waits for the worker."""
    large = is_large(content)
    now = clock.now()
    run = Run(
        unit=unit,
        target=target.key,
        name=name[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        large=large,
        state=RunState.WAITING if large else RunState.READY,
        brought_by=user,
        brought_at=now,
        changed_at=now,
    )
    folder.put_content(run.id, content)
    run.save(force_insert=True)
    return run


def is_large(content: bytes) -> bool:
    """Whether reading it takes longer than somebody waits for a page. What is no archive after all is read at once."""
    if not content.startswith(b"PK"):
        return len(content) > SMALL
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist()) > SMALL
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError):
        return False


def take(run: Run, step: RunStep, **more: Any) -> Run:
    """One step of the table; StepRefusedError for the second who takes it."""
    after = next_state(RUN, RunState(run.state), step)
    changed = Run.objects.filter(id=run.id, state=run.state).update(
        state=after, changed_at=clock.now(), **more
    )
    if not changed:
        raise StepRefusedError
    run.refresh_from_db()
    return run


def keep_answers(run: Run, sheet: str, stated: dict[str, str] | None = None) -> None:
    """Which sheet is meant, and what is true of all lines; a small file is read anew at each look."""
    run.accepted = run.accepted if sheet == run.sheet else []
    run.sheet = sheet
    run.stated = run.stated if stated is None else stated
    run.save(update_fields=["sheet", "stated", "accepted"])


def keep_accepted(run: Run, lines: list[int]) -> None:
    """Which doubtful lines of a small file were written."""
    run.accepted = sorted({*run.accepted, *lines})
    run.save(update_fields=["accepted"])


def stands_still(run: Run) -> bool:
    """Somebody was at work on it and died; nothing was written."""
    return RunState(run.state) in AT_WORK and folder.is_silent(run.id)


def call_off(run: Run) -> bool:
    """Thrown away at once where nobody works on it; otherwise the worker is asked to stop, and throws it away."""
    at_rest = [RunState.WAITING, RunState.QUEUED, *AT_REST]
    states = [*at_rest, *AT_WORK] if stands_still(run) else at_rest
    if discard(Run.objects.filter(id=run.id, state__in=states)):
        return True
    folder.ask_to_stop(run.id)
    return False


def discard(runs: QuerySet[Run]) -> int:
    """The rows first: a folder without a row is swept, a row without a folder would lead nowhere."""
    found = list(runs.values_list("id", flat=True))
    gone = [key for key in found if runs.filter(id=key).delete()[0]]
    for key in gone:
        folder.throw_away(key)
    return len(gone)


def of_unit(unit: Unit, targets: list[str]) -> list[Run]:
    """What lies here and is not finished, newest first."""
    rows = Run.objects.filter(unit=unit, target__in=targets).exclude(state=RunState.APPLIED)
    return list(rows.select_related("brought_by").order_by("-brought_at")[:20])


def sweep() -> int:
    """After some days what nobody went on with is thrown away, and folders without a row."""
    old = Run.objects.filter(changed_at__lt=clock.now() - KEPT_FOR)
    gone = discard(old.exclude(state__in=AT_WORK))
    if folder.all_folders().is_dir():
        known = {str(key) for key in Run.objects.values_list("id", flat=True)}
        for place in folder.all_folders().iterdir():
            if place.name not in known:
                folder.throw_away(UUID(place.name))
    return gone
