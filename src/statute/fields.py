"""Reads single fields of a case strictly; whatever is refused names its key.

Absent and null are both None: not known. Numbers become exact fractions, so that 39.9 + 0.1 is 40.
"""

import json
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any, TypeVar

from statute.days import SchoolYear, day
from statute.errors import CaseError

T = TypeVar("T")

# A value that is shown in a message is cut here: the message is one line.
_SHOWN = 60
# No count of people, days or years comes near it; beyond it numbers only cost time.
_LARGEST = 10**12


def shown(value: object) -> str:
    """A refused value in a message; lists and objects only by their kind, they may be deep and long."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    written = json.dumps(value) if value is None or isinstance(value, bool) else repr(value)
    return written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"


def written_key(name: str) -> str:
    """A key in a message; one that might break the line is quoted."""
    return name if name.isidentifier() else shown(name)


class Fields:
    """One object of a case, with the place at which it stands."""

    def __init__(self, raw: object, place: str) -> None:
        if not isinstance(raw, dict):
            raise CaseError(place, f"{shown(raw)} is not an object")
        self.raw: dict[str, Any] = raw
        self.place = place

    def key(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def only(self, names: Collection[str], *, elsewhere: Collection[str] = (), why: str = "") -> None:
        """Refuse every key that is not on the contract's page, or not of this kind of subject."""
        for name in self.raw:
            if name in elsewhere:
                raise CaseError(self.key(name), why)
            if name not in names:
                raise CaseError(self.key(written_key(name)), "is not a key of a case")

    def _read(self, name: str, read: Callable[[object, str], T]) -> T | None:
        value = self.raw.get(name)
        return None if value is None else read(value, self.key(name))

    def required(self, name: str, read: Callable[[object, str], T]) -> T:
        value = self._read(name, read)
        if value is None:
            raise CaseError(self.key(name), "is required")
        return value

    def day(self, name: str) -> date | None:
        return self._read(name, read_day)

    def truth(self, name: str) -> bool | None:
        return self._read(name, read_truth)

    def choice(self, name: str, choices: Collection[str]) -> str | None:
        return self._read(name, one_of(choices))

    def number(self, name: str, most: int | None = None) -> Fraction | None:
        return self._read(name, number(most))

    def count(self, name: str) -> int | None:
        return self._read(name, read_count)

    def within(self, name: str) -> "Fields":
        """An object within; one that is not there has nothing in it."""
        value = self.raw.get(name)
        return Fields({} if value is None else value, self.key(name))

    def items(self, name: str, read: Callable[[object, str], T]) -> tuple[T, ...] | None:
        """A list, each item read at its own place; None where the list is not known."""
        value = self.raw.get(name)
        if value is None:
            return None
        if not isinstance(value, list):
            raise CaseError(self.key(name), f"{shown(value)} is not a list")
        return tuple(read(item, f"{self.key(name)}[{index}]") for index, item in enumerate(value))


def read_day(value: object, key: str) -> date:
    try:
        return day(value if isinstance(value, str) else "")
    except ValueError:
        raise CaseError(key, f"{shown(value)} is not a date (YYYY-MM-DD)") from None


def read_school_year(value: object, key: str) -> SchoolYear:
    try:
        return SchoolYear.parse(value if isinstance(value, str) else "")
    except ValueError:
        raise CaseError(key, f"{shown(value)} is not a school year (such as 2023-2024)") from None


def read_truth(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise CaseError(key, f"{shown(value)} is not true or false")
    return value


def one_of(choices: Collection[str]) -> Callable[[object, str], str]:
    def read(value: object, key: str) -> str:
        if not isinstance(value, str) or value not in choices:
            raise CaseError(key, f"{shown(value)} is not one of {', '.join(choices)}")
        return value

    return read


def number(most: int | None = None) -> Callable[[object, str], Fraction]:
    """A number that is not negative, and not above `most`."""

    def read(value: object, key: str) -> Fraction:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise CaseError(key, f"{shown(value)} is not a number")
        if isinstance(value, float) and not isfinite(value):
            raise CaseError(key, f"{shown(value)} is not a number")
        if value < 0:
            raise CaseError(key, f"{shown(value)} is negative")
        if value > _LARGEST:
            raise CaseError(key, f"{shown(value)} is too large")
        if most is not None and value > most:
            raise CaseError(key, f"{shown(value)} is outside 0-{most}")
        return Fraction(value if isinstance(value, int) else Decimal(repr(value)))

    return read


def read_count(value: object, key: str) -> int:
    counted = number()(value, key)
    if counted.denominator != 1:
        raise CaseError(key, f"{shown(value)} is not a whole number")
    return int(counted)
