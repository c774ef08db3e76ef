"""A person's case says what is known, leaves out what is not, and keeps "none" apart from "not known"."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.base import School, actor, add_staff, make_school
from factories.people import closed_years
from thidua.people.actions import (
    DisciplineEntry,
    GradeEntry,
    GrantEntry,
    LeaveEntry,
    decide_titles,
    record_grades,
    record_grants,
    record_initiative,
    record_registrations,
    record_year,
    state_history,
    state_review,
)
from thidua.people.facts import case_of, cases_of
from thidua.people.models import Person

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 10)
YEAR = "2025-2026"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def asked(school: School, person: Person, on: date = ON) -> dict:
    return case_of(unit=school.unit, person=Person.objects.get(id=person.id), on=on, school_year=YEAR)


def by(school: School) -> dict:
    return {"by": actor(school.alice, school), "unit": school.unit}


def test_of_a_person_without_records_only_the_subject_is_known(school, binh):
    assert asked(school, binh) == {
        "on": "2026-06-10",
        "accepted_on": None,
        "school_year": YEAR,
        "subject": {
            "kind": "person",
            "sex": "female",
            "born": "1985-03-12",
            "joined_sector": "2007-09-01",
            "joined_unit": "2015-09-01",
            "contract": "public_employee",
            "manager": False,
            "teaching_years": None,
            "hardship_years": None,
            "hardship_now": None,
            "discipline_complete": None,
        },
        "years": [],
        "awards": None,
        "under_review": None,
    }


def test_a_year_tells_what_was_recorded_and_leaves_the_rest_unknown(school, binh):
    entry = GradeEntry(binh.id, "excellent", Decimal("9.5"), Decimal(3), Decimal(0))
    record_grades(**by(school), school_year=YEAR, entries=[entry], paper="12/QĐ", on=ON)

    assert asked(school, binh)["years"] == [
        {
            "school_year": YEAR,
            "grade": "excellent",
            "registered": None,
            "awards": None,
            "initiatives": None,
            "discipline": None,
            "leave": [{"kind": "sick", "working_days": 3}],
            "months_worked": 9.5,
        }
    ]


def test_an_empty_list_is_written_only_where_it_is_known_to_be_empty(school, binh):
    record_year(
        **by(school), person=binh, school_year=YEAR, leave=[], discipline=[], initiatives=[], registered=[]
    )
    decide_titles(**by(school), school_year=YEAR, persons=[binh.id], on=ON)
    state_history(**by(school), person=binh, forms_known=True, discipline_complete=True, on=ON)

    case = asked(school, binh)
    (year,) = case["years"]
    assert {name: year[name] for name in ("registered", "awards", "initiatives", "discipline", "leave")} == {
        "registered": [],
        "awards": [],
        "initiatives": [],
        "discipline": [],
        "leave": [],
    }
    assert case["awards"] == []
    assert case["subject"]["discipline_complete"] is True


def test_a_title_received_while_others_of_the_year_are_pending_does_not_make_the_list_known(school, binh):
    record_registrations(**by(school), school_year=YEAR, titles={binh.id: ["CSTDCS", "LDTT"]}, on=ON)
    record_grants(
        **by(school), grants=[GrantEntry(binh.id, "LDTT", YEAR, date(2026, 6, 1), "1/QĐ", "Xã", "merit")]
    )
    pending = asked(school, binh)["years"][0]["awards"]
    decide_titles(**by(school), school_year=YEAR, persons=[binh.id], on=ON)

    assert pending is None
    assert asked(school, binh)["years"][0]["awards"] == ["LDTT"]


def test_a_title_decided_later_was_not_known_on_the_day_asked(school, binh):
    record_grants(**by(school), grants=[GrantEntry(binh.id, "LDTT", YEAR, date(2026, 7, 20), "1/QĐ")])
    decide_titles(**by(school), school_year=YEAR, persons=[binh.id], on=date(2026, 7, 20))

    assert asked(school, binh, date(2026, 7, 19))["years"][0]["awards"] is None
    assert asked(school, binh, date(2026, 7, 20))["years"][0]["awards"] == ["LDTT"]


def test_forms_stand_at_the_top_with_the_day_and_basis_and_titles_do_not(school, binh):
    state_history(**by(school), person=binh, forms_known=True, discipline_complete=False, on=ON)
    record_grants(
        **by(school),
        grants=[
            GrantEntry(binh.id, "BK_TINH", None, date(2020, 11, 20), "7/QĐ", "Thành phố", "merit"),
            GrantEntry(binh.id, "GK", YEAR, date(2026, 7, 1), "9/QĐ"),
            GrantEntry(binh.id, "LDTT", "2019-2020", date(2020, 6, 1), "3/QĐ"),
        ],
    )

    assert asked(school, binh)["awards"] == [
        {"code": "BK_TINH", "on": "2020-11-20", "basis": "merit", "revoked": False}
    ]


def test_a_revoked_award_says_so_from_its_revocation_on(school, binh):
    (grant,) = record_grants(
        **by(school), grants=[GrantEntry(binh.id, "LDTT", YEAR, date(2026, 6, 1), "1/QĐ")]
    )
    decide_titles(**by(school), school_year=YEAR, persons=[binh.id], on=ON)
    grant.revoked_on = date(2026, 6, 9)
    grant.save()

    assert asked(school, binh, date(2026, 6, 8))["years"][0]["awards"] == ["LDTT"]
    assert asked(school, binh)["years"][0]["awards"] == [{"code": "LDTT", "revoked": True}]


def test_initiatives_leave_and_discipline_are_written_in_the_contracts_words(school, binh):
    record_initiative(
        **by(school),
        person=binh,
        school_year=YEAR,
        title="Thẻ từ xoay",
        kind="initiative",
        scope="unit",
        recognised_by="commune",
        recognised_on=date(2026, 4, 20),
        paper="5/QĐ",
    )
    record_year(
        **by(school),
        person=binh,
        school_year=YEAR,
        leave=[LeaveEntry("unpaid", Decimal("2.5")), LeaveEntry("study")],
        discipline=[DisciplineEntry("reprimand", date(2025, 11, 2), date(2026, 2, 2))],
    )

    (year,) = asked(school, binh)["years"]
    assert year["initiatives"] == [
        {
            "scope": "unit",
            "kind": "initiative",
            "recognised_by": "commune",
            "recognised_on": "2026-04-20",
            "applied": None,
            "used_for": None,
        }
    ]
    assert year["discipline"] == [{"form": "reprimand", "on": "2025-11-02", "ended": "2026-02-02"}]
    assert sorted(year["leave"], key=lambda leave: leave["kind"]) == [
        {"kind": "study", "working_days": None},
        {"kind": "unpaid", "working_days": 2.5},
    ]


def test_review_is_asked_of_this_year_only(school, binh):
    state_review(**by(school), person=binh, school_year="2024-2025", under_review=True, on=ON)
    before = asked(school, binh)["under_review"]
    state_review(**by(school), person=binh, school_year=YEAR, under_review=False, on=ON)

    assert (before, asked(school, binh)["under_review"]) == (None, False)


def test_sixteen_years_are_told_and_none_after_the_one_asked(school, binh):
    closed_years(school, "2026-2027")
    for first in range(2008, 2027):
        record_year(**by(school), person=binh, school_year=f"{first}-{first + 1}", grade="good")

    years = [year["school_year"] for year in asked(school, binh)["years"]]
    assert (len(years), years[0], years[-1]) == (16, "2010-2011", "2025-2026")


def test_sixty_people_cost_as_many_queries_as_one(school, binh):
    crowd = [add_staff(school.unit, f"Người Thứ {number}", team=school.teams[0]) for number in range(60)]
    entries = [GradeEntry(person.id, "good") for person in [*crowd, binh]]
    record_grades(**by(school), school_year=YEAR, entries=entries, paper="", on=ON)

    with CaptureQueriesContext(connection) as one:
        cases_of(unit=school.unit, persons=[binh], on=ON, school_year=YEAR)
    with CaptureQueriesContext(connection) as many:
        cases = cases_of(unit=school.unit, persons=[*crowd, binh], on=ON, school_year=YEAR)
    assert (len(cases), len(many)) == (61, len(one))
