"""The sheet's pages: entered with and without JavaScript, gaps marked, counts live, approval by the chair."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.scoring import PAPER, graded
from thidua.people.actions import ElsewhereEntry, record_elsewhere
from thidua.people.models import YearRecord
from thidua.scoring.models import Line
from thidua.scoring.queries import approved_evaluation

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school():
    return make_school()


def page(client, user, name, *args):
    return sign_in(client, user).get(reverse(name, args=args))


def text(response):
    return " ".join(response.content.decode().split())


def typed(person, grade="good", version=0, **figures):
    """One line as the browser sends it."""
    fields = {"grade": grade, "version": version, "months_worked": "", "leave_days": "", "maternity_days": ""}
    return {f"{person.id}-{name}": value for name, value in (fields | figures).items()}


def whole_sheet(school, **figures):
    people = [
        school.person(user) for user in (school.alice, school.an, school.dung, school.binh, school.officer)
    ]
    return {name: value for person in people for name, value in typed(person, **figures).items()}


def enter_whole(client, school):
    """The secretary enters the sheet, the chair the secretary's line."""
    sign_in(client, school.alice)
    client.post(reverse("evaluation_sheet"), whole_sheet(school))
    own = school.person(school.alice)
    sign_in(client, school.an)
    client.post(reverse("evaluation_line", args=[own.id]), typed(own))


@pytest.mark.parametrize("name", ["evaluation_sheet", "evaluation_approve"])
def test_signed_out_one_is_sent_to_sign_in(client, school, name):
    answer = client.get(reverse(name))
    assert (answer.status_code, answer["Location"].startswith("/tai-khoan/login/")) == (302, True)


@pytest.mark.parametrize("who", ["binh", "dung", "officer"])
def test_only_the_office_has_the_sheet(client, school, who):
    assert page(client, getattr(school, who), "evaluation_sheet").status_code == 403


def seconded(school, kind):
    entry = ElsewhereEntry(kind, "Trường THCS Trường Giang", starts=date(2025, 10, 1))
    by, person = actor(school.alice, school), school.person(school.binh)
    record_elsewhere(by=by, unit=school.unit, person=person, entry=entry, on=date(2026, 5, 20))


def test_the_sheet_says_who_reviews_one_whom_another_unit_sent_here(client, school):
    """The row stays: nothing that was read for today tells the school to leave anybody out."""
    seconded(school, "lent")
    answer = page(client, school.alice, "evaluation_sheet")
    assert "Biệt phái đến. Trường THCS Trường Giang bình xét, vì là đơn vị cử đi" in text(answer)
    assert "1 người được biệt phái đến trường" in text(answer)
    assert len(answer.context["sheet"].rows) == 5


def test_whom_the_school_sent_elsewhere_stands_on_its_sheet_as_everybody(client, school):
    seconded(school, "sent")
    answer = page(client, school.alice, "evaluation_sheet")
    assert "Biệt phái đến" not in text(answer)
    assert school.person(school.binh) in [row.posting.person for row in answer.context["sheet"].rows]


def test_the_secretary_enters_but_does_not_approve(client, school):
    assert page(client, school.alice, "evaluation_sheet").status_code == 200
    assert page(client, school.alice, "evaluation_approve").status_code == 403


def test_another_schools_teacher_is_no_line_here(client, school):
    chi = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    person = chi.person(chi.binh)
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_line", args=[person.id]), typed(person))
    assert answer.status_code == 404


def test_another_schools_year_is_not_there(client, school):
    assert (
        sign_in(client, school.alice).get(reverse("evaluation_sheet"), {"nam": "2019-2020"}).status_code
        == 404
    )


def test_the_whole_sheet_is_saved_as_one_form(client, school):
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_sheet"), whole_sheet(school, months_worked="9,5"), follow=True)
    assert "Đã lưu 4 dòng thay đổi." in text(answer)
    assert "Còn thiếu 1 người" in text(answer)
    assert {str(line.months_worked) for line in Line.objects.all()} == {"9.5"}
    assert 'value="9,5"' in text(answer)


@pytest.mark.parametrize("who", ["alice", "an"])
def test_the_own_line_is_read_and_not_written_by_whoever_has_the_sheet_open(client, school, who):
    own = school.person(getattr(school, who))
    shown = text(page(client, getattr(school, who), "evaluation_sheet"))
    assert shown.count("Dòng của bạn: không ai tự ghi điểm, xếp loại của mình") == 1
    assert reverse("evaluation_line", args=[own.id]) not in shown
    assert reverse("evaluation_line", args=[school.person(school.binh).id]) in shown
    answer = client.post(reverse("evaluation_line", args=[own.id]), typed(own, "excellent"))
    assert "Không ai tự ghi điểm, xếp loại của mình." in text(answer)
    client.post(reverse("evaluation_sheet"), whole_sheet(school))
    assert not Line.objects.filter(person=own).exists()
    assert Line.objects.count() == 4


def test_a_fault_keeps_everything_that_was_typed_and_saves_nothing(client, school):
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_sheet"), whole_sheet(school, months_worked="mười"))
    assert "Còn ô cần sửa" in text(answer)
    assert "Số tháng: hãy ghi một số." in text(answer)
    assert 'value="mười"' in text(answer)
    assert Line.objects.count() == 0


@pytest.mark.parametrize("wild", ["NaN", "Infinity", "1e400", "99999999", "-1", "1,23"])
def test_strange_numbers_are_faults_and_no_crash(client, school, wild):
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_sheet"), whole_sheet(school, leave_days=wild))
    assert answer.status_code == 200
    assert Line.objects.count() == 0


def test_one_line_is_saved_and_answers_with_its_version_and_the_counts(client, school):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_line", args=[binh.id]), typed(binh, "excellent"))
    shown = text(answer)
    assert f'id="id_{binh.id}-version" value="1" hx-swap-oob="true"' in shown
    assert "Đã lưu" in shown
    assert "Hoàn thành xuất sắc nhiệm vụ <b>1</b>" in shown
    assert "Còn thiếu 4 người" in shown
    first = school.person(school.alice)
    assert f'<a href="#dong-{first.id}">Đến dòng thiếu đầu tiên</a>' in shown
    assert f'<tr id="dong-{first.id}"' in text(client.get(reverse("evaluation_sheet")))


def test_a_line_that_somebody_else_changed_says_so_in_its_row(client, school):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    client.post(reverse("evaluation_line", args=[binh.id]), typed(binh, "excellent"))
    answer = client.post(reverse("evaluation_line", args=[binh.id]), typed(binh, "failed"))
    assert "Nguyễn Thị Hoa Sim: Lê Thị Hướng Dương vừa thay đổi mục này" in text(answer)
    assert Line.objects.get().grade == "excellent"


def test_a_line_with_a_fault_says_it_in_its_row(client, school):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_line", args=[binh.id]), typed(binh, months_worked="13"))
    assert "Số tháng: nhiều nhất là 12." in text(answer)
    assert Line.objects.count() == 0


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("beyond", "Nhiệm vụ vượt mức"),
        ("on_time", "Nhiệm vụ đúng hạn, chất lượng"),
        ("unmet", "Tiêu chí chưa đạt"),
    ],
)
@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("101", "nhiều nhất là 100."),
        ("-1", "không thể dưới 0."),
        ("9,99", "nhiều nhất một chữ số sau dấu phẩy."),
        ("9999999", "số quá dài."),
        ("1 2", "hãy ghi một số."),
    ],
)
def test_a_share_that_cannot_be_is_a_fault_of_its_cell(client, school, cell, said, value, fault):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    answer = client.post(reverse("evaluation_line", args=[binh.id]), typed(binh, **{cell: value}))
    assert f"{said}: {fault}" in text(answer)
    whole = client.post(reverse("evaluation_sheet"), whole_sheet(school, **{cell: value}))
    assert f'name="{binh.id}-{cell}" value="{value}"' in text(whole)
    assert Line.objects.count() == 0


def test_by_classes_a_failed_year_asks_for_a_share_or_a_reason(client, school):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    address = reverse("evaluation_line", args=[binh.id])
    for figures in ({}, {"unmet": "50"}):
        refused = client.post(address, typed(binh, "failed", maternity_days="130", **figures))
        assert (
            "Nguyễn Thị Hoa Sim: xếp không hoàn thành nhiệm vụ thì ghi tỷ lệ tiêu chí chưa đạt trên 50%, "
            "hoặc ghi lý do (NĐ 90/2020, Điều 15.1)."
        ) in text(refused)
    assert Line.objects.count() == 0
    client.post(address, typed(binh, "failed", unmet="50,5"))
    client.post(address, typed(binh, "failed", version=1, because="Bỏ lớp nhiều lần."))
    line = Line.objects.get()
    assert (line.grade, line.unmet, line.because, line.version) == ("failed", None, "Bỏ lớp nhiều lần.", 2)


def test_what_is_only_remembered_of_the_law_is_told_and_the_line_saved(client, school):
    binh = school.person(school.binh)
    sign_in(client, school.alice)
    address = reverse("evaluation_line", args=[binh.id])
    answer = text(client.post(address, typed(binh, "good", months_worked="2", leave_days="94")))
    assert "Đã lưu" in answer
    assert "Làm việc 2 tháng trong năm, dưới 6 tháng: không xếp loại. Quy định này chưa kiểm chứng" in answer
    assert answer.count("chưa kiểm chứng</span>") == 2
    assert Line.objects.get().grade == "good"


def test_the_chair_approves_and_marks_who_is_not_graded(client, school):
    enter_whole(client, school)
    newcomer = add_staff(school.unit, "Phan Thị Cỏ May", team=school.teams[1])
    seen = page(client, school.an, "evaluation_approve").context["sheet"].seen
    refused = client.post(
        reverse("evaluation_approve"), {"paper": PAPER, "on": "15/05/2026", "seen": seen, "rules": "classes"}
    )
    assert "còn 1 người chưa có xếp loại (Phan Thị Cỏ May)" in text(refused)
    assert PAPER in text(refused)
    done = client.post(
        reverse("evaluation_approve"),
        {"paper": PAPER, "on": "15/05/2026", "ungraded": [newcomer.id], "seen": seen, "rules": "classes"},
        follow=True,
    )
    assert "Đã phê duyệt kết quả xếp loại." in text(done)
    assert YearRecord.objects.get(person=newcomer).grade == "ungraded"
    assert approved_evaluation(school.unit, school.year).approved_on.isoformat() == "2026-05-15"


def test_the_chair_does_not_approve_what_changed_since_the_page_was_opened(client, school):
    enter_whole(client, school)
    opened = page(client, school.an, "evaluation_approve")
    sign_in(client, school.alice)
    binh = school.person(school.binh)
    failed = typed(binh, "failed", version=1, because="Bỏ lớp nhiều lần.")
    client.post(reverse("evaluation_line", args=[binh.id]), failed)
    sign_in(client, school.an)
    given = {"paper": PAPER, "on": "15/05/2026", "rules": "classes"}
    refused = client.post(reverse("evaluation_approve"), given | {"seen": opened.context["sheet"].seen})
    assert "Lê Thị Hướng Dương vừa thay đổi mục này" in text(refused)
    assert "vừa thay đổi mục này" in text(client.post(reverse("evaluation_approve"), given))
    assert approved_evaluation(school.unit, school.year) is None
    again = client.post(reverse("evaluation_approve"), given | {"seen": refused.context["sheet"].seen})
    assert again.status_code == 302
    assert YearRecord.objects.get(person=binh).grade == "failed"


def test_an_approved_sheet_is_shown_with_its_paper_and_without_fields(client, school):
    graded(school)
    shown = text(page(client, school.alice, "evaluation_sheet"))
    assert "Đã phê duyệt theo 58/QĐ-THCSHS ngày 15/05/2026" in shown
    assert "<select" not in shown


def test_the_sheet_asks_the_database_as_often_for_forty_people_as_for_five(client, school):
    sign_in(client, school.alice)
    client.post(reverse("evaluation_sheet"), whole_sheet(school))
    client.get(reverse("evaluation_sheet"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("evaluation_sheet"))
    for place in range(35):
        add_staff(school.unit, f"Đỗ Thị Suối {place}", team=school.teams[place % 3])
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("evaluation_sheet"))
    assert len(many) == len(few)
    assert len(few) <= MOST_QUERIES


def test_who_came_after_the_approval_is_shown_as_such_and_breaks_nothing(client, school):
    graded(school)
    add_staff(school.unit, "Phan Thị Cỏ May", team=school.teams[1])
    shown = text(page(client, school.alice, "evaluation_sheet"))
    assert shown.count("vào danh sách sau khi phê duyệt") == 1
    assert "Phan Thị Cỏ May</a><br><span" in shown


@pytest.mark.parametrize("name", ["\x00", "²-³", "2025-2026\x00", "9" * 5000 + "-1", "x"])
def test_what_is_no_school_year_is_not_there(client, school, name):
    asked = sign_in(client, school.alice).get(reverse("evaluation_sheet"), {"nam": name})
    assert asked.status_code == 404
