"""Applying a dry run: all of it in one transaction, and only if it is still what the person saw."""

from dataclasses import dataclass
from datetime import date

from paper.media import XLSX
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.intake.errors import PlanChangedError
from thidua.intake.reading.lists import ListFile, Watch, unwatched
from thidua.intake.targets import Target
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import Kind, Plan
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit

BEGINNINGS = {b"PK": XLSX, b"\xd0\xcf\x11\xe0": "application/vnd.ms-excel"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, how much of what, and the plan it came from."""

    counts: dict[str, int]
    plan: Plan
    accepted: list[int]
    """The doubtful lines that were written."""

    @property
    def added(self) -> int:
        return self.counts.get("added", 0)

    @property
    def changed(self) -> int:
        return self.counts.get("changed", 0)


@action("intake.list_applied")
def apply_list(
    *,
    by: Actor,
    unit: Unit,
    target: Target,
    file: ListFile,
    seen: str,
    ticked: frozenset[int] = frozenset(),
    all_likely: bool = False,
    on: date,
    watch: Watch = unwatched,
) -> Outcome:
    """Write what the dry run showed: new and changed lines, and the doubtful ones that somebody accepted.

    `seen` is the fingerprint of the dry run; a plan made now, inside the transaction, must have the same. One line
    with counts and the file's digest, and one of each action beneath; the file itself is kept. `watch` may call it
    off until everything is written: then nothing is.
    """
    # One list a unit at a time: people without codes have no constraint which would stop a second tab.
    Unit.objects.select_for_update(no_key=True).get(id=unit.id)
    asked = Asked(by, unit, on, watch)
    plan = target.plan(asked, file)
    if plan.fingerprint != seen:
        raise PlanChangedError
    rows = plan.to_write(ticked, all_likely=all_likely)
    counts = target.write(asked, rows)
    watch("Cất tệp", 0, 0)
    if rows and not StoredFile.objects.filter(unit=unit.id, sha256=file.digest).exists():
        keep(by=by, content=file.content, name=file.name, content_type=_content_type(file.content))
    told: dict[str, int | str] = {"target": target.key, **counts, "sha256": file.digest}
    record(about=unit, counts=told, on=on)
    accepted = [row.line for row in rows if row.kind == Kind.DOUBTFUL and row.line is not None]
    return Outcome(counts, plan, accepted)


def _content_type(content: bytes) -> str:
    return next((kind for start, kind in BEGINNINGS.items() if content.startswith(start)), "text/plain")
