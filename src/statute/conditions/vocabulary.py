"""What every word of the vocabulary is made of."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from statute.bits import B, Pair
from statute.findings import Verification
from statute.history import CaseFacts, Facts
from statute.records import DatedValue


@dataclass(frozen=True)
class Asked:
    """What one condition asks: its figures by the key under which its YAML names them, and its plain words.

    `within` is what the run of years asks in which this condition counts.
    """

    figures: Mapping[str, DatedValue] = field(default_factory=dict)
    of: tuple[str, ...] = ()
    within: "Asked | None" = None

    def __getitem__(self, key: str) -> DatedValue:
        return self.figures[key]

    def __contains__(self, key: str) -> bool:
        return key in self.figures

    def value(self, key: str, otherwise: Any = None) -> Any:
        """The figure itself; `otherwise` where the condition does not ask for it."""
        return self.figures[key].value if key in self.figures else otherwise


@dataclass(frozen=True)
class Said:
    """One condition in words for one case.

    `has` begins the sentence of `because`, which goes on with what is asked; `plain` is that sentence where
    going on so would say the same thing twice. `missing` names the keys to fill in where the answer is unknown;
    `verification` is there when this case rests on something weaker than the condition's own source.
    """

    observed: str
    has: str = ""
    plain: str = ""
    missing: tuple[str, ...] = ()
    verification: Verification | None = None


class Word(ABC):
    """A kind of condition.

    `asks` are the keys of its figures in YAML, `may_ask` those that a condition may leave out. Those in
    `by_day` are read on the case's own day, the others on the day whose rules answer the case. `of` says
    which plain words it takes. `asked_once`: only of the award itself, not where its rule stands in for a
    title that is not decided yet.
    """

    asks: ClassVar[tuple[str, ...]] = ()
    may_ask: ClassVar[tuple[str, ...]] = ()
    by_day: ClassVar[tuple[str, ...]] = ()
    of: ClassVar[str] = ""
    in_a_run: ClassVar[bool] = False
    asked_once: ClassVar[bool] = False

    @abstractmethod
    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        """Its meaning over year bits and amounts; bit 0 is the answer."""

    @abstractmethod
    def required(self, asked: Asked, /) -> str:
        """What it asks, as a short phrase."""

    @abstractmethod
    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        """What this case has."""
