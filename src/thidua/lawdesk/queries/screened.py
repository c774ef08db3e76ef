"""Screened criteria as the page shows them: the words that led to it marked in the line."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from statute.screening import Criterion, screen_criteria
from thidua.guidance.screening import pieces

_VERDICTS = {
    "forbidden": ("no", "ban", "Không được dùng"),
    "risky": ("late", "alert-triangle", "Nên xem lại"),
    "ok": ("yes", "check", "Được"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion, its verdict and its text in pieces: (piece, whether it is one of the words)."""

    screened: Mapping[str, Any]
    pieces: list[tuple[str, bool]]

    @property
    def kind(self) -> str:
        return _VERDICTS[self.screened["verdict"]][0]

    @property
    def icon(self) -> str:
        return _VERDICTS[self.screened["verdict"]][1]

    @property
    def verdict(self) -> str:
        return _VERDICTS[self.screened["verdict"]][2]

    @property
    def is_ok(self) -> bool:
        return bool(self.screened["verdict"] == "ok")


@dataclass(frozen=True, slots=True)
class Screened:
    lines: list[Line]

    @property
    def counts(self) -> list[tuple[int, str]]:
        found = Counter(line.verdict for line in self.lines)
        return [(found[words], words.lower()) for _, _, words in _VERDICTS.values()]


def screened(criteria: Iterable[Criterion]) -> Screened:
    return Screened([Line(one, pieces(one["text"], one["words"])) for one in screen_criteria(criteria)])
