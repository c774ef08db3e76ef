"""The navigation asks the gates: what one may not open is not offered."""

import pytest
from django.test import Client

from factories.base import School, actor, make_school, sign_in
from thidua.accounts.models import User
from thidua.units.access import member_of
from thidua.units.actions import give_role
from thidua.units.models import Role
from thidua.web.context import role_words
from thidua.web.navigation import ENTRIES, in_bar, navigation

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def labels(user: User, path: str = "/") -> list[str]:
    member = member_of(user)
    assert member is not None
    return [entry.label for entry in navigation(member, path)]


def current(user: User, path: str) -> list[str]:
    member = member_of(user)
    assert member is not None
    return [entry.label for entry in navigation(member, path) if entry.is_current]


def test_whoever_holds_the_duties_of_all_rooms_is_offered_every_entry(school):
    by = actor(school.officer, school)
    for role in (
        Role.SYSTEM_OFFICER,
        Role.CLERK,
        Role.ACCOUNTANT,
        Role.INITIATIVE_REVIEWER,
        Role.UNION_CHAIR,
    ):
        give_role(by=by, unit=school.unit, user=school.alice, role=role, on=member_of(school.alice).on)
    assert labels(school.alice) == [label for label, _, _ in ENTRIES]


def test_a_group_of_one_stands_in_the_bar_by_itself(school):
    bars = {
        user.full_name: [item.label for item in in_bar(navigation(member_of(user), "/"))]
        for user in (school.alice, school.binh)
    }
    assert bars == {
        "Lê Thị Hướng Dương": [
            *("Việc của tôi", "Kế hoạch", "Đăng ký", "Bình xét", "Hồ sơ", "Hội đồng", "Khen thưởng"),
            *("Nhà trường", "Văn bản"),
        ],
        "Nguyễn Thị Hoa Sim": [
            *("Việc của tôi", "Kế hoạch", "Đăng ký", "Bình xét", "Hồ sơ", "Hội đồng", "Sáng kiến"),
            *("Nhà trường", "Văn bản"),
        ],
    }


def test_a_teacher_is_offered_only_what_opens(school):
    client = sign_in(Client(), school.binh)
    member = member_of(school.binh)
    assert member is not None
    answers = {entry.label: client.get(entry.url).status_code for entry in navigation(member, "/")}
    assert [label for label, status in answers.items() if status not in {200, 302}] == []
    assert "Quyết định" not in answers
    assert "Văn bản" not in answers


def test_registration_leads_a_teacher_to_the_own_pledge_and_the_office_to_the_board(school):
    urls = {}
    for user in (school.binh, school.alice):
        member = member_of(user)
        urls[user] = next(entry.url for entry in navigation(member, "/") if entry.label == "Đăng ký")
    assert urls == {school.binh: "/dang-ky/cua-toi/", school.alice: "/dang-ky/"}


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "Việc của tôi"),
        ("/dang-ky/mo-dot/", "Đăng ký"),
        ("/nhan-su/phieu/", "Nhân sự"),
        ("/ho-so/", "Hồ sơ"),
    ],
)
def test_exactly_one_entry_says_where_one_is(school, path, label):
    assert current(school.alice, path) == [label]


def test_pages_outside_the_rooms_have_no_current_entry(school):
    assert current(school.alice, "/tai-khoan/password/change/") == []


def test_the_current_entry_is_said_aloud(school):
    page = sign_in(Client(), school.alice).get("/").content.decode()
    assert '<a href="/" aria-current="page">Việc của tôi</a>' in page


def test_roles_in_words(school):
    words = {user.full_name: role_words(member_of(user)) for user in (school.an, school.alice, school.binh)}
    assert words == {
        "Ngô Văn Trường Sơn": "Hiệu trưởng · Chủ tịch Hội đồng",
        "Lê Thị Hướng Dương": "Thư ký Hội đồng",
        "Nguyễn Thị Hoa Sim": "Giáo viên, nhân viên",
    }


def test_somebody_of_two_units_goes_from_one_to_the_other(school):
    other = make_school("KHAC", "Trường THCS Bến Nước")
    give_role(
        by=actor(other.alice, other),
        unit=other.unit,
        user=school.binh,
        role=Role.STAFF,
        on=member_of(school.binh).on,
    )
    client = sign_in(Client(), school.binh)
    assert "Sang Trường THCS Bến Nước" in client.get("/").content.decode()
    page = client.post("/don-vi/chuyen/", {"unit": str(other.unit.id)}, follow=True).content.decode()
    assert "Đang làm việc ở Trường THCS Bến Nước." in page
    assert "Sang Trường THCS Hoa Sen" in page


def test_nobody_goes_to_a_unit_that_is_not_theirs(school):
    other = make_school("KHAC", "Trường THCS Bến Nước")
    client = sign_in(Client(), school.binh)
    assert client.post("/don-vi/chuyen/", {"unit": str(other.unit.id)}).status_code == 404
    assert client.post("/don-vi/chuyen/", {"unit": "x"}).status_code == 404
    assert client.get("/don-vi/chuyen/").status_code == 405
    assert Client().post("/don-vi/chuyen/", {"unit": "x"}).headers["Location"].startswith("/tai-khoan/login/")
