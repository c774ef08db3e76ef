"""Year masks: what the records say, as bits (docs/reference/masks.md).

A fact of a year that is known to hold is in `certain`; one known not to hold is outside `possible`; a year without
a record is possible and not certain.
"""

import struct
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.core import clock
from thidua.core.school_years import before, school_year_of
from thidua.people.models import TITLES, Grade, Grant, YearMask, YearRecord

YEARS = 16
EVERY_YEAR = (1 << YEARS) - 1
# One more whenever COLUMNS changes: rows of an older layout count as different and are rebuilt.
LAYOUT = 1

AT_LEAST_GOOD = (Grade.EXCELLENT, Grade.GOOD)


@dataclass(frozen=True, slots=True)
class Year:
    """What a column is read from: the year's record and its titles, which are None while not all are decided."""

    record: YearRecord
    titles: frozenset[str] | None


def _title(code: str) -> Callable[[Year], bool | None]:
    return lambda year: None if year.titles is None else code in year.titles


def _graded(enough: tuple[Grade, ...]) -> Callable[[Year], bool | None]:
    return lambda year: None if year.record.grade is None else year.record.grade in enough


def _registered(year: Year) -> bool | None:
    return None if year.record.registered is None else bool(year.record.registered)


def _disciplined(year: Year) -> bool | None:
    return bool(year.record.disciplines.all()) if year.record.discipline_known else None


COLUMNS: dict[str, Callable[[Year], bool | None]] = {
    "grade_good": _graded(AT_LEAST_GOOD),
    "grade_excellent": _graded((Grade.EXCELLENT,)),
    **{f"title_{code}": _title(code) for code in TITLES},
    "registered_title": _registered,
    "disciplined": _disciplined,
}


def base_year(on: date | None = None) -> str:
    """The school year of bit 0."""
    return school_year_of(on or clock.today())


def compute(persons: Iterable[UUID], base: str) -> dict[UUID, bytes]:
    """The masks as the records say them now; three queries for any number of people."""
    wanted = list(persons)
    records = YearRecord.objects.filter(
        person__in=wanted, school_year__lte=base, school_year__gt=before(base, YEARS)
    ).prefetch_related("disciplines")
    titles: dict[tuple[UUID, str], set[str]] = defaultdict(set)
    for grant in Grant.objects.filter(person__in=wanted, code__in=TITLES, revoked_on=None):
        titles[grant.person_id, grant.school_year or ""].add(grant.code)
    years: dict[UUID, dict[int, Year]] = {person: {} for person in wanted}
    for row in records:
        decided = frozenset(titles[row.person_id, row.school_year]) if row.titles_decided else None
        years[row.person_id][int(base[:4]) - int(row.school_year[:4])] = Year(row, decided)
    return {person: _packed(of_person) for person, of_person in years.items()}


def _packed(years: dict[int, Year]) -> bytes:
    numbers: list[int] = []
    for read in COLUMNS.values():
        certain, possible = 0, EVERY_YEAR
        for ago, year in years.items():
            answer = read(year)
            if answer is True:
                certain |= 1 << ago
            elif answer is False:
                possible &= ~(1 << ago)
        numbers += [certain, possible]
    return struct.pack(f"<{len(numbers)}H", *numbers)


def unpacked(masks: bytes) -> dict[str, tuple[int, int]]:
    """A row's pairs by the name of their column."""
    numbers = struct.unpack(f"<{2 * len(COLUMNS)}H", masks)
    return {name: (numbers[2 * at], numbers[2 * at + 1]) for at, name in enumerate(COLUMNS)}


def differing(persons: Iterable[UUID]) -> list[UUID]:
    """Those whose row is missing, old or not what the records say."""
    base = base_year()
    true = compute(persons, base)
    stored = {
        row.person_id: (row.base, row.layout, bytes(row.masks))
        for row in YearMask.objects.filter(person__in=list(true))
    }
    return [person for person, masks in true.items() if stored.get(person) != (base, LAYOUT, masks)]
