"""Counting votes, exactly: shares are fractions, never floats."""

from fractions import Fraction
from math import ceil, floor


def quorum_met(present: int, members: int, fraction: Fraction) -> bool:
    """Whether at least this share of all members (before recusals) is present. No members, no quorum."""
    _check(present, members)
    return members > 0 and present >= fraction * members


def threshold(base: int, fraction: Fraction, *, at_least: bool = False) -> int:
    """The least number of agreeing votes that is more than this share of the base, or at least it."""
    _check(0, base)
    return ceil(fraction * base) if at_least else floor(fraction * base) + 1


def passed(agree: int, base: int, fraction: Fraction, *, at_least: bool = False) -> bool:
    """Whether the agreeing votes are more than this share of the base; exactly the share only if `at_least`."""
    _check(agree, base)
    return agree > fraction * base or (at_least and base > 0 and agree == fraction * base)


def _check(part: int, whole: int) -> None:
    if part < 0 or whole < 0 or part > whole:
        raise ValueError(f"{part} of {whole}")
