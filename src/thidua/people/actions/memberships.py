"""Joining and leaving the Party, the union and the youth union, as dated facts."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.standing import last_days, not_oneself, refuse_if_left
from thidua.people.models import Membership, Organisation, Person
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class MembershipEntry:
    """One membership; days that nobody knows stay open. `official_on` is asked of the Party only."""

    organisation: str
    starts: date | None = None
    official_on: date | None = None
    ends: date | None = None
    note: str = ""


@action("people.membership_recorded")
def record_membership(
    *, by: Actor, unit: Unit, person: Person, entry: MembershipEntry, on: date
) -> Membership:
    _refuse(by, unit, person, entry)
    row = Membership.objects.create(person=person, **_tidied(entry))
    record(about=person, fields={"membership": row.id, **asdict(entry)}, on=on)
    return row


@action("people.memberships_recorded")
def record_memberships(
    *, by: Actor, unit: Unit, entries: list[tuple[UUID, MembershipEntry]]
) -> list[Membership]:
    """What a list that was looked at says of many; one that overlaps what stands by now refuses them all."""
    people = {person for person, _ in entries}
    for person in Person.objects.select_for_update().filter(id__in=people):
        not_oneself(by, person)
    gone = [person for person, day in last_days(unit, people).items() if day is not None]
    for person in Person.objects.filter(id__in=gone):
        refuse_if_left(unit, person)
    standing: dict[tuple[UUID, str], list[Membership]] = defaultdict(list)
    for row in Membership.objects.filter(person__in=people):
        standing[row.person_id, row.organisation].append(row)
    rows = []
    for person_id, entry in entries:
        _refuse_days(entry)
        others = standing[person_id, entry.organisation]
        if any(_overlaps(entry, other) for other in others):
            raise ChangedMeanwhileError
        rows.append(Membership(person_id=person_id, **_tidied(entry)))
        others.append(rows[-1])
    Membership.objects.bulk_create(rows)
    record(about=unit, counts={"memberships": len(rows), "people": len(people)})
    return rows


@action("people.membership_corrected")
def correct_membership(
    *, by: Actor, unit: Unit, row: Membership, version: int, entry: MembershipEntry
) -> Membership:
    """`version` is what the editor saw."""
    row = _held(row, version)
    _refuse(by, unit, row.person, entry, besides=row.id)
    now = _tidied(entry)
    fields = {name: (getattr(row, name), value) for name, value in now.items()}
    for name, value in now.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    record(about=row.person, fields={"membership": row.id, **fields})
    return row


@action("people.membership_dropped")
def drop_membership(*, by: Actor, unit: Unit, row: Membership, version: int, on: date) -> None:
    """A membership written by mistake; one that ended keeps its row with its last day."""
    row = _held(row, version)
    not_oneself(by, row.person)
    last_days(unit, [row.person_id])
    refuse_if_left(unit, row.person)
    record(about=row.person, fields={"membership": row.id, "organisation": row.organisation}, on=on)
    row.delete()


def _held(row: Membership, version: int) -> Membership:
    locked = Membership.objects.select_for_update(of=("self",)).select_related("person")
    found = locked.filter(id=row.id, version=version).first()
    if found is None:
        raise ChangedMeanwhileError
    return found


def _tidied(entry: MembershipEntry) -> dict[str, object]:
    return {**asdict(entry), "note": tidy(entry.note)}


def _refuse(
    by: Actor, unit: Unit, person: Person, entry: MembershipEntry, *, besides: UUID | None = None
) -> None:
    not_oneself(by, person)
    last_days(unit, [person.id])
    refuse_if_left(unit, person)
    _refuse_days(entry)
    # Two at once: the person's row is the one that both wait for.
    Person.objects.select_for_update().get(id=person.id)
    rows = Membership.objects.filter(person=person, organisation=entry.organisation)
    for row in rows:
        if row.id != besides and _overlaps(entry, row):
            raise InvalidInputError(
                "starts",
                "Trùng thời gian với dòng đã ghi của cùng tổ chức. Hãy sửa dòng ấy, hoặc ghi ngày thôi cho nó trước.",
            )


def _overlaps(entry: MembershipEntry, row: Membership) -> bool:
    first, last = entry.starts or date.min, entry.ends or date.max
    return first <= (row.ends or date.max) and (row.starts or date.min) <= last


def _refuse_days(entry: MembershipEntry) -> None:
    if entry.organisation not in Organisation.values:
        raise InvalidInputError("organisation", "Hãy chọn một tổ chức.")
    today = clock.today()
    for name in ("starts", "official_on", "ends"):
        day = getattr(entry, name)
        if day is not None and day > today:
            raise InvalidInputError(name, "Ngày này không thể ở tương lai.")
    if entry.official_on and entry.organisation != Organisation.PARTY:
        raise InvalidInputError("official_on", "Chỉ đảng viên có ngày chính thức.")
    if entry.starts and entry.official_on and entry.official_on < entry.starts:
        raise InvalidInputError("official_on", "Ngày chính thức không thể trước ngày vào.")
    if entry.starts and entry.ends and entry.ends < entry.starts:
        raise InvalidInputError("ends", "Ngày thôi không thể trước ngày vào.")
