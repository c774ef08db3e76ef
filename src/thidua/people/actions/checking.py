"""The scan of a decision, laid beside what was written down from it: one paper for all the lines that it names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.files.actions import keep
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.standing import not_oneself
from thidua.people.errors import DecidedGrantError, OtherUnitsGrantError
from thidua.people.models import Grant, Initiative, Person
from thidua.units.models import Unit


class Seen(NamedTuple):
    """A row as whoever checked it saw it."""

    row: UUID
    version: int


@dataclass(frozen=True, slots=True)
class Original:
    """The scan of a decision."""

    content: bytes
    name: str
    content_type: str


@action("people.originals_attached")
def attach_original(
    *,
    by: Actor,
    unit: Unit,
    grants: Sequence[Seen] = (),
    initiatives: Sequence[Seen] = (),
    original: Original,
    on: date,
) -> int:
    """From now on these are compared with the paper, by whom and when; all or none, and nobody's own.

    Of two people who check the same line the second is told; grants that came with a decision in this program get
    their scan there.
    """
    if not grants and not initiatives:
        raise InvalidInputError("chosen", "Hãy chọn ít nhất một dòng mà bản quét này có ghi.")
    rows: list[Grant | Initiative] = [*_grants(unit, grants), *_initiatives(unit, initiatives)]
    _nobodys_own(by, rows)
    scan = keep(by=by, content=original.content, name=original.name, content_type=original.content_type)
    for row in rows:
        row.checked, row.scan, row.checked_by_id, row.checked_at = True, scan, by.user, clock.now()
        row.version += 1
        row.save(update_fields=["checked", "scan", "checked_by", "checked_at", "version"])
    record(about=unit, counts={"checked": len(rows), "sha256": scan.sha256}, on=on)
    return len(rows)


def _grants(unit: Unit, seen: Sequence[Seen]) -> list[Grant]:
    held = Grant.objects.select_for_update(of=("self",)).select_related("person").order_by("id")
    rows = list(held.filter(id__in=[one.row for one in seen]))
    _as_seen(seen, rows)
    if any(row.unit_id != unit.id for row in rows):
        raise OtherUnitsGrantError
    if any(row.decision is not None for row in rows):
        raise DecidedGrantError
    return rows


def _initiatives(unit: Unit, seen: Sequence[Seen]) -> list[Initiative]:
    held = Initiative.objects.select_for_update(of=("self",)).select_related("record__person").order_by("id")
    rows = list(held.filter(id__in=[one.row for one in seen]))
    _as_seen(seen, rows)
    if any(row.record.unit_id != unit.id for row in rows):
        raise OtherUnitsGrantError
    return rows


def _as_seen(seen: Sequence[Seen], rows: Iterable[Grant | Initiative]) -> None:
    """Held until the end: whoever comes second waits here, then sees the scan of the first one."""
    now = {Seen(row.id, row.version) for row in rows if not row.checked}
    if now != set(seen):
        raise ChangedMeanwhileError


def _nobodys_own(by: Actor, rows: Iterable[Grant | Initiative]) -> None:
    people: list[Person | None] = [
        row.record.person if isinstance(row, Initiative) else row.person for row in rows
    ]
    for person in people:
        if person is not None:
            not_oneself(by, person)
