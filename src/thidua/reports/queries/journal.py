"""The ledger as people read it: day, who, a sentence. Which thing it was about and what was written stays out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from thidua.accounts.models import User
from thidua.core import clock
from thidua.ledger import kinds
from thidua.ledger.models import Head, Line
from thidua.ledger.queries import happened_in
from thidua.people.access import TELLING_OF_DISCIPLINE
from thidua.units.access import Member, reads_the_work
from thidua.units.models import Appointment, Unit

# Lines whose being there tells of discipline, in whichever room they are written.
OF_REVIEWS = TELLING_OF_DISCIPLINE | {
    "collectives.review_stated",
    "nominations.review_stated",
    "nominations.collective_reviews_stated",
}
PROGRAM = "Máy tự làm"


@dataclass(frozen=True, slots=True)
class Happened:
    """One act. `on`: the day it is dated, where that is another one than the day it was done."""

    number: int
    at: datetime
    on: date | None
    who: str
    sentence: str


def journal_of(member: Member, *, actor: UUID | None, day: date | None) -> QuerySet[Line]:
    """The acts of the member's unit, newest first; those about discipline only for whoever reads the work."""
    since = datetime.combine(day, time(), tzinfo=clock.HANOI) if day else None
    return happened_in(
        member.unit.id,
        actor=actor,
        since=since,
        before=since + timedelta(days=1) if since else None,
        without=() if leaves_nothing_out(member) else OF_REVIEWS,
    )


def leaves_nothing_out(member: Member) -> bool:
    return bool(reads_the_work.test(member))


def in_words(lines: Iterable[Line]) -> list[Happened]:
    """With the names of who acted; one query."""
    listed = list(lines)
    names = dict(User.objects.filter(id__in={line.actor for line in listed}).values_list("id", "full_name"))
    return [
        Happened(
            number=line.number,
            at=line.at,
            on=line.on if line.on != line.at.astimezone(clock.HANOI).date() else None,
            who=names.get(line.actor, PROGRAM) if line.actor else PROGRAM,
            sentence=kinds.sentence(line.kind),
        )
        for line in listed
    ]


def actors_of(unit: Unit) -> list[User]:
    """Whoever has or had a duty in the unit, by name: those who can have acted for it."""
    held = Appointment.objects.filter(unit=unit).values("user")
    return list(User.objects.filter(id__in=held).order_by("full_name", "id"))


def head_of(unit: Unit) -> Head | None:
    """Where the unit's chain ends: its number of lines and the digest that guards them."""
    return Head.objects.filter(unit=unit.id).first()
