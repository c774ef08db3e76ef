"""The training log: entered, its participants, found again, taken away as a sheet, dropped when it was a mistake."""

from datetime import date

import openpyxl
import pytest
from django.test import Client

from factories.base import School, actor, make_school, sign_in
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.duties.actions import change_course, drop_course, enter_course, set_participants
from thidua.duties.errors import NobodyTookPartError
from thidua.duties.models import Course, Participant
from thidua.duties.queries.training import courses_of

pytestmark = pytest.mark.django_db
GIVEN = {
    "name": "Tập huấn lập hồ sơ",
    "organiser": "UBND xã Hoa Sen",
    "starts": date(2025, 10, 6),
    "ends": date(2025, 10, 7),
    "hours": 12,
    "learned": "Ghi minh chứng",
    "shared": "",
}


@pytest.fixture
def school() -> School:
    return make_school()


def entered(school: School, **other) -> Course:
    return enter_course(by=actor(school.alice, school), unit=school.unit, given=GIVEN | other)


def attended(school: School, course: Course, **people: str) -> Course:
    named = {school.person(getattr(school, name)).id: paper for name, paper in people.items()}
    return set_participants(by=actor(school.alice, school), course=course, people=named)


def test_who_took_part_is_replaced_as_a_whole(school):
    course = attended(school, entered(school), alice="15/GCN", binh="")
    attended(school, course, binh=" 16/GCN ")
    rows = Participant.objects.values_list("person__full_name", "certificate")
    assert list(rows) == [("Nguyễn Thị Hoa Sim", "16/GCN")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("organiser", ""),
        ("ends", date(2025, 10, 5)),
        ("ends", date(2099, 7, 1)),
        ("starts", date(2999, 10, 5)),
        ("hours", 0),
        ("hours", 2001),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(school, field, value):
    other = {field: value} | ({"ends": value} if field == "starts" else {})
    with pytest.raises(InvalidInputError) as refused:
        entered(school, **other)
    assert refused.value.field == field
    assert not Course.objects.exists()


def test_a_course_that_nobody_attended_is_refused(school):
    with pytest.raises(NobodyTookPartError):
        attended(school, entered(school))


def test_somebody_of_another_school_did_not_take_part(school):
    other = make_school("KHAC", "Trường khác")
    course = entered(school)
    with pytest.raises(InvalidInputError):
        set_participants(
            by=actor(school.alice, school), course=course, people={other.person(other.binh).id: ""}
        )
    assert not Participant.objects.exists()


def test_of_two_who_change_it_the_second_is_told(school):
    course = entered(school)
    first, second = Course.objects.get(), Course.objects.get()
    change_course(by=actor(school.an, school), course=first, given=GIVEN | {"hours": 8})
    with pytest.raises(ChangedMeanwhileError) as told:
        change_course(by=actor(school.alice, school), course=second, given=GIVEN)
    assert "Ngô Văn Trường Sơn" in str(told.value)
    assert Course.objects.get(id=course.id).hours == 8


def test_what_is_dropped_is_gone_and_cannot_be_dropped_twice(school):
    course = attended(school, entered(school), binh="")
    stale = Course.objects.get()
    drop_course(by=actor(school.alice, school), course=stale)
    assert not Course.objects.exists()
    with pytest.raises(ChangedMeanwhileError):
        drop_course(by=actor(school.alice, school), course=course)


def test_it_is_found_by_year_by_words_without_marks_and_by_who_took_part(school):
    attended(school, entered(school), binh="")
    entered(school, name="Hội thảo", starts=date(2024, 9, 10), ends=date(2024, 9, 10))
    found = lambda **by: [course.name for course in courses_of(school.unit, **by)]  # noqa: E731 - said four times
    assert found() == ["Tập huấn lập hồ sơ", "Hội thảo"]
    assert found(school_year="2024-2025") == ["Hội thảo"]
    assert found(words="tap huan") == found(words="hoa sim") == ["Tập huấn lập hồ sơ"]
    assert found(person=school.person(school.binh).id) == ["Tập huấn lập hồ sơ"]
    assert found(words="không có") == []


def test_the_sheet_has_a_line_a_person(school, tmp_path):
    attended(school, entered(school), alice="15/GCN", binh="")
    answer = sign_in(Client(), school.binh).get("/boi-duong/bang-tinh/")
    (tmp_path / "a.xlsx").write_bytes(answer.content)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    lines = [(row[2].value, row[4].value, row[5].value, row[6].value) for row in sheet.iter_rows(min_row=2)]
    assert lines == [
        ("Tập huấn lập hồ sơ", 12, "Lê Thị Hướng Dương", "15/GCN"),
        ("Tập huấn lập hồ sơ", 12, "Nguyễn Thị Hoa Sim", None),
    ]


def test_a_course_is_entered_on_the_page_and_then_its_people(school):
    client = sign_in(Client(), school.alice)
    typed = {"name": "Hội thảo", "organiser": "Trường", "starts": "06/10/2025", "hours": ""}
    answer = client.post("/boi-duong/moi/", typed)
    course = Course.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/boi-duong/{course.id}/nguoi-du/")
    assert (course.ends, course.hours) == (date(2025, 10, 6), None)
    binh = school.person(school.binh).id
    ticked = {"version": 1, "person": [str(binh), "nobody"], f"certificate-{binh}": "7/GCN"}
    client.post(f"/boi-duong/{course.id}/nguoi-du/", ticked)
    assert "7/GCN" in client.get(f"/boi-duong/{course.id}/").content.decode()


def test_a_page_that_is_too_old_changes_nothing_and_says_who_was_faster(school):
    course = attended(school, entered(school), binh="")
    client = sign_in(Client(), school.an)
    answer = client.post(f"/boi-duong/{course.id}/bo/", {"version": 1})
    assert (answer.status_code, Course.objects.count()) == (422, 1)
    assert "Lê Thị Hướng Dương vừa thay đổi mục này" in answer.content.decode()


def test_a_form_sent_twice_makes_one_course(school):
    entered(school)
    with pytest.raises(InvalidInputError) as told:
        entered(school, name="Tập huấn  LẬP hồ sơ")
    assert (told.value.field, Course.objects.count()) == ("name", 1)
