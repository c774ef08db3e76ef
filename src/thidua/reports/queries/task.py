"""One thing that waits for somebody, and how it is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from thidua.units.models import SchoolYear

NAMES_SHOWN = 3
SOON = 7


@dataclass(frozen=True, slots=True)
class Task:
    """One row, as seen `on` a day. `left`: days until the deadline, negative once past, None where none is set."""

    count: int
    title: str
    note: str
    button: str
    url: str
    on: date
    deadline: date | None = None

    @property
    def left(self) -> int | None:
        return (self.deadline - self.on).days if self.deadline else None

    @property
    def is_near(self) -> bool:
        return self.left is not None and self.left <= SOON

    @property
    def when(self) -> str:
        return "" if self.left is None else days_left(self.left)


def days_left(left: int) -> str:
    if left < 0:
        return f"Quá {-left} ngày"
    return "Hôm nay" if left == 0 else f"Còn {left} ngày"


def page(name: str, *args: Any, year: SchoolYear | None = None) -> str:
    """The address of a page, of a year where the page knows several."""
    address = reverse(name, args=args)
    return f"{address}?nam={year.name}" if year else address


def named(names: Iterable[str], what: str = "người") -> str:
    """A few names, and how many more of what."""
    everyone = list(names)
    more = len(everyone) - NAMES_SHOWN
    return ", ".join(everyone[:NAMES_SHOWN]) + (f" và {more} {what} nữa" if more > 0 else "")
