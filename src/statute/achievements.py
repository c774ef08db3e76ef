"""One achievement, one form of commendation: which proposals of a list contend for the same achievement."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Generic, TypeVar

from statute.findings import Citation, Verification
from statute.library import load
from statute.names import award_name
from statute.sentences import sentence

ONE_FORM = "one_form_per_achievement"
ASKED = frozenset({ONE_FORM})

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Proposed(Generic[K]):
    """An award proposed for somebody. `achievement` None: not said, so it may be that of any other proposal."""

    person: K
    name: str
    code: str
    achievement: str | None = None


@dataclass(frozen=True)
class Refusal(Generic[K]):
    """Why two or more forms for one person cannot go together."""

    person: K
    codes: tuple[str, ...]
    because: str
    citation: Citation | None
    verification: Verification


def two_forms(proposed: Iterable[Proposed[K]], on: date) -> list[Refusal[K]]:
    """One refusal a person whose forms are, or may be, for the same achievement; titles are free beside them."""
    law = load()
    figure = law.parameter(ONE_FORM).find(on)
    if figure is None or not figure.value:
        return []
    by_person: dict[K, list[Proposed[K]]] = {}
    for one in proposed:
        if law.award(one.code).kind == "form":
            by_person.setdefault(one.person, []).append(one)
    refusals = []
    for person, forms in by_person.items():
        contending = _contending(forms)
        if contending:
            codes = tuple(one.code for one in contending)
            because = _because(contending[0].name, codes)
            refusals.append(Refusal(person, codes, because, figure.citation, figure.verification))
    return refusals


def _contending(forms: list[Proposed[K]]) -> list[Proposed[K]]:
    """Those of one person's forms that share an achievement with another of them."""
    sharing = {id(one) for pair in combinations(forms, 2) if _shared(*pair) for one in pair}
    return [one for one in forms if id(one) in sharing]


def _shared(this: Proposed[K], other: Proposed[K]) -> bool:
    if this.achievement is None or other.achievement is None:
        return True
    return this.achievement == other.achievement


def _because(name: str, codes: tuple[str, ...]) -> str:
    *first, last = map(award_name, codes)
    proposed = f"{', '.join(first)} và {last}"
    return sentence(
        f"{name} được đề nghị {proposed}, trong khi mỗi thành tích chỉ được đề nghị một hình thức khen thưởng"
    )
