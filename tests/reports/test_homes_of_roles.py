"""Each duty's home: what waits for it, what it may read, and what the page says while nothing waits."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories import councils, decisions
from factories.base import School, actor, make_school, sign_in
from factories.registrations import confirmed, locked, make_round
from factories.scoring import graded
from thidua.core import clock
from thidua.documents.actions.registers import enter_incoming
from thidua.documents.models import Document
from thidua.initiatives.actions import review_initiative
from thidua.initiatives.models import Verdict
from thidua.initiatives.queries import initiatives_of
from thidua.nominations.actions import Statement, state_opinion
from thidua.nominations.models import Body, Stage
from thidua.reports.queries import desk_of, readings_of, tasks_of
from thidua.units.access import member_of
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
DUTIES = [role for role in Role if role not in {Role.TEAM_LEADER, Role.STAFF, Role.CHAIR, Role.UPPER_OFFICER}]


@pytest.fixture
def school() -> School:
    return make_school()


def given(school, role, unit=None):
    """Bình, who teaches, with one duty more."""
    unit = unit or school.unit
    days = {"on": date(2025, 9, 1), "ends": date(2030, 12, 31)}
    give_role(by=actor(school.alice, school), unit=unit, user=school.binh, role=role, **days)
    return member_of(school.binh, unit=unit.id)


def waiting(member):
    return [(task.count, task.title, task.button) for task in tasks_of(desk_of(member))]


def shown(user) -> str:
    return sign_in(Client(), user).get("/").content.decode()


def a_year(school) -> None:
    found = make_round(school)
    for person in (school.person(school.dung), school.person(school.alice)):
        confirmed(school, found, person, "LDTT", initiative=f"Góc đọc của {person.full_name}")
    graded(school)
    councils.voting(school)
    dossier = decisions.supported(school, school.person(school.dung))
    decisions.submit(school, dossier, on=clock.today())


def test_the_clerk_sees_what_is_to_be_signed_and_passed_on(school):
    decisions.submit(school, decisions.supported(school, school.person(school.dung)), on=clock.today())
    enter_incoming(
        by=actor(school.alice, school),
        unit=school.unit,
        arrived_on=clock.today(),
        sender="UBND xã Hoa Sen",
        paper="12/UBND-VX",
        dated=None,
        abstract="Hướng dẫn tổng kết",
    )
    found = {title: (count, button) for count, title, button in waiting(given(school, Role.CLERK))}
    numbered = Document.objects.filter(unit=school.unit).exclude(number=None).count()
    assert found["Văn bản chưa có bản ký, đóng dấu"] == (numbered, "Tải bản ký lên")
    assert found["Văn bản đến chưa chuyển"] == (1, "Mở sổ văn bản đến")
    assert numbered > 0


def test_initiatives_wait_for_the_reviewer_until_spoken_of(school):
    confirmed(school, make_round(school), school.person(school.dung), "LDTT", initiative="Góc đọc xanh")
    reviewer = given(school, Role.INITIATIVE_REVIEWER)
    line = (1, f"Sáng kiến năm học {school.year.name} chờ nhận xét", "Nhận xét")
    assert line in waiting(reviewer)
    (subject,) = initiatives_of(school.year)
    review_initiative(
        by=reviewer.actor, year=school.year, subject=subject, verdict=Verdict.AGREE, text="", version=0
    )
    assert line not in waiting(reviewer)


def test_the_board_is_asked_for_its_remark_once_the_list_is_final(school):
    board = given(school, Role.INSPECTION_BOARD)
    found = make_round(school)
    confirmed(school, found, school.person(school.dung), "LDTT")
    line = (1, f"Ghi ý kiến của Ban Thanh tra nhân dân năm học {school.year.name}", "Xem và ghi")
    assert line not in waiting(board)
    locked(school, found)
    assert line in waiting(board)
    state_opinion(
        by=board.actor,
        unit=school.unit,
        year=school.year,
        body=Body.INSPECTION_BOARD,
        stage=Stage.REGISTERED,
        said=Statement("Niêm yết đúng hạn.", clock.today()),
        version=0,
    )
    assert line not in waiting(board)


READ_BY = {
    Role.UNION_CHAIR: ["Danh sách đăng ký", "Danh sách đề nghị", "Ý kiến", "Sổ khen thưởng"],
    Role.INSPECTION_BOARD: [
        *("Danh sách đăng ký", "Danh sách đề nghị", "Ý kiến", "Phiên họp", "Sổ khen thưởng"),
    ],
    Role.INSPECTOR: [
        *("Danh sách đăng ký", "Danh sách đề nghị", "Ý kiến", "Phiên họp", "Sổ khen thưởng"),
        *("Tờ trình", "Văn bản", "Sổ văn bản", "Nhật ký"),
    ],
    Role.CLERK: [],
    Role.VICE_PRINCIPAL: [],
}


@pytest.mark.parametrize("role", READ_BY)
def test_whoever_is_here_to_read_is_led_there_and_every_link_opens(school, role):
    readings = readings_of(desk_of(given(school, role)))
    assert len(readings) == len(READ_BY[role])
    assert all(one.title.startswith(word) for one, word in zip(readings, READ_BY[role], strict=True))
    client = sign_in(Client(), school.binh)
    assert [one.title for one in readings if client.get(one.url).status_code != 200] == []


@pytest.mark.parametrize("role", [Role.VICE_PRINCIPAL, Role.STANDING_VICE_CHAIR])
def test_whoever_stands_beside_the_chair_sees_progress_and_results(school, role):
    a_year(school)
    assert "làm đến đâu" not in shown(school.binh)
    given(school, role)
    assert "làm đến đâu" in shown(school.binh)


def test_the_standing_vice_chair_is_asked_to_run_the_meeting_and_may(school):
    councils.planned(school)
    member = given(school, Role.STANDING_VICE_CHAIR)
    (task,) = [one for one in tasks_of(desk_of(member)) if one.button == "Mở phiên họp"]
    assert (task.count, task.title) == (1, "Khai mạc phiên họp Hội đồng")
    assert sign_in(Client(), school.binh).get(task.url).status_code == 200


def test_the_home_above_shows_what_schools_sent_and_nothing_of_a_school(school):
    a_year(school)
    upper = given(school, Role.UPPER_OFFICER, school.commune)
    assert upper is not None
    client = sign_in(Client(), school.binh)
    client.post("/don-vi/chuyen/", {"unit": str(school.commune.id)})
    page = client.get("/").content.decode()
    assert waiting(upper) == [(1, "Tờ trình chưa nhận", "Xem và nhận")]
    assert "Tờ trình chưa nhận" in page
    assert [word for word in ("làm đến đâu", "đang ở đâu", "Anh/chị đọc được") if word in page] == []


@pytest.mark.parametrize("role", DUTIES)
def test_the_home_of_every_duty_stays_within_the_queries_of_a_page(school, role):
    a_year(school)
    given(school, role)
    client = sign_in(Client(), school.binh)
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/").status_code == 200
    assert len(captured) <= 25


def test_while_nothing_waits_the_page_says_what_will_come(school):
    page = shown(school.an)
    assert "Mở đợt đăng ký thi đua" in page
    given(school, Role.INSPECTOR)
    assert "Người kiểm tra chỉ đọc" in shown(school.binh)
