"""Candidates for fewer places than there are people: who is in, who is out, and the tie that only people may cut."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Generic, TypeVar

from statute.findings import Citation, Verification
from statute.library import load

WOMEN_FIRST = "women_first"
WOMEN_COLLECTIVE = "women_collective_share"
ASKED = frozenset({WOMEN_FIRST, WOMEN_COLLECTIVE})

K = TypeVar("K", bound=Hashable)
_WHOM = "nữ, hoặc tập thể có đủ tỷ lệ nữ"


@dataclass(frozen=True)
class Candidate(Generic[K]):
    """`merit`: the higher the better. `first`: a woman or a collective of women; None is not known."""

    key: K
    merit: Fraction | int
    first: bool | None = None


@dataclass(frozen=True)
class Hint(Generic[K]):
    """The order which the law suggests among those of equal merit: shown to the council, never applied."""

    order: tuple[K, ...]
    because: str
    citation: Citation | None
    verification: Verification


@dataclass(frozen=True)
class Cut(Generic[K]):
    """`tied` share one merit and contend for `places`, fewer than they are; they stand as given."""

    clearly_in: tuple[K, ...]
    tied: tuple[K, ...]
    places: int
    clearly_out: tuple[K, ...]
    hint: Hint[K] | None = None

    @property
    def because(self) -> str:
        """What came out, in one sentence for the council."""
        said = f"{len(self.clearly_in)} người trong giới hạn"
        if self.tied:
            said += (
                f"; {len(self.tied)} người ngang nhau mà chỉ còn {self.places} chỗ, "
                "Hội đồng quyết định chọn ai"
            )
        return f"{said}; {len(self.clearly_out)} người ngoài giới hạn."


def ranked(candidates: Iterable[Candidate[K]], most: int | None, on: date) -> Cut[K]:
    """Cut a list at a ceiling; a tie across the edge stays a tie. No ceiling: everybody is in."""
    if most is not None and most < 0:
        raise ValueError(most)
    ordered = sorted(candidates, key=lambda one: one.merit, reverse=True)
    if most is None or len(ordered) <= most:
        return Cut(_keys(ordered), (), 0, ())
    edge = ordered[most].merit
    above = [one for one in ordered if one.merit > edge]
    at = [one for one in ordered if one.merit == edge]
    below = [one for one in ordered if one.merit < edge]
    places = most - len(above)
    if places == 0:
        return Cut(_keys(above), (), 0, _keys([*at, *below]))
    return Cut(_keys(above), _keys(at), places, _keys(below), _hint(at, on))


def women_enough(women: int, members: int, on: date) -> bool | None:
    """Whether a collective has the share of women that puts it first; None where no share is known."""
    if not 0 <= women <= members or members == 0:
        raise ValueError(f"{women} of {members}")
    figure = load().parameter(WOMEN_COLLECTIVE).find(on)
    return None if figure is None else women >= Fraction(figure.value) * members


def _hint(tied: list[Candidate[K]], on: date) -> Hint[K] | None:
    """Women first, then those of whom it is not known, as given; None where it changes nothing."""
    figure = load().parameter(WOMEN_FIRST).find(on)
    if figure is None or not figure.value or len({one.first for one in tied}) == 1:
        return None
    rank = {True: 0, None: 1, False: 2}
    order = sorted(tied, key=lambda one: rank[one.first])
    unknown = sum(one.first is None for one in tied)
    doubt = f" Chưa biết {unknown} trường hợp có thuộc diện này hay không." if unknown else ""
    return Hint(
        order=_keys(order),
        because=f"Thành tích ngang nhau thì ưu tiên {_WHOM}; thứ tự này là gợi ý, Hội đồng quyết định.{doubt}",
        citation=figure.citation,
        verification=figure.verification,
    )


def _keys(candidates: Iterable[Candidate[K]]) -> tuple[K, ...]:
    return tuple(one.key for one in candidates)
