"""Which facts a unit may write about whom: of its own people, while they work there, and nobody of themselves."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.school_years import ends, is_school_year, starts
from thidua.ledger.actions import Actor
from thidua.people.errors import (
    LeftUnitError,
    NotOfUnitError,
    OtherUnitsYearError,
    OwnFactsError,
    YearIsOpenError,
)
from thidua.people.models import Person, Posting, YearRecord
from thidua.people.queries import is_ahead, is_graded_by_sheet
from thidua.units.models import Unit


def not_oneself(by: Actor, person: Person) -> None:
    """Facts about a person are written by somebody else."""
    if by.user is not None and person.user_id == by.user:
        raise OwnFactsError


def last_days(unit: Unit, persons: Iterable[UUID]) -> dict[UUID, date | None]:
    """Until when each person worked in the unit; None: until further notice. Refuses people who never did."""
    wanted, last = set(persons), dict[UUID, date | None]()
    for person, day in Posting.objects.filter(unit=unit, person__in=wanted).values_list("person", "ends"):
        before = last.get(person, day)
        last[person] = None if day is None or before is None else max(day, before)
    if last.keys() != wanted:
        raise NotOfUnitError
    return last


def refuse_after_leaving(unit: Unit, years: Iterable[tuple[UUID, str]]) -> None:
    """A school year which began after a person had left is written by the unit where the person works then."""
    asked = list(years)
    last = last_days(unit, [person for person, _ in asked])
    for person, school_year in asked:
        left = last[person]
        if left is not None and left < starts(school_year):
            raise LeftUnitError


def refuse_future_year(unit: Unit, school_year: str) -> None:
    """Nothing of a year that has neither begun nor been opened by the unit can be a fact."""
    if is_school_year(school_year) and is_ahead(unit, school_year, clock.today()):
        raise InvalidInputError("school_year", f"Năm học {school_year} chưa bắt đầu nên chưa có gì để ghi.")


def refuse_open_year(unit: Unit, school_year: str | None) -> None:
    """Titles of a year that is not closed come with the decision about the dossiers sent up, not by hand."""
    if school_year and is_graded_by_sheet(unit, school_year, clock.today()):
        raise YearIsOpenError


def refuse_if_left(unit: Unit, person: Person) -> None:
    """What is true of the person in every unit is corrected where the person works now, if that is somewhere."""
    works_elsewhere = Posting.objects.filter(person=person, ends=None).exclude(unit=unit)
    if last_days(unit, [person.id])[person.id] is not None and works_elsewhere.exists():
        raise LeftUnitError


def rows_to_write(unit: Unit, school_year: str, persons: Iterable[UUID]) -> dict[UUID, YearRecord]:
    """The year's row of each person, made where there was none; never a row that another unit answers for."""
    wanted = set(persons)
    if not is_school_year(school_year):
        raise InvalidInputError("school_year", "Năm học viết dạng 2025-2026.")
    refuse_after_leaving(unit, [(person, school_year) for person in wanted])
    found = YearRecord.objects.select_for_update().filter(person__in=wanted, school_year=school_year)
    rows = {row.person_id: row for row in found}
    # Two at once: the unique constraint lets one make the row, and the other reads it.
    YearRecord.objects.bulk_create(
        (YearRecord(unit=unit, person_id=person, school_year=school_year) for person in wanted - rows.keys()),
        ignore_conflicts=True,
    )
    if len(rows) < len(wanted):
        rows = {row.person_id: row for row in found.all()}
    _take_over(unit, [row for row in rows.values() if row.unit_id != unit.id])
    return rows


def without_others(unit: Unit, school_year: str, persons: Iterable[UUID]) -> list[UUID]:
    """Those of the people whose year no other unit answers for."""
    rows = YearRecord.objects.filter(person__in=persons, school_year=school_year).exclude(unit=unit)
    others = set(rows.values_list("person", flat=True))
    return [person for person in persons if person not in others]


def _take_over(unit: Unit, rows: list[YearRecord]) -> None:
    """Whoever moved in the middle of a year is graded where they are at its end: that unit goes on with the row.

    A year that was over before the person left, or has an approved grade, stays with the unit that wrote it.
    """
    for row in rows:
        stayed = Posting.objects.filter(person=row.person_id, unit=row.unit_id)
        until_the_end = stayed.exclude(ends__lt=ends(row.school_year)).exists()
        if row.grade_approved or until_the_end:
            raise OtherUnitsYearError
        row.unit = unit
        row.save(update_fields=["unit"])
