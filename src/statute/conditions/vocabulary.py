"""What every word of the vocabulary is made of, and the list of them all."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from statute.bits import B, Pair
from statute.cases import Case
from statute.findings import Verification
from statute.history import Column
from statute.records import DatedValue

# The figures that a condition asks for, by the key under which its YAML names them.
Asked = Mapping[str, DatedValue]
Reader = Callable[[Column], Pair[B]]


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

    `asks` are the keys of its figures in YAML. Those in `by_day` are read on the case's own day, the others
    on the day whose rules answer the case.
    """

    asks: ClassVar[tuple[str, ...]] = ()
    by_day: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def pair(self, asked: Asked, read: Reader[B], /) -> Pair[B]:
        """Its meaning over year bits."""

    @abstractmethod
    def required(self, asked: Asked, /) -> str:
        """What it asks, as a short phrase."""

    @abstractmethod
    def say(self, asked: Asked, case: Case, /) -> Said:
        """What this case has."""
