"""The law's records as typed values: instruments, dated figures, awards with their rules by date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from statute.errors import NotInForceError
from statute.findings import Citation, Verification


@dataclass(frozen=True)
class Instrument:
    """A law, decree or circular."""

    id: str
    title: str
    short_title: str
    issuer: str
    signed: date | None
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: str | None
    source: str
    verification: Verification
    checked: date
    notes: tuple[str, ...] = ()

    def in_force(self, first: date, last: date | None) -> bool:
        """Whether it was in force on every one of these days; an open end asks for an open end."""
        if self.in_force_from is None or first < self.in_force_from:
            return False
        return self.in_force_to is None or (last is not None and last <= self.in_force_to)


@dataclass(frozen=True)
class DatedValue:
    """A figure from a day on, with where it stands and how well that was read."""

    first: date
    last: date | None
    value: Any
    verification: Verification
    citation: Citation | None
    source: str
    checked: date
    notes: tuple[str, ...] = ()
    kept_for_accepted: bool = False


@dataclass(frozen=True)
class Parameter:
    """One figure through time."""

    id: str
    what: str
    unit: str
    values: tuple[DatedValue, ...]

    def find(self, on: date) -> DatedValue | None:
        for (
            value
        ) in self.values:  # asked some hundred times for one answer: a generator costs more than it saves
            if is_during(on, value.first, value.last):
                return value
        return None

    def on(self, on: date) -> DatedValue:
        found = self.find(on)
        if found is None:
            raise NotInForceError(f"{self.id}: no figure is known for {on}")
        return found


@dataclass(frozen=True)
class Condition:
    """A leaf of a rule: a word of the closed vocabulary with the figures it asks for.

    `of` are plain words (codes, kinds, keys of a case); `within` is the run of years in which it counts.
    """

    id: str
    kind: str
    given: Mapping[str, str]
    of: tuple[str, ...]
    within: "Condition | None"
    citation: Citation
    verification: Verification
    source: str
    checked: date


@dataclass(frozen=True)
class AnyOf:
    """A branch of a rule: one of its parts is enough."""

    id: str
    parts: tuple["Node", ...]
    citation: Citation


@dataclass(frozen=True)
class AllOf:
    """A branch of a rule, one of several ways: all of its parts.

    `way` is what it is called; `note` is said where this way leads to a yes.
    """

    id: str
    parts: tuple["Node", ...]
    citation: Citation
    way: str | None
    note: str | None


@dataclass(frozen=True)
class TitleHeld:
    """A leaf of a rule: a title held this year, or in a chain of years ending this year.

    `years` names how long the chain is, `through` how many years ago it began; `ago` asks for the title of
    just that one year; `count` asks for so many years with it in the run `within`. The title's own conditions
    stand in where this year's titles are not decided yet.
    """

    id: str
    title: str
    years: str | None
    through: str | None
    ago: str | None
    count: str | None
    within: Condition | None
    citation: Citation
    verification: Verification
    source: str
    checked: date

    @property
    def figures(self) -> tuple[str, ...]:
        """The parameters it names."""
        return tuple(name for name in (self.years, self.through, self.ago, self.count) if name)


Node = Condition | TitleHeld | AnyOf | AllOf


@dataclass(frozen=True)
class Judgement:
    """A condition which only people can judge: shown and checked off, never computed."""

    text: str
    citation: Citation
    verification: Verification
    source: str
    checked: date


@dataclass(frozen=True)
class Version:
    """An award's rule during some days. `conditions` are all asked; None: the rule is not entered."""

    first: date
    last: date | None
    conditions: tuple[Node, ...] | None
    complete: bool
    amended_by: str | None
    judged: tuple[Judgement, ...]
    notes: tuple[str, ...]

    @property
    def carried_over(self) -> bool:
        return self.amended_by is not None


@dataclass(frozen=True)
class Award:
    """A title or form of commendation: what it is called, for whom, and its rule by date."""

    code: str
    name: str
    short_name: str
    subject: str
    kind: str
    order: int
    first_day: date
    follows: str
    decides: str
    bonus: str | None
    versions: tuple[Version, ...]

    def on(self, on: date) -> Version | None:
        return next(
            (version for version in self.versions if is_during(on, version.first, version.last)), None
        )


def is_during(on: date, first: date, last: date | None) -> bool:
    return first <= on and (last is None or on <= last)


def leaves(nodes: tuple[Node, ...]) -> Iterator[Condition | TitleHeld]:
    """All conditions of a rule, through its branches."""
    for node in nodes:
        if isinstance(node, AnyOf | AllOf):
            yield from leaves(node.parts)
        else:
            yield node
