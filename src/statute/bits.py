"""Year bits and Kleene's logic over them: one algebra for one teacher (ints) and for a country (arrays).

A yearly fact is a pair of masks (certain, possible) with certain ⊆ possible; bit k speaks of k school
years ago, bit 0 of this year. In `certain` the fact is known to hold, outside `possible` it is known not
to hold, between them it is not known. Python ints have no width, so -1 is "every year, however long ago";
NumPy arrays are uint16 and see sixteen years. Only `& | ~ >>` are used, which both understand alike.
"""

from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar


class Bits(Protocol):
    """What a mask must be able to do; Python's int and NumPy's uint16 array both can."""

    def __and__(self, other: Any, /) -> Self: ...
    def __or__(self, other: Any, /) -> Self: ...
    def __invert__(self) -> Self: ...
    def __rshift__(self, other: Any, /) -> Self: ...


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


def chain(fact: Pair[B], years: int) -> Pair[B]:
    """The years in which a chain of that many consecutive years, each with the fact, ends."""
    whole = fact
    for ago in range(1, years):
        whole &= Pair(fact.certain >> ago, fact.possible >> ago)
    return whole


def standing_in(title: Pair[B], own_conditions: Pair[B]) -> Pair[B]:
    """The title, with its own conditions in its place where this year's titles are not decided yet.

    Only bit 0: of an earlier year an unknown list stays unknown.
    """
    undecided = title.possible & ~title.certain & 1
    return Pair(
        title.certain | (undecided & own_conditions.certain),
        title.possible & ~(undecided & ~own_conditions.possible),
    )


YES: Pair[int] = Pair(-1, -1)
NO: Pair[int] = Pair(0, 0)
UNKNOWN: Pair[int] = Pair(0, -1)
