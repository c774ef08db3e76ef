"""«Đánh giá viên chức» of a staff list: a past year's grade where there is none, never one's own, never over another."""

import pytest

from factories.base import School, actor, make_school
from factories.lists import ON, planned, read
from thidua.intake.actions import apply_list
from thidua.intake.reading.lists import ListFile
from thidua.intake.targets import STAFF
from thidua.people.actions import record_year
from thidua.people.models import YearRecord

pytestmark = pytest.mark.django_db
PAST = {"grade_year": "2023-2024"}


@pytest.fixture
def school() -> School:
    return make_school()


def listed(
    school: School, grade: str = "Hoàn thành tốt nhiệm vụ", *, year: dict[str, str] | None = None
) -> ListFile:
    """Bình, Alice who brings the list in, and somebody new."""
    names = [school.person(user).full_name for user in (school.binh, school.alice)]
    lines = [f"{name}\t12/03/1985\t{grade}" for name in names] + [f"Trần Thị Hoa Cúc\t20/05/1990\t{grade}"]
    text = "Họ và tên\tNgày sinh\tĐánh giá viên chức\n" + "\n".join(lines)
    return read(text.encode(), name="dan.tsv", stated=PAST if year is None else year)


def apply(school: School, file: ListFile) -> None:
    seen = planned(school, file).fingerprint
    apply_list(by=actor(school.alice, school), unit=school.unit, target=STAFF, file=file, seen=seen, on=ON)


def graded() -> list[tuple[str, str, str, str, bool]]:
    names = ("person__full_name", "school_year", "grade", "grade_paper", "grade_approved")
    return sorted(YearRecord.objects.exclude(grade=None).values_list(*names))


def reasons(school: School, file: ListFile) -> list[str]:
    return [row.reason for row in planned(school, file).rows if row.line]


def test_it_is_written_for_the_year_that_was_said_of_everybody_but_oneself(school):
    apply(school, listed(school))
    unchecked = ("2023-2024", "good", "theo danh sách nhập vào, chưa đối chiếu", False)
    assert graded() == [("Nguyễn Thị Hoa Sim", *unchecked), ("Trần Thị Hoa Cúc", *unchecked)]
    assert planned(school, listed(school)).rows[0].kind.value == "unchanged"


def test_the_dry_run_says_the_grade_of_a_new_and_of_a_known_person(school):
    plan = planned(school, listed(school))
    said = "xếp loại 2023-2024: Hoàn thành tốt nhiệm vụ, chưa đối chiếu"
    assert (plan.rows[0].reason, STAFF.told(plan.rows[2])[-1]) == (said, said)


def test_a_year_that_has_a_grade_keeps_it(school):
    person = school.person(school.binh)
    record_year(
        by=actor(school.an, school),
        unit=school.unit,
        person=person,
        school_year="2023-2024",
        grade="excellent",
    )
    apply(school, listed(school))
    assert ("Nguyễn Thị Hoa Sim", "2023-2024", "excellent", "", False) in graded()


def test_without_the_year_nothing_is_written_and_it_is_asked_for(school):
    file = listed(school, year={})
    apply(school, file)
    assert (graded(), file.header.wants(file.stated), file.header.asks) == ([], ["grade_year"], False)


def test_the_open_year_is_graded_in_the_program(school):
    file = listed(school, year={"grade_year": school.year.name})
    new = planned(school, file).rows[2]
    apply(school, file)
    assert (graded(), new.reason) == ([], "xếp loại của năm học đang mở: ghi trong mục Xếp loại")


def test_words_that_are_no_grade_are_left_and_said(school):
    file = listed(school, "Tốt")
    assert (graded(), file.records[0].notes) == (
        [],
        ("đánh giá viên chức: chưa rõ xếp loại «Tốt»",),
    )
