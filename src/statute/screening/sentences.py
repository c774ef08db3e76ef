"""Cuts a line into sentences and clauses, so that what is said of one thing is not held against another."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statute.screening.lexicon import Line, Mark

_ENDS = frozenset(".;!?")
_PAUSES = frozenset(",:()[]") | _ENDS
# A verdict right behind the stop still speaks of what stands before it: "Nghỉ ốm; trừ 1 điểm".
_RIGHT_BEHIND = 1
# No sentence says more; a pasted book is cut here, so that the work grows with its length only.
_MOST_MARKS = 100


@dataclass(frozen=True)
class Sentence:
    """The marks of one sentence, each with the number of its clause."""

    marks: Sequence[Mark]
    clauses: Sequence[int]


def sentences(line: Line, turns: frozenset[str], verdicts: frozenset[str]) -> list[Sentence]:
    """The sentences of a line. `turns` (but, however) begin a new one; `verdicts` go on with the old one."""
    cuts = sorted(_cuts(line, turns, verdicts))
    pauses = [place for place, token in enumerate(line.tokens) if token.exact in _PAUSES]
    found: dict[int, list[Mark]] = {}
    for mark in line.marks:
        found.setdefault(_passed(cuts, mark), []).append(mark)
    return [
        Sentence(part, [_passed(pauses, mark) for mark in part])
        for marks in found.values()
        for begin in range(0, len(marks), _MOST_MARKS)
        for part in [marks[begin : begin + _MOST_MARKS]]
    ]


def _passed(places: Sequence[int], mark: Mark) -> int:
    return bisect_right(places, mark.first)


def _cuts(line: Line, turns: frozenset[str], verdicts: frozenset[str]) -> Iterator[int]:
    for mark in line.marks:
        if mark.tag in turns:
            yield mark.first
    spoken = {mark.first for mark in line.marks if mark.tag in verdicts}
    for place, token in enumerate(line.tokens):
        if token.exact in _ENDS and not spoken & set(range(place + 1, place + 2 + _RIGHT_BEHIND)):
            yield place
