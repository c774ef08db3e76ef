"""The home page: for whom it opens, what it shows, and in how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories import councils, decisions
from factories.base import School, actor, add_staff, make_school, sign_in
from factories.registrations import confirmed, locked, make_round
from factories.scoring import entry, graded
from thidua.accounts.models import User
from thidua.core import clock
from thidua.decisions.actions import LineAnswer, return_lines
from thidua.decisions.models import SubmissionLine
from thidua.decisions.states import Outcome
from thidua.ledger.actions import Actor
from thidua.people.models import Posting
from thidua.reports.queries import desk_of, progress_of
from thidua.scoring.actions import answer_reopening, ask_reopening, enter_lines
from thidua.units.access import member_of
from thidua.units.actions import end_role
from thidua.units.models import Appointment

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def shown(user: User) -> str:
    response = sign_in(Client(), user).get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_without_any_school_the_first_page_is_the_first_run(client):
    assert client.get("/").headers["Location"] == "/bat-dau/"


def test_signed_out_people_are_led_to_the_sign_in_page(client, school):
    assert client.get("/").headers["Location"] == "/tai-khoan/login/?next=/"


def test_an_account_without_any_role_is_told_what_to_do(school):
    for appointment in Appointment.objects.filter(user=school.binh):
        end_role(by=actor(school.officer, school), appointment=appointment, on=appointment.starts)
    response = sign_in(Client(), school.binh).get("/")
    assert response.status_code == 403
    assert "Tài khoản chưa có vai trò nào" in response.content.decode()


def test_a_teacher_sees_the_own_year_with_the_reason_of_a_refusal(school):
    dossier = decisions.supported(school, school.person(school.binh), "CSTDCS")
    submission = decisions.submit(school, dossier)
    decisions.receive(school, submission, decisions.refused(dossier, "Sáng kiến chưa được công nhận"))
    page = shown(school.binh)
    assert "Đề nghị Chiến sĩ thi đua cơ sở" in page
    assert "Lý do: Sáng kiến chưa được công nhận" in page


def test_a_teacher_whose_line_was_sent_back_and_again_the_same_day_sees_the_last_answer(school):
    dossier = decisions.supported(school, school.person(school.binh))
    other = decisions.supported(school, decisions.teachers(school, 1)[0])
    first = decisions.submit(school, dossier, other)
    # By the order of lines alone the second list stands before the first one.
    SubmissionLine.objects.filter(submission=first).update(order=F("order") + 5)
    return_lines(
        by=Actor(user=None, unit=school.commune.id),
        unit=school.commune,
        submission=first,
        reasons={decisions.line_of(dossier).id: "Chưa nêu số liệu"},
        on=decisions.SENT,
    )
    again = decisions.submit(school, dossier)
    line = SubmissionLine.objects.get(submission=again)
    refusal = LineAnswer(line.id, Outcome.REFUSED, reason="Sáng kiến chưa được công nhận")
    decisions.receive(school, again, refusal)

    page = shown(school.binh)

    assert "Lý do: Sáng kiến chưa được công nhận" in page
    assert "Chưa nêu số liệu" not in page


def test_a_teacher_sees_neither_results_of_others_nor_the_schools_progress(school):
    dossier = decisions.supported(school, school.person(school.dung), "CSTDCS")
    submission = decisions.submit(school, dossier)
    decisions.receive(school, submission, decisions.refused(dossier))
    page = shown(school.binh)
    assert "Hoàng Thị Sao Mai" not in page
    assert "Kết quả vừa nhận" not in page
    assert "làm đến đâu" not in page


def test_a_reopened_sheet_leaves_the_approved_grade_on_the_home(school):
    """What stands is the approval before; what is being typed stays the office's."""
    graded(school)
    asked = ask_reopening(
        by=actor(school.alice, school), unit=school.unit, year=school.year, because="Nhập nhầm."
    )
    answer_reopening(by=actor(school.an, school), reopening=asked, granted=True, answer="", on=clock.today())
    enter_lines(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        entries=[entry(school.person(school.binh), "failed", version=1, because="Bỏ việc được giao")],
        on=clock.today(),
    )
    page = shown(school.binh)
    assert "Hoàn thành tốt nhiệm vụ" in page
    assert "Kết quả đã phê duyệt, bảng đang được xem lại" in page
    assert "Không hoàn thành nhiệm vụ" not in page


def test_the_grade_shows_only_after_approval(school):
    enter_lines(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        entries=[entry(school.person(school.binh), version=0)],
        on=clock.today(),
    )
    assert "Chưa có xếp loại được duyệt" in shown(school.binh)
    assert "Hoàn thành tốt nhiệm vụ" not in shown(school.binh)


def test_the_approved_grade_shows(school):
    graded(school)
    assert "Hoàn thành tốt nhiệm vụ" in shown(school.binh)


def test_the_office_sees_the_last_decision_with_what_was_refused_first(school):
    first, second = decisions.teachers(school, 2)
    dossiers = [decisions.supported(school, first), decisions.supported(school, second)]
    submission = decisions.submit(school, *dossiers)
    decisions.receive(school, submission, decisions.granted(dossiers[0]), decisions.refused(dossiers[1]))
    page = shown(school.alice)
    assert "2 dòng: 1 được tặng, 1 không tặng" in page
    assert page.index(f"{second.full_name}</td>") < page.index(f"{first.full_name}</td>")


def test_a_line_sent_back_is_no_answer_and_no_line_that_waits(school):
    first, second = decisions.teachers(school, 2)
    dossiers = [decisions.supported(school, first), decisions.supported(school, second)]
    submission = decisions.submit(school, *dossiers)

    def of_lines() -> list[tuple[int, int]]:
        found = progress_of(desk_of(member_of(school.alice, unit=school.unit.id)))
        return [(one.done, one.total) for one in found if one.name == "Dòng gửi lên đã có trả lời"]

    return_lines(
        by=Actor(user=None, unit=school.commune.id),
        unit=school.commune,
        submission=submission,
        reasons={decisions.line_of(dossiers[0]).id: "Chưa nêu số liệu"},
        on=decisions.SENT,
    )
    assert of_lines() == [(0, 1)]
    decisions.submit(school, dossiers[0])
    assert of_lines() == [(0, 2)]
    decisions.receive(school, submission, decisions.granted(dossiers[1]))
    assert of_lines() == [(1, 2)]


def test_whoever_has_left_does_not_fill_the_place_of_one_who_is_missing(school):
    in_round = make_round(school)
    for user in (school.binh, school.dung):
        confirmed(school, in_round, school.person(user), "LDTT")
    graded(school)
    Posting.objects.filter(person=school.person(school.dung)).update(ends=clock.today() - timedelta(days=1))
    found = progress_of(desk_of(member_of(school.alice, unit=school.unit.id)))
    people = Posting.objects.filter(unit=school.unit, ends=None).count()
    assert [(one.done, one.total, one.sentence) for one in found] == [
        (1, people, f"Còn thiếu {people - 1} người."),
        (people, people, "Đã đủ."),
    ]


def test_after_the_lock_nobody_is_waited_for(school):
    in_round = make_round(school)
    confirmed(school, in_round, school.person(school.binh), "LDTT")
    locked(school, in_round)
    people = Posting.objects.filter(unit=school.unit, ends=None).count()

    found = progress_of(desk_of(member_of(school.alice, unit=school.unit.id)))

    assert [one.sentence for one in found] == [
        f"Danh sách đã khóa; {people - 1} người không có trong danh sách."
    ]


def test_the_system_officer_is_reminded_of_slips_and_backups(school):
    page = shown(school.officer)
    assert "0 người, 0 phiếu còn hạn chưa dùng" in page
    assert "Sao lưu" in page
    assert "Sao lưu" not in shown(school.binh)


def test_only_the_first_task_has_the_primary_button(school):
    make_round(school)
    councils.ready_dossier(school, school.person(school.binh))
    page = shown(school.alice)
    assert page.count("td-task") > 2
    assert page.count('class="td-btn is-primary" href') == 1


def _queries(user: User) -> int:
    client = sign_in(Client(), user)
    client.get("/")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get("/")
    return len(captured)


@pytest.mark.parametrize("who", ["alice", "an", "dung", "binh", "officer"])
def test_queries_do_not_grow_with_the_school(school, who):
    _a_year(school, 1)
    user = getattr(school, who)
    few = _queries(user)
    _a_year(make_school("KHAC", "Trường THCS Bến Nước"), 1)
    for number in range(20):
        person = add_staff(school.unit, f"Phan Thị Lá {number}", team=school.teams[number % 3])
        decisions.supported(school, person)
    assert _queries(user) == few
    assert few <= 25


def _a_year(school: School, people: int) -> None:
    found = make_round(school)
    for person in decisions.teachers(school, people):
        confirmed(school, found, person, "LDTT")
    graded(school)
    councils.voting(school)
    dossier = decisions.supported(school, school.person(school.binh))
    decisions.submit(school, dossier, on=clock.today())
