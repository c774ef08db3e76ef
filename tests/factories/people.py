"""People's years for tests, made by the real actions."""

from datetime import date

from factories.base import School, actor
from thidua.people.actions import GrantEntry, decide_titles, record_grants, record_initiative, record_year
from thidua.people.models import Person
from thidua.units.models import SchoolYear

LISTS_OF_A_YEAR = ("nghi", "ky-luat", "ky-luat-dang", "xep-loai-khac")


def year_sent(version: int = 1, **lists: list[dict[str, str]]) -> dict[str, str]:
    """The page of a year as a browser sends it with these rows; a list is named with `_` for its `-`."""
    sent = {"version": str(version)}
    for prefix in LISTS_OF_A_YEAR:
        rows = lists.get(prefix.replace("-", "_"), [])
        sent |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
        sent |= {
            f"{prefix}-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()
        }
    return sent


def closed_years(school: School, *names: str) -> None:
    """The unit has closed these years, and every other it had opened: their grades may be written by hand."""
    SchoolYear.objects.filter(unit=school.unit).update(closed_on=date(2026, 6, 30))
    for name in names:
        SchoolYear.objects.create(unit=school.unit, name=name, closed_on=date(2026, 6, 30))


def past_year(school: School, person: Person, school_year: str, grade: str, *titles: str) -> None:
    """A year that is over: grade, no leave, no discipline, its titles decided; with CSTDCS an initiative."""
    by = {"by": actor(school.alice, school), "unit": school.unit}
    decided = date(int(school_year[5:]), 6, 25)
    record_year(
        **by, person=person, school_year=school_year, grade=grade, leave=[], discipline=[], initiatives=[]
    )
    if "CSTDCS" in titles:
        record_initiative(
            **by,
            person=person,
            school_year=school_year,
            title=f"Nhật ký lỗi sai {school_year}",
            kind="initiative",
            scope="unit",
            recognised_by="district",
            recognised_on=decided,
            used_for=[],
        )
    grants = [GrantEntry(person.id, code, school_year, decided, f"{code}/{school_year}") for code in titles]
    record_grants(**by, grants=grants)
    decide_titles(**by, school_year=school_year, persons=[person.id], on=decided)
