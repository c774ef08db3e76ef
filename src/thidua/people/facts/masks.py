"""Year masks: what the records say, as bits; the columns and their meaning stand in docs/reference/masks.md.

The bits come from the case, by the engine's own columns: so a sweep over masks and an answer on a case rest on one
definition of each fact.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from uuid import UUID

from django.db.models import Exists, OuterRef

from statute.cases import parse
from statute.masks import layout
from thidua.core import clock
from thidua.core.school_years import school_year_of
from thidua.people.facts.cases import Case, cases_of
from thidua.people.models import Person, YearMask

# Rows read, and written as one group, at a time; people whose records are read at a time.
PIECE, AT_ONCE = 32_768, 500


def base_year(on: date) -> str:
    """The school year of bit 0."""
    return school_year_of(on)


def compute(persons: Iterable[UUID], on: date) -> dict[UUID, bytes]:
    """The masks as the records say them on a day; a constant number of queries for any number of people."""
    people = list(Person.objects.filter(id__in=list(persons)))
    cases = cases_of(unit=None, persons=people, on=on, school_year=base_year(on))
    return {person: packed(case) for person, case in cases.items()}


def packed(case: Case) -> bytes:
    """A case's row: a little-endian uint16 for each mask, an int32 for each bound of an amount."""
    return layout().packed(parse(case))


def unpacked(masks: bytes) -> dict[str, tuple[int, int]]:
    """A row's pairs (certain, possible) and bounds (low, high) by the name of their column."""
    return layout().unpacked(masks)


def differing(persons: Iterable[UUID]) -> list[UUID]:
    """Those whose row is missing, old or not what the records say."""
    on = clock.today()
    true = compute(persons, on)
    rows = {
        row.person_id: (row.base, row.layout, bytes(row.masks))
        for row in YearMask.objects.filter(person__in=list(true))
    }
    now = (base_year(on), layout().number)
    return [person for person, masks in true.items() if rows.get(person) != (*now, masks)]


def everybody(on: date) -> Iterator[list[tuple[str, bytes]]]:
    """Everybody's identity and row as the records say on a day, in pieces; a row that is old is made anew, not kept."""
    now = (base_year(on), layout().number)
    kept = YearMask.objects.order_by("person").values_list("person_id", "base", "layout", "masks")
    rows = kept.iterator(chunk_size=PIECE)
    while piece := list(islice(rows, PIECE)):
        found = {person: bytes(masks) for person, *of, masks in piece if tuple(of) == now}
        anew = _computed([person for person, *_ in piece if person not in found], on)
        found |= anew
        yield [(str(person), found[person]) for person, *_ in piece]
    without = Person.objects.exclude(Exists(YearMask.objects.filter(person=OuterRef("pk"))))
    if people := list(without.order_by("id").values_list("id", flat=True)):
        yield [(str(person), masks) for person, masks in _computed(people, on).items()]


def _computed(people: list[UUID], on: date) -> dict[UUID, bytes]:
    found: dict[UUID, bytes] = {}
    for begin in range(0, len(people), AT_ONCE):
        found |= compute(people[begin : begin + AT_ONCE], on)
    return found
