"""Every award of persons answered for many people: one byte an answer, as the contract numbers them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statute.bits import Pair
from statute.bulk.facts import ArrayFacts
from statute.bulk.program import Program
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
    def _program(self) -> Program:
        """The rules, gone through once."""
        notes = Notes(self.on)
        rules: Rules[Any] = Rules(self.law, self.days, notes)
        pending = notes.pair(UNDER_REVIEW) if self.stops else None
        answers = [_answer(rules, version, pending) for version in self.versions.values()]
        return Program(answers, notes.symbols)

    def answers(self, facts: ArrayFacts, people: int) -> dict[str, Answers]:
        """Each award's answers, one person after another."""
        return dict(zip(self.versions, self._program.run(facts, people), strict=True))


def _answer(rules: Rules[Any], version: Version | None, pending: Pair[Any] | None) -> Any:
    """Blocked before all; a rule entered in part never says yes, nor any while it is unknown what is pending."""
    answer: Any = UNKNOWN
    if version is not None and version.conditions is not None:
        found = rules.all(version.conditions)
        certain = found.certain if pending is None else found.certain & ~pending.possible
        maybe = found.possible & 1
        answer = maybe + (maybe & ~certain if version.complete else maybe)
    return answer if pending is None else (pending.certain & 1) * BLOCKED | answer
