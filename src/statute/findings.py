"""What a rule answers: the answer, how well it is verified, and the reason with its citation."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from statute.bits import Pair


class Answer(StrEnum):
    """Yes, no, unknown of a condition; the last two of an award only."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    NOT_IN_FORCE = "not_in_force"

    @classmethod
    def this_year(cls, fact: Pair[int]) -> "Answer":
        """Read bit 0 of a fact."""
        if fact.certain & 1:
            return cls.YES
        return cls.UNKNOWN if fact.possible & 1 else cls.NO


class Verification(StrEnum):
    """How far the text behind a figure was read, strongest first; the order matters to `weakest`."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    MEMORY = "memory"
    CARRIED_OVER = "carried_over"


_STRENGTH = list(Verification)


def weakest(*given: Verification) -> Verification:
    return max(given, key=_STRENGTH.index)


@dataclass(frozen=True)
class Citation:
    """An article of an instrument; the article is None where the text read did not show its number."""

    instrument: str
    article: str | None

    def as_dict(self) -> dict[str, str | None]:
        return {"instrument": self.instrument, "article": self.article}


@dataclass(frozen=True)
class Finding:
    """One condition answered for one case, in the words shown to the reader."""

    id: str
    answer: Answer
    because: str
    required: str
    observed: str
    verification: Verification
    citation: Citation | None = None
    conditional: bool = False
    parts: tuple["Finding", ...] = ()
    missing: tuple[str, ...] = field(default=(), compare=False)

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "answer": self.answer.value,
            "because": self.because,
            "required": self.required,
            "observed": self.observed,
            "conditional": self.conditional,
            "citation": self.citation and self.citation.as_dict(),
            "verification": self.verification.value,
            "parts": [part.as_dict() for part in self.parts],
        }


def all_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's conjunction: no beats unknown beats yes."""
    given = set(answers)
    if Answer.NO in given:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in given else Answer.YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's disjunction: yes beats unknown beats no."""
    given = set(answers)
    if Answer.YES in given:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in given else Answer.NO


def deciding(parts: Iterable[Finding], answer: Answer, *, any_way: bool) -> list[Finding]:
    """The parts upon which the answer of the whole rests.

    All of: the parts that answer as the whole does. Any of: for a yes the parts that are yes, else all.
    """
    listed = list(parts)
    if any_way and answer is not Answer.YES:
        return listed
    return [part for part in listed if part.answer is answer]


def weakest_of(parts: Iterable[Finding], answer: Answer, *, any_way: bool = False) -> Verification:
    return weakest(*(part.verification for part in deciding(parts, answer, any_way=any_way)))


def missing_in(parts: Iterable[Finding]) -> tuple[str, ...]:
    """The keys of the unknown parts, each once, in the order in which they were asked."""
    named = (key for part in parts if part.answer is Answer.UNKNOWN for key in part.missing)
    return tuple(dict.fromkeys(named))


def conditional_in(parts: Iterable[Finding], answer: Answer, *, any_way: bool = False) -> bool:
    return any(part.conditional for part in deciding(parts, answer, any_way=any_way))
