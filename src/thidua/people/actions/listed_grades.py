"""Grades of a past year as a list names them: not compared with the approved sheet, and never over what stands."""

from uuid import UUID

from thidua.core.errors import ChangedMeanwhileError
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions.masks import rebuild
from thidua.people.actions.standing import not_oneself, refuse_open_year, rows_to_write
from thidua.people.models import Grade, Person, YearRecord
from thidua.units.models import Unit

UNCHECKED = "theo danh sách nhập vào, chưa đối chiếu"


@action("people.listed_grades_recorded")
def record_listed_grades(
    *, by: Actor, unit: Unit, school_year: str, grades: dict[UUID, str]
) -> list[YearRecord]:
    """A year that has got a grade since the list was looked at refuses them all: ChangedMeanwhileError."""
    for own in Person.objects.filter(id__in=grades, user=by.user) if by.user else ():
        not_oneself(by, own)
    refuse_open_year(unit, school_year)
    rows = rows_to_write(unit, school_year, grades)
    for person, row in rows.items():
        if row.grade is not None:
            raise ChangedMeanwhileError
        row.grade, row.grade_paper = Grade(grades[person]), UNCHECKED
        row.version += 1
    YearRecord.objects.bulk_update(rows.values(), ["grade", "grade_paper", "version"], batch_size=500)
    rebuild(rows)
    record(about=unit, counts={"people": len(rows), "school_year": school_year})
    return list(rows.values())
