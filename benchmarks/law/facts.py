"""What rules ask of the invented people: three-valued facts of each year, counts, amounts; and as stored masks."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np

from people import BEGINS, EXCELLENT, GOOD, RECOGNISERS, SCOPES, SLOTS, YEARS, People
from statute.bits import Pair, Range
from statute.history import LARGEST_STORED, YEARS_STORED, Column, Measure

NO, YES, UNKNOWN = 0, 1, 2
_OLDER = ((1 << YEARS_STORED) - 1) ^ ((1 << YEARS) - 1)  # the bits of years before the ten
# A discipline runs from the first of October until the first of January of its school year.
_GIVEN, _SERVED = (10, 1), (1, 1)


class Facts:
    """Facts of these people, worked out when asked for."""

    def __init__(self, people: People) -> None:
        self.people = people
        self._stated = np.arange(YEARS)[:, None] < people.own["worked"]

    def yearly(self, name: str) -> Any:
        """NO, YES or UNKNOWN of each year."""
        return np.where(self._stated, self._of_record(name), UNKNOWN).astype(np.uint8)

    def counts(self, name: str) -> tuple[Any, Any]:
        """How many initiatives each year surely has and may have that count: count_initiative_province, say."""
        asked = re.fullmatch(
            r"count_(initiative|research|either)(?:_(province|national))?(?:_unused_for_(title|form))?", name
        )
        assert asked is not None, name
        low, high = (np.zeros(self._stated.shape, dtype=np.int8) for _ in range(2))
        for slot in SLOTS:
            answer = self._counts(slot, *asked.groups())
            there = self._year("initiatives") >= slot
            low += there & (answer == YES)
            high += there & (answer != NO)
        known = self._stated & (self._year("listed") == 1)
        return np.where(known, low, 0).astype(np.int8), np.where(known, high, 99).astype(np.int8)

    def granted(self, form: str) -> Any:
        """Whether the form was granted in each of the ten years."""
        granted = np.arange(YEARS)[:, None] == self.people.own[form]
        return np.where(self.people.own["forms_known"], granted, UNKNOWN).astype(np.uint8)

    def after(self, form: str) -> Pair[Any]:
        """The masks of the years after the grant."""
        own = self.people.own
        since = (1 << np.maximum(own[form], 0).astype(np.int32)) - 1
        certain = np.where(own["forms_known"], since, 0).astype(np.uint16)
        return Pair(certain, np.where(own["forms_known"], since, 0xFFFF).astype(np.uint16))

    def alike(self, name: str) -> Any:
        """A fact of the person beside the years."""
        own = self.people.own
        if name.startswith("holds_"):
            code = re.sub(r"^holds_(.+?)_(merit|any).*$", r"\1", name)
            held = own[code] if code == "KNC_GD" else own[code] >= 0
            return np.where(own["forms_known"], held, UNKNOWN).astype(np.uint8)
        of = {"local_school_recognises": "local", "under_review": "review"}.get(name, name)
        return _three(own[of])

    def amount(self, name: str) -> tuple[Any, Any]:
        own = self.people.own
        if name in {"teaching_years", "hardship_years"}:
            return _known_or_open(own[name], own[name] >= 0)
        if name == "joined_sector":
            begins = np.array([date(BEGINS - ago, 9, 1).toordinal() for ago in range(40)])
            return _known_or_open(begins[own["worked"] - 1], own["joined_known"])
        disciplined = self._stated & (self._year("discipline") == 1)
        told = self._told()
        if name == "discipline_days":
            spans = np.array([_day(ago, _SERVED) - _day(ago, _GIVEN) for ago in range(YEARS)])
            return _known_or_open((disciplined * spans[:, None]).sum(axis=0), told)
        ended = np.array([_day(ago, _SERVED) for ago in range(YEARS)])
        latest = (disciplined * ended[:, None]).max(axis=0)
        return latest.astype(np.int32), np.where(told, latest, LARGEST_STORED).astype(np.int32)

    def _told(self) -> Any:
        """Discipline is told of every year of service."""
        own = self.people.own
        silent = (self._stated & (self._year("discipline") < 0)).any(axis=0)
        return own["joined_known"] & ~silent & ((own["worked"] <= YEARS) | own["complete"])

    def _of_record(self, name: str) -> Any:
        grade = self._year("grade")
        if name == "grade_excellent":
            return np.where(grade < 0, UNKNOWN, grade == EXCELLENT)
        if name == "grade_good":
            return np.where(grade < 0, UNKNOWN, grade <= GOOD)
        if name == "leave_below_limit":
            leave = self._year("leave")
            return np.where(leave < 0, UNKNOWN, leave < 40)
        if name == "not_newcomer":
            return self._not_newcomer()
        if name.startswith("initiative_"):
            return self._recognised(*re.fullmatch(r"initiative_([a-z]+)(_unused)?", name).groups())
        field = {"registered_title": "registered", "disciplined": "discipline"}.get(
            name, name.removeprefix("title_")
        )
        return _three(self._year(field))

    def _not_newcomer(self) -> Any:
        own, months = self.people.own, self._year("months")
        joined = np.arange(YEARS)[:, None] == own["worked"] - 1
        new = np.where(own["joined_known"], joined, UNKNOWN)
        long = np.where(months < 0, UNKNOWN, months >= 10)
        return np.where((new == NO) | (long == YES), YES, np.where((new == YES) & (long == NO), NO, UNKNOWN))

    def _recognised(self, recogniser: str, unused: str | None) -> Any:
        found: Any = np.full(self._stated.shape, NO)
        for slot in SLOTS:
            by = self._year(f"recogniser_{slot}")
            one = np.where(by < 0, UNKNOWN, by == RECOGNISERS.index(recogniser))
            if unused:
                one = _both(one, _not(_three(self._year(f"used_for_form_{slot}"))))
            found = _either(found, np.where(self._year("initiatives") >= slot, one, NO))
        return np.where(self._year("listed") == 1, found, UNKNOWN)

    def _counts(self, slot: int, kind: str, scope: str | None, use: str | None) -> Any:
        of_kind, reach = self._year(f"kind_{slot}"), self._year(f"scope_{slot}")
        answer: Any = np.full(of_kind.shape, YES)
        if kind != "either":
            answer = np.where(of_kind < 0, UNKNOWN, of_kind == (kind == "research"))
        if scope:
            answer = _both(answer, np.where(reach < 0, UNKNOWN, reach >= SCOPES.index(scope)))
        return _both(answer, _not(_three(self._year(f"used_for_{use}_{slot}")))) if use else answer

    def _year(self, field: str) -> Any:
        return self.people.years[field]

    def since_discipline(self) -> Any:
        """The mask of years after the last discipline."""
        disciplined = self._stated & (self._year("discipline") == 1)
        ago = np.where(disciplined.any(axis=0), disciplined.argmax(axis=0), YEARS_STORED)
        return ((1 << ago) - 1).astype(np.uint16)

    def not_told(self) -> Any:
        return self._stated & (self._year("discipline") < 0)


def masks(people: People, columns: Iterable[Column]) -> dict[str, Pair[Any]]:
    """The columns as they are stored."""
    facts = Facts(people)
    return {column.name: _masks(facts, column) for column in columns}


def amounts(people: People, measures: Iterable[Measure]) -> dict[str, Range]:
    facts = Facts(people)
    return {measure.name: Range(*facts.amount(measure.name)) for measure in measures}


def _masks(facts: Facts, column: Column) -> Pair[Any]:
    name = column.name
    if column.alike:
        answer = facts.alike(name)
        return Pair(*((side * 0xFFFF).astype(np.uint16) for side in (answer == YES, answer != NO)))
    if name == "since_discipline":
        return Pair(facts.since_discipline(), facts.since_discipline())
    if name == "discipline_not_told":
        return Pair(_bits(facts.not_told()), _bits(facts.not_told()))
    if name.startswith("after_"):
        return facts.after(re.sub(r"^after_(.+?)_merit.*$", r"\1", name))
    if name.startswith("count_"):
        kind, least = name.rsplit("_", 1)
        low, high = facts.counts(kind)
        return Pair(_bits(low >= int(least)), _bits(high >= int(least)) | np.uint16(_OLDER))
    answer = facts.yearly(name)
    return Pair(_bits(answer == YES), _bits(answer != NO) | np.uint16(_OLDER))


def _bits(years: Any) -> Any:
    mask = np.zeros(years.shape[1], dtype=np.uint16)
    for ago, year in enumerate(years):
        mask |= year.astype(np.uint16) << np.uint16(ago)
    return mask


def _three(values: Any) -> Any:
    return np.where(values < 0, UNKNOWN, values).astype(np.uint8)


def _not(answer: Any) -> Any:
    return np.where(answer == UNKNOWN, UNKNOWN, 1 - answer)


def _both(one: Any, other: Any) -> Any:
    no, yes = (one == NO) | (other == NO), (one == YES) & (other == YES)
    return np.where(no, NO, np.where(yes, YES, UNKNOWN))


def _either(one: Any, other: Any) -> Any:
    yes, no = (one == YES) | (other == YES), (one == NO) & (other == NO)
    return np.where(yes, YES, np.where(no, NO, UNKNOWN))


def _known_or_open(amount: Any, known: Any) -> tuple[Any, Any]:
    wide = np.asarray(amount, dtype=np.int32)
    return np.where(known, wide, np.int32(0)), np.where(known, wide, np.int32(LARGEST_STORED))


def _day(ago: int, month_and_day: tuple[int, int]) -> int:
    year = BEGINS - ago + (month_and_day == _SERVED)
    return date(year, *month_and_day).toordinal()
