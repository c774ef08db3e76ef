"""Year masks say what the records say, are rewritten by whoever writes records, and mended at night."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from factories.base import School, actor, make_school
from factories.people import past_year
from statute.library import load
from thidua.core import clock
from thidua.ledger.models import Line
from thidua.people.actions import (
    DisciplineEntry,
    GradeEntry,
    GrantEntry,
    LeaveEntry,
    record_grades,
    record_grants,
    record_year,
    state_review,
)
from thidua.people.facts.masks import differing, unpacked
from thidua.people.jobs import check_masks
from thidua.people.models import FORMS, TITLES, Person, Posting, YearMask

pytestmark = pytest.mark.django_db
EVERY_YEAR = 0xFFFF


@pytest.fixture(autouse=True)
def june():
    clock.set_for_demo(datetime(2026, 6, 10))
    yield
    clock.reset()


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def masks(person: Person) -> dict[str, tuple[int, int]]:
    return unpacked(bytes(YearMask.objects.get(person=person).masks))


def certain(person: Person, *names: str) -> dict[str, str]:
    found = masks(person)
    return {name: f"{found[name][0]:b}" for name in names}


def test_bits_stand_for_years_ago_from_this_one(school, binh):
    past_year(school, binh, "2024-2025", "excellent", "LDTT", "CSTDCS")
    past_year(school, binh, "2022-2023", "good", "LDTT")

    assert YearMask.objects.get(person=binh).base == "2025-2026"
    assert certain(binh, "grade_good", "grade_excellent", "title_LDTT", "title_CSTDCS") == {
        "grade_good": "1010",
        "grade_excellent": "10",
        "title_LDTT": "1010",
        "title_CSTDCS": "10",
    }


def test_a_year_without_a_record_is_possible_and_not_certain(school, binh):
    past_year(school, binh, "2024-2025", "good")
    assert masks(binh)["title_CSTDCS"] == (0, EVERY_YEAR & ~0b10)
    assert masks(binh)["grade_good"] == (0b10, EVERY_YEAR)


def test_a_title_received_while_others_are_pending_is_not_certain(school, binh):
    record_grants(
        by=actor(school.alice, school),
        unit=school.unit,
        grants=[GrantEntry(binh.id, "LDTT", "2025-2026", date(2026, 6, 1), "1/QĐ")],
    )
    assert masks(binh)["title_LDTT"] == (0, EVERY_YEAR)


def test_leave_discipline_review_and_initiatives_have_their_columns(school, binh):
    by = {"by": actor(school.alice, school), "unit": school.unit, "person": binh}
    past_year(school, binh, "2024-2025", "excellent", "LDTT", "CSTDCS")
    record_year(**by, school_year="2025-2026", leave=[LeaveEntry("sick", Decimal(40))], discipline=[])
    record_year(
        **by, school_year="2023-2024", discipline=[DisciplineEntry("warning", date(2023, 10, 1))], leave=[]
    )
    state_review(**by, school_year="2025-2026", under_review=False, on=date(2026, 6, 10))

    found = masks(binh)
    assert found["leave_below_limit"] == (0b110, EVERY_YEAR & ~1)
    assert found["disciplined"] == (0b100, EVERY_YEAR & ~0b11)
    assert found["initiative_district_unused"] == (0b10, EVERY_YEAR)
    assert found["under_review"] == (0, 0)


def test_the_night_mends_what_differs_and_only_that(school, binh):
    past_year(school, binh, "2024-2025", "good", "LDTT")
    true = YearMask.objects.get(person=binh).masks
    check_masks.func()
    YearMask.objects.filter(person=binh).update(masks=b"\0" * 96)
    lines = Line.objects.filter(kind="people.masks_rebuilt").count()

    check_masks.func()
    check_masks.func()

    assert bytes(YearMask.objects.get(person=binh).masks) == bytes(true)
    assert (lines, Line.objects.filter(kind="people.masks_rebuilt").count()) == (1, 2)


def test_the_night_also_mends_whoever_has_years_and_no_posting_anywhere(school, binh):
    past_year(school, binh, "2024-2025", "good", "LDTT")
    check_masks.func()
    Posting.objects.filter(person=binh).delete()
    YearMask.objects.filter(person=binh).update(masks=b"\0" * 96)
    check_masks.func()
    assert differing([binh.id]) == []


def test_when_the_school_year_turns_all_masks_are_rebuilt(school, binh):
    past_year(school, binh, "2024-2025", "good", "LDTT")
    assert differing([binh.id]) == []

    clock.set_for_demo(datetime(2026, 9, 1))

    assert differing([binh.id]) == [binh.id]
    check_masks.func()
    assert certain(binh, "title_LDTT") == {"title_LDTT": "100"}


def test_a_whole_sheet_writes_everybody_s_row(school, binh):
    dung = school.person(school.dung)
    record_grades(
        by=actor(school.alice, school),
        unit=school.unit,
        school_year="2025-2026",
        entries=[GradeEntry(binh.id, "excellent"), GradeEntry(dung.id, "completed")],
        paper="",
        on=date(2026, 6, 10),
    )
    assert [certain(person, "grade_excellent") for person in (binh, dung)] == [
        {"grade_excellent": "1"},
        {"grade_excellent": "0"},
    ]


def test_the_law_knows_the_same_awards_of_persons():
    law = load()
    codes = law.codes("person")
    assert [code for code in codes if law.award(code).kind == "title"] == list(TITLES)
    assert sorted(code for code in codes if law.award(code).kind == "form") == sorted(FORMS)
