"""The first run: one page makes the school and the first account, once, and keeps what was typed when refused."""

from datetime import date

import pytest

from factories.base import make_school
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.ids import uuid7
from thidua.core.school_years import school_year_of
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.people.models import Person, Posting
from thidua.reports.actions import AlreadyBegunError, Beginning, begin_school
from thidua.reports.queries import is_begun
from thidua.units.models import Appointment, Level, Role, SchoolYear, Team, Unit
from thidua.units.queries import ancestors_on

pytestmark = pytest.mark.django_db
PASSWORD = "hoa-sen-no-sang-mua-ha"
ANSWERS = {
    "name": "Trường THCS  Hoa Sen",
    "short_name": "",
    "code": "01-HS",
    "symbol": "THCSHS",
    "place": "Hoa Sen",
    "commune": "xã Hoa Sen",
    "province": "Thành phố Sông Xanh",
    "district": "Huyện Sông Xanh",
    "school_year": "2026-2027",
    "teams": "Toán – Tin\n\n  Ngữ văn \nVăn phòng\n",
    "full_name": "Lê Thị Hướng Dương",
    "duty": Role.SECRETARY.value,
    "username": "Hướng Dương",
    "password": PASSWORD,
    "again": PASSWORD,
}
BEGINNING = Beginning(
    name="Trường THCS Hoa Sen",
    short_name="THCS Hoa Sen",
    code="01-HS",
    symbol="THCSHS",
    place="Hoa Sen",
    commune="Xã Hoa Sen",
    district="",
    province="Tỉnh Đồi Xanh",
    province_is_city=False,
    school_year="2026-2027",
    teams=("Toán – Tin",),
    full_name="Lê Thị Hướng Dương",
    username="huongduong",
    password=PASSWORD,
    duty=Role.CHAIR,
)


def test_the_page_opens_while_there_is_no_unit(client):
    page = client.get("/bat-dau/")
    assert page.status_code == 200
    assert school_year_of(clock.today()) in page.content.decode()


def test_afterwards_it_leads_to_the_sign_in_page(client):
    make_school()
    assert client.get("/bat-dau/").headers["Location"] == "/tai-khoan/login/"
    assert client.post("/bat-dau/", ANSWERS).headers["Location"] == "/tai-khoan/login/"
    assert not User.objects.filter(username="huongduong").exists()


def test_one_page_makes_the_school_and_signs_in(client):
    response = client.post("/bat-dau/", ANSWERS)
    assert response.headers["Location"] == "/nhap-tep/nhan-su/"
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.id)
    assert (user.username, user.full_name, user.check_password(PASSWORD)) == (
        "huongduong",
        "Lê Thị Hướng Dương",
        True,
    )
    school = Unit.objects.get(level=Level.SCHOOL)
    assert (school.name, school.short_name, school.symbol) == (
        "Trường THCS Hoa Sen",
        "Trường THCS Hoa Sen",
        "THCSHS",
    )
    assert list(Team.objects.values_list("name", flat=True)) == ["Toán – Tin", "Ngữ văn", "Văn phòng"]
    assert [year.name for year in SchoolYear.objects.all()] == ["2026-2027"]


def test_the_school_stands_under_the_district_until_it_ended_and_under_the_commune_since(client):
    client.post("/bat-dau/", ANSWERS)
    school = Unit.objects.get(level=Level.SCHOOL)
    assert [unit.name for unit in ancestors_on(school, date(2025, 6, 30))] == [
        "UBND huyện Sông Xanh",
        "UBND thành phố Sông Xanh",
    ]
    assert [unit.short_name for unit in ancestors_on(school, date(2025, 7, 1))] == [
        "Xã Hoa Sen",
        "Thành phố Sông Xanh",
    ]
    assert Unit.objects.get(level=Level.PROVINCE).province_is_city


def test_the_first_account_has_its_person_its_duty_and_the_system(client):
    client.post("/bat-dau/", ANSWERS)
    user = User.objects.get()
    assert Person.objects.get().user == user
    assert Posting.objects.filter(person__user=user, ends=None).exists()
    roles = Appointment.objects.filter(user=user, ends=None).values_list("role", flat=True)
    assert set(roles) == {Role.STAFF, Role.SECRETARY, Role.SYSTEM_OFFICER}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("commune", "Hoa Sen", "Hãy ghi cả loại đơn vị: Xã, Phường hoặc Đặc khu."),
        ("province", "Sông Xanh", "Hãy ghi cả chữ Tỉnh hoặc Thành phố."),
        ("district", "Sông Xanh", "Hãy ghi cả loại đơn vị: Huyện, Quận, Thị xã hoặc Thành phố."),
        ("school_year", "2026-2028", "Năm học viết dạng 2025-2026."),
        ("teams", "Toán\ntoán", "Có hai tổ trùng tên."),
        ("again", "khac", "Hai lần nhập mật khẩu không giống nhau."),
        ("password", "12345678", "Mật khẩu này quá phổ biến."),
        ("name", "", "Hãy nhập mục này."),
    ],
)
def test_a_wrong_answer_keeps_what_was_typed_and_makes_nothing(client, field, typed, sentence):
    answers = ANSWERS | {field: typed} | ({"again": typed} if field == "password" else {})
    response = client.post("/bat-dau/", answers)
    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert 'value="THCSHS"' in page
    assert PASSWORD not in page
    assert not is_begun()
    assert not User.objects.exists()


def test_two_who_begin_at_once_make_one_school():
    begin_school(by=Actor(user=None, unit=uuid7()), beginning=BEGINNING, on=date(2026, 9, 5))
    with pytest.raises(AlreadyBegunError, match="Người khác vừa khai báo trường"):
        begin_school(by=Actor(user=None, unit=uuid7()), beginning=BEGINNING, on=date(2026, 9, 5))
    assert Unit.objects.filter(level=Level.SCHOOL).count() == 1


def test_all_of_it_stands_in_the_schools_ledger_under_one_cause():
    begin_school(by=Actor(user=None, unit=uuid7()), beginning=BEGINNING, on=date(2026, 9, 5))
    outer = Line.objects.get(kind="reports.school_begun")
    assert set(Line.objects.exclude(id=outer.id).values_list("cause", flat=True)) == {outer.id}
    assert [verdict.broken_at for verdict in verify()] == [None]
    assert list(Line.objects.order_by("number").values_list("kind", flat=True)) == [
        "units.unit_created",
        "units.unit_created",
        "units.unit_created",
        "units.unit_placed",
        "units.unit_placed",
        "units.school_year_opened",
        "units.team_created",
        "accounts.user_created",
        "people.person_added",
        "units.role_given",
        "units.role_given",
        "units.role_given",
        "reports.school_begun",
    ]
