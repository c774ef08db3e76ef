"""Grades of a year that runs or is to come are those of its approved sheet; by hand only years that are over."""

from datetime import date
from decimal import Decimal

import pytest

from factories.base import actor, make_school, sign_in
from factories.people import closed_years, year_sent
from thidua.core.errors import InvalidInputError
from thidua.people.actions import Evaluated, LeaveEntry, record_listed_grades, record_year
from thidua.people.errors import GradeOfSheetError, YearIsOpenError
from thidua.people.models import YearRecord
from thidua.people.queries import is_graded_by_sheet
from thidua.units.models import SchoolYear

pytestmark = pytest.mark.django_db
RUNNING = "2025-2026"


@pytest.fixture
def school():
    return make_school()


def record(school, school_year, **said):
    return record_year(
        by=actor(school.alice, school),
        unit=school.unit,
        person=school.person(school.binh),
        school_year=school_year,
        **said,
    )


@pytest.mark.parametrize(
    "said",
    [
        {"grade": "excellent"},
        {"months_worked": Decimal(12)},
        {"grade_paper": "58/QĐ-THCSHS"},
        {"evaluated": Evaluated("classes")},
    ],
)
@pytest.mark.parametrize("school_year", [RUNNING, "2026-2027"])
def test_what_the_sheet_says_of_a_running_or_coming_year_is_not_typed(school, school_year, said):
    with pytest.raises(GradeOfSheetError):
        record(school, school_year, **said)
    assert not YearRecord.objects.exists()


def test_other_facts_of_the_running_year_and_grades_of_years_gone_by_are(school):
    assert record(school, RUNNING, leave=[LeaveEntry("sick", Decimal(3))], grade_paper="").leaves.count() == 1
    assert record(school, "2024-2025", grade="good").grade == "good"
    closed_years(school)
    assert record(school, RUNNING, grade="good").grade == "good"


def test_of_a_year_that_has_neither_begun_nor_been_opened_there_are_no_facts(school):
    with pytest.raises(InvalidInputError, match="Năm học 2040-2041 chưa bắt đầu"):
        record(school, "2040-2041", leave=[])
    assert not YearRecord.objects.exists()


def test_without_an_open_year_the_calendar_says_which_one_runs(school):
    SchoolYear.objects.all().delete()
    on = date(2026, 11, 23)
    assert [is_graded_by_sheet(school.unit, year, on) for year in (RUNNING, "2026-2027", "2040-2041")] == [
        False,
        True,
        True,
    ]
    by, person = actor(school.alice, school), school.person(school.binh)
    with pytest.raises(YearIsOpenError):
        record_listed_grades(by=by, unit=school.unit, school_year="2040-2041", grades={person.id: "good"})


def test_the_page_of_the_running_year_has_no_boxes_for_the_grade(school, client):
    address = f"/nhan-su/{school.person(school.binh).id}/nam-hoc/"
    sign_in(client, school.alice)
    shown = client.get(f"{address}{RUNNING}/").content.decode()
    assert "chỉ có từ bảng xếp loại khi được phê duyệt" in shown
    assert 'name="grade"' not in shown
    typed = {
        "grade": "failed",
        "months_worked": "12",
        **year_sent(nghi=[{"kind": "sick", "working_days": "3"}]),
    }
    assert client.post(f"{address}{RUNNING}/", typed).status_code == 302
    row = YearRecord.objects.get()
    assert (row.grade, row.months_worked, row.leaves.count()) == (None, None, 1)
    assert 'name="grade"' in client.get(f"{address}2024-2025/").content.decode()
    assert "chưa bắt đầu" in client.post(f"{address}2040-2041/", year_sent()).content.decode()
