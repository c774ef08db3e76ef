"""Every award of persons answered for many people: one byte an answer, as the contract numbers them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statute.bits import Pair
from statute.bulk.facts import ArrayFacts
from statute.conditions.service import DISCIPLINE_DAYS, DISCIPLINE_ENDED
from statute.conditions.vocabulary import Asked
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
    def _figures(self) -> dict[int, Asked]:
        return {}

    def answers(self, facts: ArrayFacts, people: int) -> dict[str, Answers]:
        """Each award's answers, one person after another."""
        rules: Rules[Any] = Rules(self.law, self.days, facts, self._figures)
        stop = _stop(facts.pair(UNDER_REVIEW)) if self.stops else None
        return {code: _answered(rules, version, stop, people) for code, version in self.versions.items()}


def _stop(pending: Pair[Any]) -> Pair[Any]:
    """What is pending, as bit 0 alone."""
    return Pair(_bit(pending.certain), _bit(pending.possible))


def _answered(rules: Rules[Any], version: Version | None, stop: Pair[Any] | None, people: int) -> Answers:
    """Blocked before all; a rule entered in part never says yes, nor any while it is unknown what is pending."""
    if version is None or version.conditions is None:
        answers = np.full(people, UNKNOWN, dtype=np.uint8)
    else:
        found = rules.all(version.conditions)
        answers = _bit(found.possible)
        answers += answers
        if version.complete:
            certain = _bit(found.certain)
            answers -= certain if stop is None else certain & ~stop.possible
    return answers if stop is None else answers | stop.certain * np.uint8(BLOCKED)


def _bit(mask: Any) -> Answers:
    """Bit 0, this year's, as a byte."""
    lowest: Answers = mask.astype(np.uint8)
    lowest &= 1
    return lowest
