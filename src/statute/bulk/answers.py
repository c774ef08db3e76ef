"""Every award of persons answered for many people: one byte an answer, as the contract numbers them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statute.bits import Pair
from statute.bulk.facts import ArrayFacts
from statute.bulk.program import AT_ONCE, Program
from statute.bulk.symbols import Notes
from statute.conditions.service import DISCIPLINE_DAYS, DISCIPLINE_ENDED
from statute.history import Column, Measure
from statute.library import Library
from statute.masks import PERSON, asked_of
from statute.records import Version
from statute.regimes import regime_of
from statute.rules import Days, Rules
from statute.stops import UNDER_REVIEW, review_stop

Answers = NDArray[np.uint8]
NO, YES, UNKNOWN, BLOCKED = range(4)


@dataclass(frozen=True)
class Questions:
    """Every award of persons in force on a day, with what their rules ask."""

    law: Library
    on: date

    @cached_property
    def days(self) -> Days:
        return Days(on=self.on, rule=regime_of(self.law, self.on).rule_day)

    @cached_property
    def versions(self) -> dict[str, Version | None]:
        """The awards by code; None where no version is known. One not in force yet has no answer here."""
        awards = [self.law.award(code) for code in self.law.codes(PERSON)]
        return {award.code: award.on(self.days.of(award)) for award in awards if self.on >= award.first_day}

    @cached_property
    def stops(self) -> bool:
        """Whether something pending stops every award on this day."""
        return review_stop(self.law, self.days) is not None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        asked = [column for code in self.versions for column in asked_of(self.law, code, self.on).columns]
        stop = [UNDER_REVIEW] if self.stops else []
        return tuple({column.name: column for column in (*asked, *stop)}.values())

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        listed = (measure for code in self.versions for measure in asked_of(self.law, code, self.on).measures)
        asked = {measure.name: measure for measure in listed}
        if DISCIPLINE_DAYS.name in asked or DISCIPLINE_ENDED.name in asked:  # how one grows, the other tells
            asked |= {measure.name: measure for measure in (DISCIPLINE_DAYS, DISCIPLINE_ENDED)}
        return tuple(asked.values())

    @cached_property
    def _entered(self) -> dict[str, Version]:
        """The awards whose rules are entered, in full or in part."""
        return {code: version for code, version in self.versions.items() if version and version.conditions}

    @cached_property
    def _program(self) -> Program:
        """The rules, gone through once: certain and possible of each, then of what is pending."""
        notes = Notes(self.on)
        rules: Rules[Any] = Rules(self.law, self.days, notes)
        found = [rules.all(version.conditions or ()) for version in self._entered.values()]
        pending = [notes.pair(UNDER_REVIEW)] if self.stops else []
        return Program([side for pair in (*found, *pending) for side in pair], notes.symbols)

    def answers(self, facts: ArrayFacts, people: int) -> dict[str, Answers]:
        """Each award's answers, one person after another."""
        out = {code: np.empty(people, dtype=np.uint8) for code in self.versions}
        for begin in range(0, people, AT_ONCE):
            end = min(begin + AT_ONCE, people)
            found = self._program.run(facts, begin, end)
            pending = Pair(*found[-2:]) if self.stops else None
            pairs = dict(zip(self._entered, zip(found[::2], found[1::2], strict=True), strict=False))
            for code, answers in out.items():
                _answer(self._entered.get(code), pairs.get(code), pending, answers[begin:end])
        return out


def _answer(
    version: Version | None,
    found: tuple[Answers, Answers] | None,
    pending: Pair[Any] | None,
    answers: Answers,
) -> None:
    """Twice bit 0 of possible, less that of certain: 0 no, 1 yes, 2 unknown; then what is pending blocks.

    A rule entered in part never says yes, nor any rule while something may be pending.
    """
    if version is None or found is None:
        answers[:] = UNKNOWN
    else:
        certain, possible = found  # two awards may have the same arrays: they are left as they are
        np.bitwise_and(possible, np.uint8(1), out=answers)
        yes = answers & certain if version.complete else np.uint8(0)
        answers += answers
        answers -= yes if pending is None else yes & ~pending.possible
    if pending is not None:
        answers |= (pending.certain & 1) * np.uint8(BLOCKED)
