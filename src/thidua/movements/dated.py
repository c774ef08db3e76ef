"""What rooms above put into the calendar: each registers what it tells of its days; this room knows none of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from thidua.units.access import Member
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day; `key` stays the same for the same thing. `last`: to which day it lasts, if longer.

    `what` and `who`: for calendars outside, which show no page; an office or a group, never a person's name.
    """

    on: date
    title: str
    kind: str  # start, end, due, meeting, anniversary
    key: str
    url: str = ""
    last: date | None = None
    is_over: bool = False
    what: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The stretch that is asked for, and who reads it on which day; nobody: whoever may read everything."""

    unit: Unit
    first: date
    last: date
    on: date
    reader: Member | None

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


Teller = Callable[[Asked], Iterable[Entry]]
_TELLERS: dict[str, Teller] = {}


def register(room: str, teller: Teller) -> None:
    """A teller leaves out by itself what the reader may not open."""
    _TELLERS[room] = teller


def told_above(asked: Asked) -> Iterator[Entry]:
    for teller in _TELLERS.values():
        yield from teller(asked)
