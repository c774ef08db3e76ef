"""Titles that rest on themselves: such a rule could never be answered."""

from collections.abc import Iterator

from statute.library import Library
from statute.records import Award, TitleHeld, leaves


def cycle_faults(law: Library) -> Iterator[str]:
    """Each ring of titles once, told at the first of its awards."""
    rests = {code: _titles(award) for code, award in law.awards.items()}
    told: set[frozenset[str]] = set()
    for code in rests:
        ring = _ring(code, rests)
        if ring and frozenset(ring) not in told:
            told.add(frozenset(ring))
            yield f"{code}: rests on itself: {' -> '.join([*ring, code])}"


def _titles(award: Award) -> tuple[str, ...]:
    found = (leaf for version in award.versions for leaf in leaves(version.conditions or ()))
    return tuple(dict.fromkeys(leaf.title for leaf in found if isinstance(leaf, TitleHeld)))


def _ring(code: str, rests: dict[str, tuple[str, ...]]) -> list[str]:
    """The shortest way from a title back to itself; empty where there is none."""
    ways = [[code]]
    seen: set[str] = set()
    for way in ways:  # grows while it is walked
        for title in rests.get(way[-1], ()):
            if title == code:
                return way
            if title not in seen:
                seen.add(title)
                ways.append([*way, title])
    return []
