"""Year masks: what the records say, as bits; the columns and their meaning stand in docs/reference/masks.md.

The bits come from the case, by the engine's own columns: so a sweep over masks and an answer on a case rest on one
definition of each fact.
"""

import struct
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from statute.cases import parse
from statute.conditions.discipline import DISCIPLINED
from statute.conditions.grades import grade_column
from statute.conditions.initiatives import LOCAL, recognised_column
from statute.conditions.leave import leave_column
from statute.conditions.newcomers import newcomer_column
from statute.conditions.registration import registered_column
from statute.conditions.titles import title_column
from statute.history import Column, stored
from statute.library import load
from statute.stops import UNDER_REVIEW
from thidua.core import clock
from thidua.core.school_years import school_year_of
from thidua.people.facts.cases import Case, cases_of
from thidua.people.models import TITLES, Person, YearMask

# One more whenever columns() changes: rows of an older layout count as different and are rebuilt.
LAYOUT = 1
RECOGNISERS = ("school", "district", "province", "ministry", "national")
RECOGNISERS_UNUSED = ("school", "commune", "district", "province", "ministry", "national")


@cache
def columns() -> tuple[Column, ...]:
    """The stored columns, in the order in which a row packs them."""
    return (
        grade_column("excellent"),
        grade_column("good"),
        registered_column(_figure("ldtt_registered_titles")),
        leave_column(_figure("ldtt_leave_kinds"), _figure("ldtt_leave_limit")),
        newcomer_column(_figure("ldtt_newcomer_months")),
        DISCIPLINED,
        *(title_column(code) for code in TITLES),
        *(recognised_column(name, unused=False) for name in RECOGNISERS),
        *(recognised_column(name, unused=True) for name in RECOGNISERS_UNUSED),
        LOCAL,
        UNDER_REVIEW,
    )


def base_year(on: date) -> str:
    """The school year of bit 0."""
    return school_year_of(on)


def compute(persons: Iterable[UUID], on: date) -> dict[UUID, bytes]:
    """The masks as the records say them on a day; a constant number of queries for any number of people."""
    people = list(Person.objects.filter(id__in=list(persons)))
    cases = cases_of(unit=None, persons=people, on=on, school_year=base_year(on))
    return {person: packed(case) for person, case in cases.items()}


def packed(case: Case) -> bytes:
    """A case's pairs, each mask a little-endian uint16."""
    facts = parse(case)
    pairs = [stored(column.of_case(facts)) for column in columns()]
    numbers = [mask for pair in pairs for mask in (pair.certain, pair.possible)]
    return struct.pack(f"<{len(numbers)}H", *numbers)


def unpacked(masks: bytes) -> dict[str, tuple[int, int]]:
    """A row's pairs (certain, possible) by the name of their column."""
    numbers = struct.unpack(f"<{2 * len(columns())}H", masks)
    return {column.name: (numbers[2 * at], numbers[2 * at + 1]) for at, column in enumerate(columns())}


def differing(persons: Iterable[UUID]) -> list[UUID]:
    """Those whose row is missing, old or not what the records say."""
    on = clock.today()
    true = compute(persons, on)
    rows = {
        row.person_id: (row.base, row.layout, bytes(row.masks))
        for row in YearMask.objects.filter(person__in=list(true))
    }
    return [person for person, masks in true.items() if rows.get(person) != (base_year(on), LAYOUT, masks)]


def _figure(name: str) -> Any:
    """Only the first regime asks these; its figures never changed, so the latest is the one."""
    return load().parameter(name).values[-1].value
