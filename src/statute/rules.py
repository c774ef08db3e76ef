"""Reads a rule over year bits: one definition for a teacher (ints) and for a country (arrays).

`statute.reasons` puts the same tree in words; it asks here for every answer, so the two cannot differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Generic

from statute.bits import B, Pair, ago_of, at_least, chain, standing_in, total
from statute.conditions import WORDS
from statute.conditions.titles import title_column
from statute.conditions.vocabulary import Asked
from statute.conditions.windows import run_of
from statute.history import Facts
from statute.library import Library
from statute.records import AllOf, AnyOf, Award, Condition, Node, TitleHeld


@dataclass(frozen=True)
class Days:
    """The day of the case, and the day whose rules answer it (earlier where an older law is kept)."""

    on: date
    rule: date

    def of(self, award: Award) -> date:
        """The day by which an award's version is picked: circulars know no kept law."""
        return self.on if award.follows == "circular" else self.rule


def asked(law: Library, condition: Condition, days: Days) -> Asked:
    """What a condition asks, with each figure on its day."""
    by_day = WORDS[condition.kind].by_day
    figures = {
        key: law.figure(parameter, days.on if key in by_day else days.rule)
        for key, parameter in condition.given.items()
    }
    within = asked(law, condition.within, days) if condition.within else None
    return Asked(figures, condition.of, within)


def own_rule(law: Library, title: str, days: Days) -> tuple[Node, ...]:
    """The conditions that stand in for a title; none where they are not, or not fully, entered."""
    version = law.award(title).on(days.rule)
    if version is None or not version.complete:
        return ()
    return tuple(node for node in version.conditions or () if not _asked_once(node))


def _asked_once(node: Node) -> bool:
    return isinstance(node, Condition) and WORDS[node.kind].asked_once


def figure(law: Library, name: str | None, days: Days) -> int | None:
    return int(law.figure(name, days.rule).value) if name else None


def years_of(law: Library, node: TitleHeld, days: Days) -> int:
    """How long the chain is that is asked for."""
    through = figure(law, node.through, days)
    return through + 1 if through is not None else figure(law, node.years, days) or 1


class Rules(Generic[B]):
    """The rules of some days asked of some facts; what several rules rest on is worked out once."""

    def __init__(self, law: Library, days: Days, facts: Facts[B]) -> None:
        self.law, self.days, self.facts = law, days, facts
        self._titles: dict[str, Pair[B]] = {}
        self._asked: dict[int, Asked] = {}
        self._pairs: dict[int, Pair[B]] = {}

    def pair(self, node: Node) -> Pair[B]:
        """A rule's answer; bit 0 answers the case. Nodes belong to the law, so each is known by itself."""
        found = self._pairs.get(id(node))
        if found is None:
            found = self._pairs[id(node)] = self._pair(node)
        return found

    def _pair(self, node: Node) -> Pair[B]:
        if isinstance(node, Condition):
            return WORDS[node.kind].pair(self.asked(node), self.facts)
        if isinstance(node, AnyOf):
            return reduce(or_, map(self.pair, node.parts))
        return self.all(node.parts) if isinstance(node, AllOf) else self.held(node, self.title(node.title))

    def all(self, nodes: Iterable[Node]) -> Pair[B]:
        """All conditions of a rule together."""
        return reduce(and_, map(self.pair, nodes))

    def asked(self, node: Condition) -> Asked:
        found = self._asked.get(id(node))
        if found is None:
            found = self._asked[id(node)] = asked(self.law, node, self.days)
        return found

    def title(self, code: str) -> Pair[B]:
        """The years with a title; this year by its own conditions where the list is not decided yet."""
        found = self._titles.get(code)
        if found is None:
            listed, own = self.facts.pair(title_column(code)), own_rule(self.law, code, self.days)
            found = self._titles[code] = standing_in(listed, self.all(own)) if own else listed
        return found

    def held(self, node: TitleHeld, title: Pair[B]) -> Pair[B]:
        """What a condition says of a title, given the years that have it."""
        if node.within is not None:
            run = run_of(self.asked(node.within), self.facts)
            return at_least(total([title], run), figure(self.law, node.count, self.days))
        ago = figure(self.law, node.ago, self.days)
        return ago_of(title, ago) if ago else chain(title, years_of(self.law, node, self.days))
