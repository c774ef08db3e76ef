"""A printed slip: code and login name make a password of one's own, once."""

import pytest
from django.test import Client

from factories.base import School, actor, make_school
from thidua.accounts.actions import SLIP_LIFE, create_user, issue_slip
from thidua.accounts.models import ActivationSlip, User
from thidua.core import clock
from thidua.core.ids import grouped
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
PASSWORD = "hoa-sen-no-sang-mua-ha"
REFUSED = "Tên đăng nhập hoặc mã kích hoạt không đúng, đã dùng hoặc đã hết hạn."


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def newcomer(school) -> User:
    by = actor(school.alice, school)
    user = create_user(by=by, username="muathu.bt", full_name="Bùi Thị Mùa Thu")
    give_role(by=by, unit=school.unit, user=user, role=Role.STAFF, on=clock.today())
    return user


def answers(code: str, **given: str) -> dict[str, str]:
    return {"username": "muathu.bt", "code": code, "password": PASSWORD, "again": PASSWORD} | given


def test_the_slip_makes_the_password_and_signs_in(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=newcomer)
    response = client.post("/kich-hoat/", answers(code))
    newcomer.refresh_from_db()
    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(newcomer.id)
    assert newcomer.check_password(PASSWORD)


def test_it_may_be_typed_as_printed_and_the_name_with_capitals(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=newcomer)
    response = client.post("/kich-hoat/", answers(grouped(code).lower(), username=" MuaThu.BT "))
    assert response.status_code == 302


def test_a_slip_works_once(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=newcomer)
    client.post("/kich-hoat/", answers(code))
    again = Client().post("/kich-hoat/", answers(code, password="mot-cau-khac-dai", again="mot-cau-khac-dai"))
    newcomer.refresh_from_db()
    assert REFUSED in again.content.decode()
    assert newcomer.check_password(PASSWORD)


def test_a_slip_of_somebody_else_opens_nothing(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=school.binh)
    assert REFUSED in client.post("/kich-hoat/", answers(code)).content.decode()
    assert "_auth_user_id" not in client.session


def test_an_old_slip_opens_nothing(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=newcomer)
    ActivationSlip.objects.update(expires_at=clock.now() - SLIP_LIFE)
    assert REFUSED in client.post("/kich-hoat/", answers(code)).content.decode()


def test_a_weak_password_is_refused_at_its_field_and_the_slip_stays_good(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=newcomer)
    page = client.post("/kich-hoat/", answers(code, password="12345678", again="12345678")).content.decode()
    assert 'id="id_password_error"' in page
    assert f'value="{code}"' in page
    assert client.post("/kich-hoat/", answers(code)).status_code == 302


def test_two_different_passwords_are_refused(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=newcomer)
    page = client.post("/kich-hoat/", answers(code, again="khac")).content.decode()
    assert "Hai lần nhập mật khẩu không giống nhau." in page


def test_after_eight_wrong_codes_even_the_right_one_must_wait(client, school, newcomer):
    code = issue_slip(by=actor(school.alice, school), user=newcomer)
    for _ in range(8):
        client.post("/kich-hoat/", answers("2222 2222 2222"))
    locked = client.post("/kich-hoat/", answers(code))
    assert locked.status_code == 429
    assert "Tạm khóa 15 phút" in locked.content.decode()
    newcomer.refresh_from_db()
    assert not newcomer.has_usable_password()


def test_the_login_name_may_come_with_the_address(client):
    assert 'value="muathu.bt"' in client.get("/kich-hoat/?ten=muathu.bt").content.decode()
