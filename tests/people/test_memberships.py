"""Membership of the Party, the union and the youth union; and what one year holds beside the grade."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.people import closed_years, past_year
from paper.sheets import read_sheets
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.people import queries
from thidua.people.actions import (
    Evaluated,
    GradeEntry,
    LeaveEntry,
    MembershipEntry,
    OtherGradeEntry,
    PartyDisciplineEntry,
    correct_membership,
    drop_membership,
    record_grades,
    record_membership,
    record_year,
)
from thidua.people.facts import case_of
from thidua.people.facts.party import AGAINST, FAILS, OPEN, SILENT, party_discipline_notes
from thidua.people.models import Grant, Membership, Organisation, Person, YearRecord

pytestmark = pytest.mark.django_db
YEAR, ON = "2025-2026", date(2026, 5, 20)


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def by(school: School) -> dict:
    return {"by": actor(school.alice, school), "unit": school.unit}


def test_a_membership_is_a_dated_fact(school, binh):
    entry = MembershipEntry("party", date(2015, 2, 3), official_on=date(2016, 2, 3))
    row = record_membership(**by(school), person=binh, entry=entry, on=ON)
    rows = queries.memberships_of(binh)
    held = [
        queries.is_member_on(rows, Organisation.PARTY, day)
        for day in (date(2015, 2, 2), date(2015, 2, 3), ON)
    ]
    assert (held, queries.is_member_on(rows, Organisation.UNION, ON)) == ([False, True, True], False)
    with pytest.raises(InvalidInputError, match="Trùng thời gian"):
        record_membership(**by(school), person=binh, entry=MembershipEntry("party", ON), on=ON)
    ended = MembershipEntry("party", date(2015, 2, 3), ends=date(2020, 1, 1))
    correct_membership(**by(school), row=row, version=1, entry=ended)
    with pytest.raises(ChangedMeanwhileError):
        drop_membership(**by(school), row=row, version=1, on=ON)
    record_membership(**by(school), person=binh, entry=MembershipEntry("party", ON), on=ON)
    assert Membership.objects.filter(person=binh).count() == 2


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (MembershipEntry("club"), "organisation"),
        (MembershipEntry("union", date(2100, 1, 1)), "starts"),
        (MembershipEntry("union", official_on=ON), "official_on"),
        (MembershipEntry("party", ON, official_on=date(2026, 5, 19)), "official_on"),
        (MembershipEntry("youth", ON, ends=date(2026, 5, 19)), "ends"),
    ],
)
def test_a_membership_that_cannot_be_is_refused(school, binh, entry, field):
    with pytest.raises(InvalidInputError) as refused:
        record_membership(**by(school), person=binh, entry=entry, on=ON)
    assert (refused.value.field, Membership.objects.count()) == (field, 0)


@pytest.mark.parametrize(
    ("leave", "field"),
    [
        ([LeaveEntry("sick", None, date(2025, 10, 1), date(2025, 10, 5)), LeaveEntry("unpaid", None, date(2025, 10, 5), date(2025, 10, 6))], "leave_starts"),
        ([LeaveEntry("sick", None, date(2025, 8, 30), date(2025, 9, 5))], "leave_starts"),
        ([LeaveEntry("sick", None, date(2025, 10, 5), date(2025, 10, 1))], "leave_ends"),
        ([LeaveEntry("sick", None, date(2025, 10, 5))], "leave_starts"),
        ([LeaveEntry("sick", Decimal(3), date(2025, 10, 1), date(2025, 10, 2))], "working_days"),
        ([LeaveEntry("holiday", Decimal(3))], "leave_kind"),
    ],
)  # fmt: skip
def test_leave_that_cannot_be_is_refused(school, binh, leave, field):
    with pytest.raises(InvalidInputError) as refused:
        record_year(**by(school), person=binh, school_year=YEAR, leave=leave)
    assert (refused.value.field, YearRecord.objects.count()) == (field, 0)


def test_leave_is_summed_by_kind_and_the_law_hears_of_its_own_kinds(school, binh):
    leave = [
        LeaveEntry("sick", Decimal(3), date(2025, 10, 1), date(2025, 10, 3)),
        LeaveEntry("sick", Decimal("1.5"), date(2025, 11, 3), date(2025, 11, 4)),
        LeaveEntry("child_sick", Decimal(2)),
        LeaveEntry("personal", Decimal(3)),
        LeaveEntry("unpaid"),
    ]
    row = record_year(**by(school), person=binh, school_year=YEAR, leave=leave)
    assert queries.leave_words(row) == [
        "Ốm đau 4,5 ngày", "Chăm con ốm 2 ngày", "Việc riêng hưởng lương 3 ngày", "Không hưởng lương",
    ]  # fmt: skip
    told = case_of(unit=school.unit, person=binh, on=ON, school_year=YEAR)["years"][0]["leave"]
    assert sorted(told, key=str) == sorted(
        [
            {"kind": "sick", "working_days": 3},
            {"kind": "sick", "working_days": 1.5},
            {"kind": None, "working_days": 2},
            {"kind": "unpaid", "working_days": None},
        ],
        key=str,
    )


def test_stretches_that_come_to_the_sums_of_the_sheet_stay(school, binh):
    stretch = LeaveEntry("sick", Decimal(3), date(2025, 10, 1), date(2025, 10, 3))
    row = record_year(**by(school), person=binh, school_year=YEAR, leave=[stretch])
    sheet = {"school_year": YEAR, "paper": "1/QĐ", "on": ON}
    record_grades(**by(school), entries=[GradeEntry(binh.id, "good", None, Decimal(3))], **sheet)
    assert list(row.leaves.values_list("starts", "working_days")) == [(date(2025, 10, 1), Decimal(3))]
    record_grades(**by(school), entries=[GradeEntry(binh.id, "good", None, Decimal(5))], **sheet)
    assert list(row.leaves.values_list("starts", "working_days")) == [(None, Decimal(5))]


def test_discipline_by_the_party_leaves_the_law_s_question_open(school, binh):
    closed_years(school)
    record_membership(**by(school), person=binh, entry=MembershipEntry("party", date(2015, 2, 3)), on=ON)
    by_party = [PartyDisciplineEntry("reprimand", date(2026, 1, 5), paper="3/QĐ-ĐU")]
    row = record_year(
        **by(school), person=binh, school_year=YEAR, grade="good", discipline=[], party_discipline=by_party
    )
    told = [
        case_of(unit=school.unit, person=binh, on=day, school_year=YEAR)["years"][0]["discipline"]
        for day in (date(2026, 1, 4), date(2026, 1, 5))
    ]
    assert (told, party_discipline_notes(row)) == (
        [[], None],
        [FAILS.format(cited="NĐ 48/2023, Điều 1"), AGAINST, OPEN],
    )
    later = record_year(
        **by(school),
        person=binh,
        school_year="2022-2023",
        party_discipline=[PartyDisciplineEntry("warning", date(2023, 1, 5))],
    )
    assert party_discipline_notes(later)[0] == SILENT


@pytest.mark.parametrize(
    ("year", "grade", "said", "field"),
    [
        ("2026-2027", "excellent", Evaluated("points", Decimal("89.5")), "grade_points"),
        ("2026-2027", "good", Evaluated("classes", Decimal(80)), "grade_points"),
        ("2024-2025", "good", Evaluated("points", Decimal(80)), "grade_rules"),
    ],
)
def test_points_allow_no_better_grade_than_theirs(school, binh, year, grade, said, field):
    with pytest.raises(InvalidInputError) as refused:
        record_year(**by(school), person=binh, school_year=year, grade=grade, evaluated=said)
    assert (refused.value.field, YearRecord.objects.count()) == (field, 0)


@pytest.mark.parametrize("points", [Decimal(80), Decimal(95)])
def test_points_may_come_with_a_grade_as_good_or_worse(school, binh, points):
    closed_years(school, "2026-2027")
    said = Evaluated("points", points)
    row = record_year(**by(school), person=binh, school_year="2026-2027", grade="good", evaluated=said)
    assert (row.grade, row.grade_rules, row.grade_points) == ("good", "points", points)


def test_both_systems_stand_side_by_side_each_once(school, binh):
    closed_years(school, "2026-2027")
    record_membership(**by(school), person=binh, entry=MembershipEntry("party", date(2015, 2, 3)), on=ON)
    others = [OtherGradeEntry("party", "excellent", paper="5/TB-CB"), OtherGradeEntry("classes", "good")]
    told = {
        "person": binh,
        "school_year": "2026-2027",
        "grade": "good",
        "evaluated": Evaluated("points", Decimal(80)),
    }
    row = record_year(**by(school), **told, other_grades=others)
    assert sorted(row.other_grades.values_list("system", "grade")) == [
        ("classes", "good"),
        ("party", "excellent"),
    ]
    for wrong in ([OtherGradeEntry("points", "good")], [*others, OtherGradeEntry("party", "good")]):
        with pytest.raises(InvalidInputError) as refused:
            record_year(**by(school), **told, other_grades=wrong)
        assert refused.value.field == "other_system"
    assert case_of(unit=school.unit, person=binh, on=date(2026, 11, 1), school_year="2026-2027")["years"][0]["grade"] == "good"  # fmt: skip


def test_the_second_editor_of_a_year_is_told(school, binh):
    closed_years(school)
    record_year(**by(school), person=binh, school_year=YEAR, grade="good", version=1)
    with pytest.raises(ChangedMeanwhileError):
        record_year(**by(school), person=binh, school_year=YEAR, grade="completed", version=1)
    assert YearRecord.objects.get().grade == "good"


def test_all_awards_stand_on_one_page_and_sheet_with_their_decisions(school, binh):
    past_year(school, binh, "2023-2024", "excellent", "LDTT", "CSTDCS")
    Grant.objects.filter(code="LDTT").update(checked=True)
    client = sign_in(Client(), school.binh)
    page = client.get(reverse("person_awards", args=[binh.id]))
    shown = page.content.decode()
    assert ("CSTDCS/2023-2024" in shown, "25/06/2024" in shown, page.context["unchecked"]) == (True, True, 1)
    content = client.get(reverse("person_awards_file", args=[binh.id, "xlsx"])).content
    assert "CSTDCS/2023-2024" in str(
        [list(sheet.rows) for sheet in read_sheets(content, name="khen-thuong.xlsx")]
    )
    assert client.get(reverse("person_awards_file", args=[binh.id, "pdf"])).status_code == 404
