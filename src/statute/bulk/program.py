"""Replays noted operations on arrays, a few thousand people at a time, so that all between stays in cache."""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statute.bulk.facts import ArrayFacts
from statute.bulk.symbols import (
    ADD,
    AMOUNT,
    AND,
    AT_LEAST,
    AT_MOST,
    BOTH_BYTES,
    EACH_BYTE,
    EQUAL,
    MASK,
    NOT,
    OR,
    SHIFT,
    TIMES,
    Symbol,
)

# People worked on at a time; what the rules of a day work out of them is some hundred arrays of this length.
AT_ONCE = 1 << 15
_LOADED = {MASK, AMOUNT}
Step = tuple[Callable[..., Any], Callable[[list[Any]], tuple[Any, ...]]]


def _each_byte(mask: Any, out: Any) -> None:
    """NumPy counts bytes many times faster than it counts wider numbers."""
    np.bitwise_count(mask.view(np.uint8), out.view(np.uint8))


def _both_bytes(counts: Any, out: Any) -> None:
    """The sum of both bytes comes to stand in the upper one, and is moved down."""
    np.multiply(counts, np.uint16(0x0101), out)
    np.right_shift(out, np.uint16(8), out)


def _low_byte(mask: Any, out: Any) -> None:
    np.copyto(out, mask, casting="unsafe")


def _compared(compare: Callable[..., Any]) -> Callable[..., None]:
    """Truth values made into bit 0 apart: NumPy is slow to do both at once."""

    def compared(one: Any, other: Any, out: Any) -> None:
        np.copyto(out, compare(one, other))

    return compared


_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    AND: np.bitwise_and,
    OR: np.bitwise_or,
    NOT: np.invert,
    SHIFT: np.right_shift,
    ADD: np.add,
    TIMES: np.multiply,
    EACH_BYTE: _each_byte,
    BOTH_BYTES: _both_bytes,
    AT_LEAST: _compared(np.greater_equal),
    AT_MOST: _compared(np.less_equal),
    EQUAL: _compared(np.equal),
}


class Program:
    """The operations that some results need, in order; an array between them serves again once nobody needs it."""

    def __init__(self, results: list[Symbol], noted: list[Symbol]) -> None:
        self._values: list[Any] = []  # arrays and numbers, each at its place
        self._loads: list[tuple[int, str, str, int]] = []
        self._buffers: list[tuple[int, type[np.generic]]] = []
        self._steps: list[Step] = []
        self._places: dict[int, int] = {}
        self._free: dict[bool, list[int]] = {True: [], False: []}
        self._results = [self._place() for _ in results]
        needed = _needed(results, noted)
        last = _last_uses(needed)
        for symbol in needed:
            if symbol.operation in _LOADED:
                self._note_load(symbol)
            else:
                self._note_step(symbol)
            for row, one in zip(self._results, results, strict=True):
                if one is symbol:
                    self._steps.append((_low_byte, itemgetter(self._places[symbol.number], row)))
            self._free_what_is_last_taken(symbol, last)

    def run(self, facts: ArrayFacts, begin: int, end: int) -> NDArray[np.uint8]:
        """The low bytes of the results of the people from `begin` to `end`, one row each."""
        out = np.empty((len(self._results), end - begin), dtype=np.uint8)
        for place, row in zip(self._results, out, strict=True):
            self._values[place] = row
        for place, kind, name, side in self._loads:
            stored: tuple[Any, Any] = facts.pairs[name] if kind == MASK else facts.amounts[name]
            self._values[place] = stored[side][begin:end]
        for place, dtype in self._buffers:
            if self._values[place] is None or len(self._values[place]) != end - begin:
                self._values[place] = np.empty(end - begin, dtype=dtype)
        for function, arguments in self._steps:
            function(*arguments(self._values))
        return out

    def _free_what_is_last_taken(self, symbol: Symbol, last: dict[int, int]) -> None:
        for one in {each.number: each for each in (*symbol.symbols, symbol)}.values():
            if last[one.number] == symbol.number and one.operation not in _LOADED:
                self._free[one.is_amount].append(self._places[one.number])

    def _note_load(self, symbol: Symbol) -> None:
        name, side = symbol.takes
        self._places[symbol.number] = place = self._place()
        self._loads.append((place, symbol.operation, name, side))

    def _note_step(self, symbol: Symbol) -> None:
        number = np.int32 if any(one.is_amount for one in symbol.symbols) else np.uint16
        inputs = [
            self._places[one.number] if isinstance(one, Symbol) else self._place(number(one))
            for one in symbol.takes
        ]
        free = self._free[symbol.is_amount]
        self._places[symbol.number] = place = free.pop() if free else self._buffer(symbol)
        self._steps.append((_FUNCTIONS[symbol.operation], itemgetter(*inputs, place)))

    def _buffer(self, symbol: Symbol) -> int:
        place = self._place()
        self._buffers.append((place, np.int32 if symbol.is_amount else np.uint16))
        return place

    def _place(self, value: Any = None) -> int:
        self._values.append(value)
        return len(self._values) - 1


def _needed(results: list[Symbol], noted: list[Symbol]) -> list[Symbol]:
    """What the results rest on, in the order in which it was noted."""
    found: set[int] = set()
    asked = list(results)
    while asked:
        symbol = asked.pop()
        if symbol.number not in found:
            found.add(symbol.number)
            asked += symbol.symbols
    return [symbol for symbol in noted if symbol.number in found]


def _last_uses(needed: list[Symbol]) -> dict[int, int]:
    """The number of the last symbol that takes each one; its own where none does."""
    own = {symbol.number: symbol.number for symbol in needed}
    return own | {one.number: symbol.number for symbol in needed for one in symbol.symbols}
