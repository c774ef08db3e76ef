"""Who may write which facts about whom: nobody of themselves, no school of another's years."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.people import year_sent
from thidua.people.actions import (
    DisciplineEntry,
    GradeEntry,
    GrantEntry,
    add_person,
    correct_person,
    decide_titles,
    give_account,
    record_grades,
    record_initiative,
    record_past_grant,
    record_registrations,
    record_year,
    state_history,
    state_review,
)
from thidua.people.errors import (
    AccountElsewhereError,
    GradeApprovedError,
    LeftUnitError,
    MinistryCodeTakenError,
    OtherUnitsYearError,
    OwnFactsError,
    OwnReviewError,
    OwnSlipError,
    StillElsewhereError,
    YearIsOpenError,
)
from thidua.people.models import Grant, Person, Posting, YearRecord
from thidua.units.actions import LastOfficerError, OwnRoleError, close_school_year, give_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 10)
YEAR = "2025-2026"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def other() -> School:
    return make_school("THCS-TG", "Trường THCS Trường Giang")


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def by(school: School, user=None) -> dict:
    return {"by": actor(user or school.alice, school), "unit": school.unit}


def approved(school, person, grade="good"):
    entry = GradeEntry(person.id, grade, Decimal(10))
    record_grades(**by(school, school.an), school_year=YEAR, entries=[entry], paper="8/QĐ", on=ON)


def move(person, school, other, left=date(2026, 1, 31)):
    """From one school to the other, the day after."""
    Posting.objects.filter(unit=school.unit, person=person).update(ends=left)
    Posting.objects.create(unit=other.unit, person=person, starts=left)


@pytest.mark.parametrize(
    "typed", [{"grade": "excellent"}, {"grade_paper": "tự ghi"}, {"months_worked": Decimal(12)}]
)
def test_what_the_approved_sheet_said_is_not_typed_over(school, binh, typed):
    approved(school, binh)
    with pytest.raises(GradeApprovedError):
        record_year(**by(school), person=binh, school_year=YEAR, **typed)
    assert YearRecord.objects.values_list("grade", "grade_paper").get() == ("good", "8/QĐ")


def test_beside_an_approved_grade_discipline_and_leave_are_still_written(school, binh):
    approved(school, binh)
    record_year(
        **by(school),
        person=binh,
        school_year=YEAR,
        grade="good",
        grade_paper="8/QĐ",
        months_worked=Decimal("10.0"),
        leave=[],
        discipline=[DisciplineEntry("reprimand", date(2025, 11, 2))],
    )
    row = YearRecord.objects.get()
    assert (row.leave_known, row.disciplines.count(), row.grade_approved) == (True, 1, True)


def test_the_sheet_approved_again_replaces_the_grade(school, binh):
    approved(school, binh)
    approved(school, binh, "excellent")
    assert YearRecord.objects.get().grade == "excellent"


def test_nobody_records_facts_about_themselves(school):
    alice, unit = school.person(school.alice), by(school)
    past = {"person": alice, "school_year": "2023-2024"}
    entry = GrantEntry(alice.id, "LDTT", "2023-2024")
    idea = {"title": "Thẻ từ", "kind": "initiative", "scope": "unit", "recognised_by": "school"}
    for write in (
        lambda: record_year(**unit, **past, grade="excellent"),
        lambda: record_initiative(**unit, **past, **idea),
        lambda: record_past_grant(**unit, entry=entry, all_titles=False, on=ON),
        lambda: state_history(**unit, person=alice, forms_known=True, discipline_complete=True, on=ON),
    ):
        with pytest.raises(OwnFactsError):
            write()
    with pytest.raises(OwnReviewError, match="cấp trên"):
        state_review(**unit, person=alice, school_year=YEAR, under_review=False, on=ON)
    assert (YearRecord.objects.count(), Grant.objects.count()) == (0, 0)


def test_the_chair_writes_the_year_of_the_secretary(school, client):
    alice = school.person(school.alice)
    address = reverse("person_year", args=[alice.id, "2023-2024"])
    sign_in(client, school.alice).post(address, {"grade": "excellent", **year_sent()})
    assert YearRecord.objects.count() == 0
    sign_in(client, school.an).post(address, {"grade": "good", **year_sent()})
    assert YearRecord.objects.get(person=alice).grade == "good"


def test_a_title_of_a_year_that_is_open_comes_only_with_its_decision(school, binh):
    entry = GrantEntry(binh.id, "CSTDTQ", YEAR, date(2026, 6, 1), "1/QĐ-TTg", checked=True)
    with pytest.raises(YearIsOpenError) as refused:
        record_past_grant(**by(school), entry=entry, all_titles=True, on=ON)
    assert (refused.value.field, Grant.objects.count()) == ("school_year", 0)

    close_school_year(by=actor(school.an, school), year=school.year, on=ON)
    record_past_grant(**by(school), entry=entry, all_titles=True, on=ON)
    assert Grant.objects.count() == 1


def test_the_school_somebody_left_neither_sees_nor_writes_the_years_after(school, other, binh, client):
    record_year(**by(school), person=binh, school_year="2023-2024", grade="good")
    move(binh, school, other, left=date(2024, 8, 31))
    record_year(**by(other), person=binh, school_year="2024-2025", grade="excellent")

    with pytest.raises(LeftUnitError):
        record_year(**by(school), person=binh, school_year="2024-2025", grade="failed")
    shown = sign_in(client, school.alice).get(reverse("person_page", args=[binh.id]))
    assert [(cell.school_year, cell.grade) for cell in shown.context["strip"] if cell.grade] == [
        ("2023-2024", "good")
    ]
    assert shown.context["aims"] is None


def test_a_year_that_another_school_wrote_is_not_written_anew(school, other, binh):
    record_year(**by(school), person=binh, school_year="2023-2024", grade="good")
    move(binh, school, other, left=date(2024, 8, 31))
    with pytest.raises(OtherUnitsYearError):
        record_year(**by(other), person=binh, school_year="2023-2024", grade="failed")
    assert YearRecord.objects.get().grade == "good"


def test_whoever_moved_in_the_middle_of_a_year_is_graded_where_they_are_at_its_end(school, other, binh):
    record_registrations(**by(school), school_year=YEAR, titles={binh.id: ["LDTT"]}, on=ON)
    move(binh, school, other)
    approved(other, binh)
    row = YearRecord.objects.get()
    assert (row.unit, row.registered, row.grade) == (other.unit, ["LDTT"], "good")

    assert decide_titles(**by(school), school_year=YEAR, persons=[binh.id], on=ON) == []


def test_an_approved_grade_stays_with_the_school_that_approved_it(school, other, binh):
    approved(school, binh)
    move(binh, school, other, left=date(2026, 7, 31))
    with pytest.raises(OtherUnitsYearError):
        approved(other, binh, "failed")


def test_the_school_somebody_left_no_longer_corrects_who_they_are(school, other, binh):
    move(binh, school, other)
    with pytest.raises(LeftUnitError):
        correct_person(**by(school), person=binh, version=1, changes={"full_name": "Trần Văn Nào Đó"})
    with pytest.raises(LeftUnitError):
        state_history(**by(school), person=binh, forms_known=True, discipline_complete=True, on=ON)


def test_no_slip_is_printed_for_oneself_nor_for_whoever_has_duties_elsewhere(school, other, binh):
    move(binh, school, other)
    with pytest.raises(AccountElsewhereError):
        give_account(**by(other, other.officer), person=binh, role=Role.STAFF, on=ON)
    officer = other.person(other.officer)
    with pytest.raises(OwnSlipError):
        give_account(**by(other, other.officer), person=officer, role=Role.STAFF, on=ON)

    Appointment.objects.filter(user=binh.user, unit=school.unit).update(ends=date(2026, 1, 31))
    user, _ = give_account(**by(other, other.officer), person=binh, role=Role.STAFF, on=ON)
    assert user == school.binh


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SECRETARY])
def test_nobody_gives_a_role_to_themselves(school, role):
    with pytest.raises(OwnRoleError):
        give_role(**by(school, school.officer), user=school.officer, role=role, on=ON)


def test_duties_end_on_the_day_somebody_leaves(school, binh):
    dung = school.person(school.dung)
    correct_person(**by(school), person=dung, version=1, changes={"ends": date(2026, 6, 1)})
    ends = Appointment.objects.filter(user=school.dung).values_list("role", "ends")
    assert sorted(ends) == [(Role.STAFF, date(2026, 6, 1)), (Role.TEAM_LEADER, date(2026, 6, 1))]


def test_the_last_officer_does_not_leave(school):
    officer = school.person(school.officer)
    with pytest.raises(LastOfficerError):
        correct_person(**by(school), person=officer, version=1, changes={"ends": date(2026, 6, 1)})
    assert Posting.objects.get(person=officer).ends is None


def test_the_list_as_a_file_is_kept_by_no_machine_in_between(school, client):
    response = sign_in(client, school.alice).get(reverse("person_export"))
    assert response["Cache-Control"] == "private, no-store"


def test_whom_the_old_school_let_go_is_taken_on_by_code_and_name_with_all_years(school, other, binh):
    Person.objects.filter(id=binh.id).update(ministry_code="0101234567")
    coming = {"full_name": "Nguyễn Thị Hoa Sim", "ministry_code": "0101234567", "starts": date(2026, 6, 2)}
    with pytest.raises(StillElsewhereError):
        add_person(**by(other), **coming)

    correct_person(**by(school), person=binh, version=1, changes={"ends": date(2026, 6, 1)})
    with pytest.raises(MinistryCodeTakenError):
        add_person(**by(other), **{**coming, "full_name": "Trần Thị Hoa Cúc"})
    assert add_person(**by(other), **coming) == binh
    assert sorted(Posting.objects.filter(person=binh).values_list("ends", flat=True), key=str) == [
        date(2026, 6, 1),
        None,
    ]
