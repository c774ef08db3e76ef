"""The records of `law/screening`, as read: a detector is a topic, and what said of it turns it good or bad."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from statute.findings import Citation, Verification


class Verdict(StrEnum):
    """What a criterion is held to be, from the worst on."""

    FORBIDDEN = "forbidden"
    RISKY = "risky"
    OK = "ok"


@dataclass(frozen=True)
class Basis:
    """What a detector rests on: an instrument since a day (None where none is known) and how well that was checked."""

    citation: Citation | None
    first: date
    verification: Verification


@dataclass(frozen=True)
class Negation:
    """What a negation does: it goes on over `carried` tags, and turns good `opposites` bad."""

    carried: frozenset[str]
    opposites: frozenset[str]


@dataclass(frozen=True)
class Detector:
    """One thing that a criterion must not, or should not, measure.

    A topic is a sequence of tags within `window` tokens of each other. What governs it is the nearest `bad` or
    `good` mark of its own clause, else of the clauses behind, else before; `mild` counts where nothing bad is in
    the sentence; `before` is good for all that follows it in the sentence; `spreads` go on with a topic. Where nothing governs, `alone` says
    whether the topic by itself is held against the line.
    """

    id: str
    verdict: Verdict
    topics: Sequence[Sequence[frozenset[str]]]
    window: int
    bad: frozenset[str]
    good: frozenset[str]
    mild: frozenset[str]
    before: frozenset[str]
    spreads: frozenset[str]
    alone: bool
    reason: str
    instead: str
    allowed: str
    basis: Basis
