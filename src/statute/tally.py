"""Counting votes, exactly: shares are fractions, never floats."""

from fractions import Fraction
from math import floor


def quorum_met(present: int, members: int, fraction: Fraction) -> bool:
    """Whether at least this share of all members (before recusals) is present. No members, no quorum."""
    _check(present, members)
    return members > 0 and present >= fraction * members


def threshold(base: int, fraction: Fraction) -> int:
    """The least number of agreeing votes that is more than this share of the base."""
    _check(0, base)
    return floor(fraction * base) + 1


def passed(agree: int, base: int, fraction: Fraction) -> bool:
    """Whether the agreeing votes are more than this share of the base; exactly the share is not."""
    _check(agree, base)
    return agree > fraction * base


def _check(part: int, whole: int) -> None:
    if part < 0 or whole < 0 or part > whole:
        raise ValueError(f"{part} of {whole}")
