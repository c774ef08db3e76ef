"""Rules asked of symbols: each operation is noted once, to be replayed on the arrays of everybody.

A symbol stands for an array of masks or of amounts. What two rules work out alike is one symbol, so it is worked
out once; and the way through the rules is gone once, not again for each thousand of people.
"""

from datetime import date
from typing import Any

from statute.bits import Pair, Range
from statute.history import Column, Measure

# What a step may be. Bits are counted in two halves: in each byte, then both bytes together.
MASK, AMOUNT = "mask", "amount"
AND, OR, NOT, SHIFT, ADD, TIMES, EACH_BYTE, BOTH_BYTES = (
    "and",
    "or",
    "not",
    "shift",
    "add",
    "times",
    "each",
    "both",
)
AT_LEAST, AT_MOST, EQUAL = "at least", "at most", "equal"


_EITHER_WAY = {AND, OR, ADD, TIMES}


class Symbol:
    """An array to come: an operation and what it takes, symbols and whole numbers; noted under a number."""

    def __init__(self, notes: "Notes", operation: str, takes: tuple[Any, ...]) -> None:
        self.notes, self.operation, self.takes = notes, operation, takes
        self.number = len(notes.symbols)
        sums = operation in {ADD, TIMES} and any(one.is_amount for one in self.symbols)
        self.is_amount: bool = operation == AMOUNT or sums

    @property
    def symbols(self) -> list["Symbol"]:
        """Those it takes, without the numbers."""
        return [one for one in self.takes if isinstance(one, Symbol)]

    def __and__(self, other: Any, /) -> "Symbol":
        return self if other is self else self.notes.symbol(AND, self, other)

    def __or__(self, other: Any, /) -> "Symbol":
        return self if other is self else self.notes.symbol(OR, self, other)

    def __invert__(self) -> "Symbol":
        return self.notes.symbol(NOT, self)

    def __rshift__(self, years: int, /) -> "Symbol":
        return self.notes.symbol(SHIFT, self, years) if years else self

    def __add__(self, other: Any, /) -> "Symbol":
        return self.notes.symbol(ADD, self, other)

    def __radd__(self, other: int, /) -> "Symbol":
        return self + other if other else self  # a sum begins with 0

    def __mul__(self, other: Any, /) -> "Symbol":
        return self.notes.symbol(TIMES, self, other)

    def __ge__(self, other: Any, /) -> "Symbol":
        return self.notes.symbol(AT_LEAST, self, other)

    def __le__(self, other: Any, /) -> "Symbol":
        return self.notes.symbol(AT_MOST, self, other)

    def __eq__(self, other: object, /) -> "Symbol":  # type: ignore[override]  # an array's answer, one for each person
        return self.notes.symbol(EQUAL, self, other)

    __hash__ = object.__hash__

    def __array_namespace__(self) -> "type[Counting]":
        return Counting


class Counting:
    """What an array's own library does with it, as far as rules ask for it."""

    @staticmethod
    def bitwise_count(mask: Symbol) -> "Counted":
        return Counted(mask.notes.symbol(EACH_BYTE, mask))


class Counted:
    """Bits counted in each byte; several counts are added as they are, and folded into numbers once."""

    def __init__(self, bytewise: Symbol) -> None:
        self.bytewise = bytewise

    def folded(self) -> Symbol:
        return self.bytewise.notes.symbol(BOTH_BYTES, self.bytewise)

    def __add__(self, other: Any, /) -> Any:
        if isinstance(other, Counted):
            return Counted(self.bytewise + other.bytewise)
        return self.folded() + other

    def __radd__(self, other: int, /) -> Any:
        return self + other if other else self

    def __ge__(self, least: int, /) -> Symbol:
        if least == 1:  # any bit at all will do
            single = self.bytewise.operation == EACH_BYTE
            return (self.bytewise.takes[0] if single else self.bytewise) >= 1
        return self.folded() >= least


class Notes:
    """Facts that are symbols, and every operation noted, in an order in which they can be done."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.symbols: list[Symbol] = []
        self._known: dict[tuple[Any, ...], Symbol] = {}

    def symbol(self, operation: str, *takes: Any) -> Symbol:
        named = [(one.number, "symbol") if isinstance(one, Symbol) else (one, "") for one in takes]
        key = (operation, *(sorted(named) if operation in _EITHER_WAY else named))
        if key not in self._known:
            self._known[key] = Symbol(self, operation, takes)
            self.symbols.append(self._known[key])
        return self._known[key]

    def pair(self, column: Column, /) -> Pair[Any]:
        return Pair(self.symbol(MASK, column.name, 0), self.symbol(MASK, column.name, 1))

    def amount(self, measure: Measure, /) -> Range:
        return Range(self.symbol(AMOUNT, measure.name, 0), self.symbol(AMOUNT, measure.name, 1))
