"""Which operations some results need, in which order, and how wide each array between them has to be.

Most of what rules work out is asked for this year's bit only: such arrays are bytes, half as wide as masks.
"""

from collections.abc import Callable, Mapping
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

LOADED = {MASK, AMOUNT}
_BIT_BY_BIT = {AND, OR, NOT}
_COMPARED = {AT_LEAST, AT_MOST, EQUAL}


class Kind(Enum):
    """What an array is made of: bit 0 alone, all sixteen years, or numbers."""

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
    """The arrays to load, the operations in order, and the results, which are bytes."""

    def __init__(self, results: list[Symbol], noted: list[Symbol]) -> None:
        needed = _needed(results, noted)
        self._single = _single(needed)
        self._whole = self._needed_whole(needed)
        self._made: set[Key] = set()
        self.loads: list[tuple[Key, Symbol]] = []
        self.operations: list[Operation] = []
        for symbol in needed:
            self._plan(symbol)
        self.results = [self._as(symbol, Kind.BYTE) for symbol in results]

    def _needed_whole(self, needed: list[Symbol]) -> set[int]:
        """The symbols of which other bits than bit 0 matter, seen from the results back."""
        whole: set[int] = set()
        for symbol in reversed(needed):
            here_only = symbol.number not in whole or symbol.number in self._single
            if not (here_only and symbol.operation in _BIT_BY_BIT):
                whole.update(one.number for one in symbol.symbols)
        return whole

    def _kind(self, symbol: Symbol) -> Kind:
        if symbol.is_amount:
            return Kind.AMOUNT
        here_only = symbol.number not in self._whole or symbol.number in self._single
        narrow = symbol.operation in _COMPARED or (here_only and symbol.operation in _BIT_BY_BIT)
        return Kind.BYTE if narrow else Kind.MASK

    def _plan(self, symbol: Symbol) -> None:
        own = Key(symbol.number, self._kind(symbol))
        if symbol.operation in LOADED:
            self.loads.append((own, symbol))
        else:
            kind = self._taken(symbol, own.kind)
            takes = tuple(self._as(one, kind) if isinstance(one, Symbol) else one for one in symbol.takes)
            self.operations.append(Operation(_FUNCTIONS[symbol.operation], takes, own, kind))
        self._made.add(own)

    def _taken(self, symbol: Symbol, own: Kind) -> Kind:
        """Of which kind the arrays are that an operation takes."""
        if symbol.operation in _COMPARED:
            return Kind.AMOUNT if any(one.is_amount for one in symbol.symbols) else Kind.MASK
        return own

    def _as(self, symbol: Symbol, kind: Kind) -> Key:
        """The symbol's array in a kind, converted once where it was made in another."""
        wanted = Key(symbol.number, kind)
        if wanted not in self._made:
            self.operations.append(
                Operation(_converted, (Key(symbol.number, self._kind(symbol)),), wanted, kind)
            )
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


def _single(needed: list[Symbol]) -> set[int]:
    """The symbols whose other bits than bit 0 are never set."""
    found: set[int] = set()
    for symbol in needed:
        single = [one.number in found if isinstance(one, Symbol) else one == 1 for one in symbol.takes]
        bitwise = (symbol.operation == AND and any(single)) or (symbol.operation == OR and all(single))
        if bitwise or symbol.operation in _COMPARED:
            found.add(symbol.number)
    return found
