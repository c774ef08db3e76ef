"""Every award of persons answered for many people: one byte an answer, as the contract numbers them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    def _entered(self) -> list[int]:
        """The rows of the awards whose rules are entered, in full or in part."""
        return [row for row, version in enumerate(self.versions.values()) if version and version.conditions]

    @cached_property
    def _in_part(self) -> list[int]:
        """Which of those that are entered are so in part only."""
        versions = list(self.versions.values())
        return [
            at
            for at, row in enumerate(self._entered)
            if not (version := versions[row]) or not version.complete
        ]

    @cached_property
    def _program(self) -> Program:
        """The rules, gone through once: certain of each, possible of each, then what is pending."""
        notes = Notes(self.on)
        rules: Rules[Any] = Rules(self.law, self.days, notes)
        found = [
            rules.all(version.conditions)
            for version in self.versions.values()
            if version is not None and version.conditions
        ]
        pending = notes.pair(UNDER_REVIEW) if self.stops else ()
        certain, possible = ([pair[side] for pair in found] for side in (0, 1))
        return Program([*certain, *possible, *pending], notes.symbols)

    def answers(self, facts: ArrayFacts, people: int) -> dict[str, Answers]:
        """Each award's answers, one person after another."""
        out = np.full((len(self.versions), people), UNKNOWN, dtype=np.uint8)
        for begin in range(0, people, AT_ONCE):
            end = min(begin + AT_ONCE, people)
            self._answer(self._program.run(facts, begin, end), out[:, begin:end])
        return dict(zip(self.versions, out, strict=True))

    def _answer(self, found: Answers, out: Answers) -> None:
        """From this year's bits. A rule entered in part never says yes, nor any while something may be pending."""
        found &= 1
        rules = len(self._entered)
        certain, possible, pending = found[:rules], found[rules : 2 * rules], found[2 * rules :]
        certain[self._in_part] = 0
        if self.stops:
            certain &= ~pending[1]
        possible += possible
        possible -= certain
        out[self._entered] = possible
        if self.stops:
            out |= pending[0] * np.uint8(BLOCKED)
