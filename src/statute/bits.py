"""Year bits and Kleene's logic over them: one algebra for one teacher (ints) and for a country (arrays).

A yearly fact is a pair of masks (certain, possible) with certain ⊆ possible; bit k speaks of k school
years ago, bit 0 of this year. In `certain` the fact is known to hold, outside `possible` it is known not
to hold, between them it is not known. Python ints have no width, so -1 is "every year, however long ago";
arrays (statute.bulk) are of uint16 and see sixteen years. What the last bit of an array leaves open stays open: a
stretch of years which reaches it may go on beyond it.

Amounts (days, ages, numbers of people) are ranges (low, high) of whole numbers, alike for both.
"""

from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

# The last bit of an array.
_EDGE = 15
# More than any count of years, initiatives or people comes near: "there may be any number of them".
UNBOUNDED = 10**15


class Bits(Protocol):
    """What a mask must be able to do; Python's int, NumPy's uint16 array and the symbol of one can."""

    def __and__(self, other: Any, /) -> Self: ...
    def __or__(self, other: Any, /) -> Self: ...
    def __invert__(self) -> Self: ...
    def __rshift__(self, other: Any, /) -> Self: ...
    def __add__(self, other: Any, /) -> Self: ...
    def __mul__(self, other: Any, /) -> Self: ...


B = TypeVar("B", bound=Bits)


class Pair(NamedTuple, Generic[B]):
    """A three-valued fact of every year at once."""

    certain: B
    possible: B

    def __and__(self, other: "Pair[B]") -> "Pair[B]":
        return Pair(self.certain & other.certain, self.possible & other.possible)

    def __or__(self, other: "Pair[B]") -> "Pair[B]":
        return Pair(self.certain | other.certain, self.possible | other.possible)

    def __invert__(self) -> "Pair[B]":
        return Pair(~self.possible, ~self.certain)


class Range(NamedTuple):
    """An amount between two bounds, both possible: whole numbers, or arrays of them."""

    low: Any
    high: Any

    def later_by(self, other: "Range") -> "Range":
        """Both together: the least of both, the most of both."""
        return Range(self.low + other.low, self.high + other.high)


YES: Pair[int] = Pair(-1, -1)
NO: Pair[int] = Pair(0, 0)
UNKNOWN: Pair[int] = Pair(0, -1)


def flag(certain: Any, possible: Any) -> Pair[Any]:
    """Bit 0 from two comparisons: of ints truth values, of arrays arrays of them."""
    if isinstance(certain, bool):
        return Pair(int(certain), int(possible))
    return Pair(certain, possible)


def at_least(amount: Range, least: Any) -> Pair[Any]:
    return flag(amount.low >= least, amount.high >= least)


def at_most(amount: Range, most: Any) -> Pair[Any]:
    return flag(amount.high <= most, amount.low <= most)


def chain(fact: Pair[B], years: int) -> Pair[B]:
    """The years in which a chain of that many consecutive years, each with the fact, ends."""
    whole = fact
    for ago in range(1, years):
        whole &= ago_of(fact, ago)
    return whole


def ago_of(fact: Pair[B], years: int) -> Pair[B]:
    """The fact as it was so many years before."""
    return Pair(fact.certain >> years, fact.possible >> years)


def run(fact: Pair[B]) -> Pair[B]:
    """The unbroken stretch of years with the fact which ends this year: its shortest and its longest."""
    return Pair(_unbroken(fact.certain), _unbroken(fact.possible))


def after_first(granted: Pair[int]) -> Pair[int]:
    """The years after the earliest one with the fact: those surely after it, those that may be."""
    return Pair(_below_highest(granted.certain), _below_highest(granted.possible))


def last_years(years: int) -> Pair[int]:
    """A window of so many years ending this year."""
    return Pair((1 << years) - 1, (1 << years) - 1)


def total(levels: list[Pair[B]], window: Pair[Any]) -> Range:
    """How many there are in a window of years; level n-1 says in which years there are n or more."""
    low = sum(popcount(level.certain & window.certain) for level in levels)
    high = sum(popcount(level.possible & window.possible) for level in levels)
    return Range(low, high + _beyond(window.possible))


def popcount(mask: Any) -> Any:
    """How many years a mask names; of a mask without end more than anybody asks for."""
    if isinstance(mask, int):
        return mask.bit_count() if mask >= 0 else UNBOUNDED
    return mask.__array_namespace__().bitwise_count(mask)  # whatever kind of array it is: none is named here


def standing_in(title: Pair[B], own_conditions: Pair[B]) -> Pair[B]:
    """The title, with its own conditions in its place where this year's titles are not decided yet.

    Only bit 0: of an earlier year an unknown list stays unknown.
    """
    undecided = title.possible & ~title.certain & 1
    return Pair(
        title.certain | (undecided & own_conditions.certain),
        title.possible & ~(undecided & ~own_conditions.possible),
    )


def _unbroken(mask: B) -> B:
    """The ones at its lower end: adding one carries through them."""
    return mask & ~(mask + 1)


def _below_highest(mask: int) -> int:
    """All bits below the highest one; of a mask without end all bits."""
    return mask if mask < 0 else (1 << max(mask.bit_length() - 1, 0)) - 1


def _beyond(window: Any) -> Any:
    """What an array's window may hold beyond its last bit: room for more than any rule asks."""
    return 0 if isinstance(window, int) else (window >> _EDGE) * 100
