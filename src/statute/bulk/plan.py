"""Which operations some results need, in which order, and how wide each array between them has to be.

Most of what rules work out is asked for the last few years only: such arrays are bytes, half as wide as masks.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

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
from statute.history import YEARS_STORED

LOADED = {MASK, AMOUNT}
_BIT_BY_BIT = {AND, OR, NOT}
_COUNTS = {EACH_BYTE, BOTH_BYTES, ADD}
_COMPARED = {AT_LEAST, AT_MOST, EQUAL}
_BYTE = 8


class Kind(Enum):
    """What an array is made of: the last eight years, all sixteen, or amounts."""

    BYTE = np.uint8
    MASK = np.uint16
    AMOUNT = np.int32


@dataclass(frozen=True)
class Key:
    """A symbol's array of one kind; a symbol may be wanted as a mask here and as a byte there."""

    number: int
    kind: Kind


@dataclass(frozen=True)
class Operation:
    """`numbers`: of which kind plain numbers among what it takes are."""

    function: Callable[..., Any]
    takes: tuple[Key | int, ...]
    gives: Key
    numbers: Kind


def _each_byte(mask: Any, out: Any) -> None:
    """NumPy counts bytes many times faster than it counts wider numbers."""
    np.bitwise_count(mask.view(np.uint8), out.view(np.uint8))


def _both_bytes(counts: Any, out: Any) -> None:
    """The sum of both bytes comes to stand in the upper one, and is moved down."""
    np.multiply(counts, np.uint16(0x0101), out)
    np.right_shift(out, np.uint16(8), out)


def _converted(array: Any, out: Any) -> None:
    np.copyto(out, array, casting="unsafe")


def _truths(compare: Callable[..., Any]) -> Callable[..., None]:
    def compared(one: Any, other: Any, out: Any) -> None:
        compare(one, other, out.view(np.bool_))

    return compared


# Where what is counted fits into one byte, that byte's count is all there is.
_OF_BYTES: Mapping[str, Callable[..., Any]] = {EACH_BYTE: np.bitwise_count, BOTH_BYTES: _converted}
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    AND: np.bitwise_and,
    OR: np.bitwise_or,
    NOT: np.invert,
    SHIFT: np.right_shift,
    ADD: np.add,
    TIMES: np.multiply,
    EACH_BYTE: _each_byte,
    BOTH_BYTES: _both_bytes,
    AT_LEAST: _truths(np.greater_equal),
    AT_MOST: _truths(np.less_equal),
    EQUAL: _truths(np.equal),
}


class Plan:
    """The arrays to load, the operations in order, and the results, which are bytes of which bit 0 answers."""

    def __init__(self, results: list[Symbol], noted: list[Symbol]) -> None:
        needed = _needed(results, noted)
        self._extents = _extents(needed)
        self._asked = self._bits_asked(needed)
        self._made: set[Key] = set()
        self.loads: list[tuple[Key, Symbol]] = []
        self.operations: list[Operation] = []
        for symbol in needed:
            self._plan(symbol)
        self.results = [self._as(symbol, Kind.BYTE) for symbol in results]

    def _bits_asked(self, needed: list[Symbol]) -> dict[int, int]:
        """How many of each symbol's bits matter, seen from the results back."""
        asked = dict.fromkeys((symbol.number for symbol in needed), 1)
        for symbol in reversed(needed):
            bits = min(asked[symbol.number], self._extents[symbol.number])
            if symbol.operation == SHIFT:
                bits = min(bits + symbol.takes[1], YEARS_STORED)
            elif symbol.operation not in _BIT_BY_BIT:
                bits = YEARS_STORED
            for one in symbol.symbols:
                asked[one.number] = max(asked[one.number], bits)
        return asked

    def _kind(self, symbol: Symbol) -> Kind:
        if symbol.is_amount:
            return Kind.AMOUNT
        bits = min(self._asked[symbol.number], self._extents[symbol.number])
        if symbol.operation == SHIFT:
            bits += symbol.takes[1]
        narrow = symbol.operation in _BIT_BY_BIT | {SHIFT} and bits <= _BYTE
        counted = symbol.operation in _COUNTS and self._extents[symbol.number] <= _BYTE
        return Kind.BYTE if narrow or counted or symbol.operation in _COMPARED else Kind.MASK

    def _plan(self, symbol: Symbol) -> None:
        own = Key(symbol.number, self._kind(symbol))
        if symbol.operation in LOADED:
            self.loads.append((own, symbol))
        else:
            kind = self._taken(symbol, own.kind)
            low = kind is Kind.BYTE and symbol.operation in _BIT_BY_BIT
            takes = tuple(
                self._as(one, kind) if isinstance(one, Symbol) else one & 0xFF if low else one
                for one in symbol.takes
            )
            of_bytes = kind is Kind.BYTE and symbol.operation in _OF_BYTES
            functions = _OF_BYTES if of_bytes else _FUNCTIONS
            self.operations.append(Operation(functions[symbol.operation], takes, own, kind))
        self._made.add(own)

    def _taken(self, symbol: Symbol, own: Kind) -> Kind:
        """Of which kind the arrays are that an operation takes."""
        if symbol.operation not in _COMPARED:
            return own
        if any(one.is_amount for one in symbol.symbols):
            return Kind.AMOUNT
        narrow = all(self._extents[one.number] <= _BYTE for one in symbol.symbols)
        return Kind.BYTE if narrow else Kind.MASK

    def _as(self, symbol: Symbol, kind: Kind) -> Key:
        """The symbol's array in a kind, converted once where it was made in another."""
        wanted = Key(symbol.number, kind)
        if wanted not in self._made:
            made = Key(symbol.number, self._kind(symbol))
            self.operations.append(Operation(_converted, (made,), wanted, kind))
            self._made.add(wanted)
        return wanted


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


def _extents(needed: list[Symbol]) -> dict[int, int]:
    """Of each symbol, above how many bits none is ever set."""
    found: dict[int, int] = {}
    for symbol in needed:
        found[symbol.number] = min(_extent(symbol, found), YEARS_STORED)
    return found


def _extent(symbol: Symbol, found: Mapping[int, int]) -> int:
    if symbol.operation in _COMPARED:
        return 1
    if symbol.operation == SHIFT:
        return max(found[symbol.takes[0].number] - int(symbol.takes[1]), 1)
    reach = _REACH.get(symbol.operation)
    if reach is None:
        return YEARS_STORED
    return reach(found[one.number] if isinstance(one, Symbol) else one.bit_length() for one in symbol.takes)


def _carried(extents: Iterable[int]) -> int:
    return max(extents) + 1


def _counted(extents: Iterable[int]) -> int:
    """Eight years at the most are counted, where they fit into a byte."""
    return _BYTE.bit_length() if max(extents) <= _BYTE else YEARS_STORED


# How far what an operation gives reaches, by how far what it takes does; else as far as can be.
_REACH: Mapping[str, Callable[[Iterable[int]], int]] = {
    AND: min,
    OR: max,
    ADD: _carried,
    EACH_BYTE: _counted,
    BOTH_BYTES: max,
}
