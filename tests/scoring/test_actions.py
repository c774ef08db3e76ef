"""Entering and approving the sheet: line by line, nobody forgotten, fixed after approval, written into `people`."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from factories.base import actor, add_staff, make_school
from factories.scoring import APPROVED_ON, PAPER, enter_each, entry, graded
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.models import Line as LedgerLine
from thidua.people.models import Grade, Posting, YearRecord
from thidua.scoring.actions import approve_evaluation
from thidua.scoring.errors import AlreadyApprovedError, GradesMissingError, StrangerOnSheetError
from thidua.scoring.models import Line
from thidua.scoring.queries import approved_evaluation, day_of_sheet, sheet_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def enter(school, *entries):
    return enter_each(school, entries, on=clock.today())


def approve(school, paper=PAPER, on=APPROVED_ON, **given):
    return approve_evaluation(
        by=actor(school.an, school),
        unit=school.unit,
        year=school.year,
        paper=paper,
        on=on,
        **given,
    )


def test_the_sheet_asks_for_everybody_on_the_years_last_day_once_it_is_over(school):
    assert day_of_sheet(school.year, clock.today()).isoformat() == "2026-08-31"
    sheet = sheet_of(school.unit, school.year, today=clock.today())
    assert [posting.person.full_name for posting in sheet.missing] == [
        "Lê Thị Hướng Dương",
        "Vũ Văn Sông Lam",
        "Hoàng Thị Sao Mai",
        "Nguyễn Thị Hoa Sim",
        "Ngô Văn Trường Sơn",
    ]


def test_a_line_keeps_what_was_typed(school):
    binh = school.person(school.binh)
    enter(
        school,
        entry(
            binh, Grade.EXCELLENT, months_worked=Decimal("9.5"), leave_days=Decimal(3), maternity_days=None
        ),
    )
    line = Line.objects.get()
    assert (
        line.person,
        line.grade,
        line.months_worked,
        line.leave_days,
        line.maternity_days,
        line.version,
    ) == (
        binh,
        "excellent",
        Decimal("9.5"),
        Decimal(3),
        None,
        1,
    )


def test_only_what_differs_is_written(school):
    binh, dung = school.person(school.binh), school.person(school.dung)
    enter(school, entry(binh), entry(dung))
    changed = enter(school, entry(binh, version=1), entry(dung, Grade.COMPLETED, version=1))
    assert [(line.person, line.grade, line.version) for line in changed] == [(dung, "completed", 2)]


def test_the_second_editor_of_a_line_is_told_whose_line_it_is(school):
    binh = school.person(school.binh)
    enter(school, entry(binh))
    with pytest.raises(ChangedMeanwhileError) as refused:
        enter(school, entry(binh, Grade.FAILED))
    assert str(refused.value).startswith("Nguyễn Thị Hoa Sim: Lê Thị Hướng Dương vừa thay đổi mục này")
    assert Line.objects.get().grade == "good"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"grade": "great"}, "grade"),
        ({"months_worked": Decimal("12.1")}, "months_worked"),
        ({"months_worked": Decimal("-0.1")}, "months_worked"),
        ({"leave_days": Decimal(367)}, "leave_days"),
        ({"maternity_days": Decimal(-1)}, "leave_days"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_nothing_is_saved(school, typed, field):
    fine = entry(school.person(school.dung))
    with pytest.raises(InvalidInputError) as refused:
        enter(school, fine, replace(entry(school.person(school.binh)), **typed))
    assert refused.value.field == field
    assert str(refused.value).startswith("Nguyễn Thị Hoa Sim: ")
    assert Line.objects.count() == 0


@pytest.mark.parametrize(
    ("months", "grade"), [(Decimal(0), Grade.UNGRADED), (Decimal(6), Grade.GOOD), (Decimal(12), Grade.GOOD)]
)
def test_the_edges_of_a_year_are_fine(school, months, grade):
    enter(school, entry(school.person(school.binh), grade, months_worked=months))
    assert Line.objects.get().months_worked == months


def test_another_schools_teacher_has_no_line_here(school):
    chi = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    with pytest.raises(StrangerOnSheetError):
        enter(school, entry(chi.person(chi.binh)))


def test_approval_names_everybody_without_a_grade(school):
    enter(school, entry(school.person(school.binh)), entry(school.person(school.dung)))
    with pytest.raises(GradesMissingError) as refused:
        approve(school, ungraded={school.person(school.officer).id})
    assert str(refused.value) == (
        "Chưa phê duyệt được: còn 2 người chưa có xếp loại (Lê Thị Hướng Dương, Ngô Văn Trường Sơn). "
        "Hãy nhập xếp loại, hoặc chọn rõ “Không xếp loại”."
    )
    assert approved_evaluation(school.unit, school.year) is None
    assert Line.objects.count() == 2


def test_approval_needs_the_papers_number(school):
    with pytest.raises(InvalidInputError) as refused:
        approve(school, paper="  ")
    assert refused.value.field == "paper"


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2025, 8, 31), clock.today() + timedelta(days=1)])
def test_approval_is_of_the_school_year_and_never_of_tomorrow(school, day):
    enter(school, entry(school.person(school.binh)))
    with pytest.raises(InvalidInputError) as refused:
        approve(school, on=day)
    assert refused.value.field == "on"
    assert str(refused.value).startswith(
        "Ngày văn bản phải từ ngày đầu năm học 2025-2026 (01/09/2025) đến hôm nay ("
    )


def test_who_must_have_a_grade_does_not_depend_on_the_papers_day(school):
    graded_one = school.person(school.binh)
    enter(school, entry(graded_one))
    Posting.objects.exclude(person=graded_one).update(starts=date(2026, 1, 5))
    with pytest.raises(GradesMissingError) as refused:
        approve(school, on=date(2025, 9, 1))
    assert str(refused.value).startswith("Chưa phê duyệt được: còn 4 người chưa có xếp loại")


def test_approval_writes_grades_months_and_leave_down_with_the_paper(school):
    binh = school.person(school.binh)
    enter(
        school,
        entry(binh, Grade.EXCELLENT, months_worked=Decimal(10), leave_days=Decimal(2)),
        *(entry(school.person(user)) for user in (school.alice, school.an, school.dung)),
    )
    officer = school.person(school.officer)
    done = approve(school, ungraded={officer.id, binh.id})
    assert (done.paper, done.approved_on) == (PAPER, APPROVED_ON)
    record = YearRecord.objects.get(person=binh, school_year="2025-2026")
    assert (record.grade, record.grade_paper, record.months_worked, record.leave_known) == (
        "excellent",
        PAPER,
        Decimal(10),
        True,
    )
    assert [(leave.kind, leave.working_days) for leave in record.leaves.all()] == [("sick", Decimal(2))]
    assert YearRecord.objects.get(person=officer).grade == "ungraded"


def test_an_approved_sheet_is_fixed(school):
    graded(school)
    with pytest.raises(AlreadyApprovedError):
        enter(school, entry(school.person(school.binh), Grade.FAILED, version=1))
    with pytest.raises(AlreadyApprovedError):
        approve(school)


def test_somebody_who_came_after_the_year_is_not_on_its_sheet(school):
    person = add_staff(school.unit, "Phan Thị Cỏ May")
    person.postings.update(starts=clock.today())
    sheet = sheet_of(school.unit, school.year, today=clock.today())
    assert person.full_name not in [row.posting.person.full_name for row in sheet.rows]


def test_entering_and_approving_leave_a_line_each_and_no_grade_in_the_ledger(school):
    before = LedgerLine.objects.count()
    graded(school)
    lines = LedgerLine.objects.order_by("number")[before:]
    assert [line.kind for line in lines] == [
        "scoring.lines_entered",
        "scoring.lines_entered",
        "scoring.head_paper_entered",
        "people.grades_recorded",
        "people.grades_recorded",
        "scoring.evaluation_approved",
    ]
    assert all("good" not in str(line.fields) for line in lines)
