"""Many people written at once, as a list that was read and looked at names them: new ones, and what differs of known ones."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.core.errors import InvalidInputError
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.staff import OF_PERSON, OF_POSTING
from thidua.people.errors import ListTakenError, NotOfUnitError
from thidua.people.models import Person, Posting
from thidua.units.models import Team, Unit

BATCH = 500


@dataclass(frozen=True, slots=True)
class StaffLine:
    """What a list says of one person: `values` by the names of OF_PERSON and OF_POSTING; no person: somebody new."""

    person: UUID | None
    values: dict[str, Any]


@action("people.staff_recorded")
def record_staff(*, by: Actor, unit: Unit, lines: list[StaffLine]) -> list[UUID]:
    """Write the lines, all or none; the persons in the lines' order. Nobody is removed, no role is touched.

    A code that somebody else has taken meanwhile refuses them all: ListTakenError.
    """
    if any(isinstance(team := line.values.get("team"), Team) and team.unit_id != unit.id for line in lines):
        raise InvalidInputError("team", "Hãy chọn một tổ của trường.")
    try:
        with transaction.atomic():
            new = _add(unit, [line.values for line in lines if line.person is None])
            _change(unit, {line.person: line.values for line in lines if line.person and line.values})
    except IntegrityError:
        raise ListTakenError from None
    made = iter(new)
    persons = [line.person or next(made) for line in lines]
    record(about=unit, counts={"added": len(new), "changed": len(lines) - len(new)})
    return persons


def _add(unit: Unit, lines: list[dict[str, Any]]) -> list[UUID]:
    people, postings = [], []
    for values in lines:
        person = Person()
        posting = Posting(unit=unit, person=person)
        _set(person, posting, values)
        people.append(person)
        postings.append(posting)
    Person.objects.bulk_create(people, batch_size=BATCH)
    Posting.objects.bulk_create(postings, batch_size=BATCH)
    added = [person.id for person in people]
    rebuild(added)
    return added


def _change(unit: Unit, changes: dict[UUID, dict[str, Any]]) -> None:
    postings: dict[UUID, Posting] = {}
    wanted = list(changes)
    for start in range(0, len(wanted), BATCH):
        found = Posting.objects.select_for_update().filter(
            unit=unit, person__in=wanted[start : start + BATCH]
        )
        for posting in found.select_related("person").order_by("id"):
            if posting.person_id not in postings or posting.ends is None:
                postings[posting.person_id] = posting
    if len(postings) != len(changes):
        raise NotOfUnitError
    for key, posting in postings.items():
        _set(posting.person, posting, changes[key])
        posting.person.version += 1
    derived = ["folded", "sort_key", "version"]
    Person.objects.bulk_update(
        [row.person for row in postings.values()], [*OF_PERSON, *derived], batch_size=BATCH
    )
    Posting.objects.bulk_update(list(postings.values()), [*OF_POSTING], batch_size=BATCH)


def _set(person: Person, posting: Posting, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name == "full_name":
            person.named(value)
        else:
            setattr(person if name in OF_PERSON else posting, name, value)
