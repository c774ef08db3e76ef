"""Reads a rule over year bits: one definition for a teacher (ints) and for a country (arrays).

`statute.reasons` puts the same tree in words; it asks here for every answer, so the two cannot differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce

from statute.bits import B, Pair, chain, standing_in
from statute.conditions import WORDS
from statute.conditions.titles import title_column
from statute.conditions.vocabulary import Asked, Reader
from statute.library import Library
from statute.records import AnyOf, Award, Condition, Node, TitleHeld


@dataclass(frozen=True)
class Days:
    """The day of the case, and the day whose rules answer it (earlier where an older law is kept)."""

    on: date
    rule: date

    def of(self, award: Award) -> date:
        """The day by which an award's version is picked: circulars know no kept law."""
        return self.on if award.follows == "circular" else self.rule


def asked(law: Library, condition: Condition, days: Days) -> Asked:
    """The figures that a condition asks for, each on its day."""
    by_day = WORDS[condition.kind].by_day
    return {
        key: law.figure(parameter, days.on if key in by_day else days.rule)
        for key, parameter in condition.given.items()
    }


def own_rule(law: Library, title: str, days: Days) -> tuple[Node, ...]:
    """The conditions that stand in for a title; none where they are not, or not fully, entered."""
    version = law.award(title).on(days.rule)
    return version.conditions or () if version and version.complete else ()


def years_of(law: Library, node: TitleHeld, days: Days) -> int:
    return int(law.figure(node.years, days.rule).value) if node.years else 1


def pair(law: Library, node: Node, days: Days, read: Reader[B]) -> Pair[B]:
    """A rule's answer of every year that the bits speak of; bit 0 answers the case."""
    if isinstance(node, Condition):
        return WORDS[node.kind].pair(asked(law, node, days), read)
    if isinstance(node, AnyOf):
        return reduce(lambda left, right: left | right, (pair(law, part, days, read) for part in node.parts))
    title = read(title_column(node.title))
    own = own_rule(law, node.title, days)
    held = standing_in(title, pair_of_all(law, own, days, read)) if own else title
    return chain(held, years_of(law, node, days))


def pair_of_all(law: Library, nodes: Iterable[Node], days: Days, read: Reader[B]) -> Pair[B]:
    """All conditions of a rule together."""
    return reduce(lambda left, right: left & right, (pair(law, node, days, read) for node in nodes))
