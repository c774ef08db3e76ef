"""Finds a detector's topic in a sentence and what governs it there: nearest words of the same clause first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from statute.screening.lexicon import Mark
from statute.screening.records import Detector, Negation
from statute.screening.sentences import Sentence


@dataclass(frozen=True)
class Sighting:
    """A topic met in a line: the words of it, whether it is held against the line, and whether a word says so.

    `tied`: something bad is said of the topic (points, a condition, "must"); else it is held against by itself.
    """

    detector: Detector
    marks: Sequence[Mark]
    against: bool
    tied: bool = False


@dataclass(frozen=True)
class _Said:
    """A mark that judges a topic, the clause it stands in, and how."""

    mark: Mark
    clause: int
    bad: bool


def sightings(sentence: Sentence, detectors: Sequence[Detector], negation: Negation) -> Iterator[Sighting]:
    """Every topic of every detector. What one detector has taken for its topic, a later one leaves alone.

    Of carried tags a negation goes on: "không lấy … làm tiêu chí" negates both halves.
    """
    taken: set[Mark] = set()
    for detector in detectors:
        for topic in _topics(sentence, detector, taken):
            taken.update(topic)
            taken.update(_more_of_it(sentence.marks, topic[-1], detector.spreads))
            yield _judged(sentence, detector, topic, negation)


def _topics(sentence: Sentence, detector: Detector, taken: set[Mark]) -> Iterator[list[Mark]]:
    there = {mark.tag for mark in sentence.marks}
    for wanted in detector.topics:
        if any(there.isdisjoint(tags) for tags in wanted):
            continue
        for place in range(len(sentence.marks)):
            topic = _from(sentence.marks, place, wanted, detector.window)
            if topic and not taken.intersection(topic):
                yield topic


def _from(marks: Sequence[Mark], place: int, wanted: Sequence[frozenset[str]], window: int) -> list[Mark]:
    """The marks of one topic, beginning at this place, each the nearest that fits; none if it is not here."""
    if marks[place].tag not in wanted[0]:
        return []
    found = [marks[place]]
    for tags in wanted[1:]:
        place += 1
        while place < len(marks) and marks[place].tag not in tags:
            place += 1
        if place == len(marks) or marks[place].first - found[-1].last > window:
            return []
        found.append(marks[place])
    return found


def _more_of_it(marks: Sequence[Mark], last: Mark, spreads: frozenset[str]) -> Iterator[Mark]:
    """What a topic goes on with: "hội thi …: giải nhất 5đ, giải nhì 3đ" speaks of one contest."""
    return takewhile(lambda mark: mark.tag in spreads, marks[marks.index(last) + 1 :])


def _judged(sentence: Sentence, detector: Detector, topic: Sequence[Mark], negation: Negation) -> Sighting:
    said = list(_said(sentence, detector, topic, negation))
    if any(mark.tag in detector.before and mark.first < topic[0].first for mark in sentence.marks):
        return Sighting(detector, topic, against=False)
    governing = _governing(sentence, topic, said)
    if governing is not None:
        return Sighting(detector, [*topic, governing.mark], governing.bad, governing.bad)
    if any(mark.tag in detector.bad and not mark.negated for mark in topic):
        return Sighting(detector, topic, against=True, tied=True)
    spared = any(mark.negated for mark in topic) or any(mark.tag in detector.mild for mark in sentence.marks)
    return Sighting(detector, topic, detector.alone and not spared)


def _said(
    sentence: Sentence, detector: Detector, topic: Sequence[Mark], negation: Negation
) -> Iterator[_Said]:
    going_on = False
    for mark, clause in zip(sentence.marks, sentence.clauses, strict=True):
        if mark.tag in negation.carried:
            going_on = going_on or mark.negated
        if mark in topic:
            continue
        if mark.tag in detector.bad:
            yield _Said(mark, clause, bad=not (mark.negated or (going_on and mark.tag in negation.carried)))
        elif mark.tag in detector.good:
            yield _Said(mark, clause, bad=mark.negated and mark.tag in negation.opposites)


def _governing(sentence: Sentence, topic: Sequence[Mark], said: Sequence[_Said]) -> _Said | None:
    """The nearest of the topic's own clauses, else the first behind, else the last before; bad wins a tie."""
    clauses = {clause for mark, clause in zip(sentence.marks, sentence.clauses, strict=True) if mark in topic}
    first, last = min(clauses), max(clauses)
    own = [one for one in said if first <= one.clause <= last]
    behind = [one for one in said if one.clause > last]
    if not own and behind:
        own = [one for one in behind if one.clause == behind[0].clause]
    own = own or list(said)
    return min(own, key=lambda one: (_distance(one.mark, topic), not one.bad), default=None)


def _distance(mark: Mark, topic: Sequence[Mark]) -> int:
    return min(max(part.first - mark.last, mark.first - part.last) for part in topic)
