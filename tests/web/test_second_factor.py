"""Guesses are counted, a code opens once, paper opens once, and each of these steps leaves its line."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from factories.base import PASSWORD, School, actor, make_school
from thidua.core import clock
from thidua.ledger.models import Line
from thidua.units.actions import free_of_second_factor, rule_second_factor
from thidua.units.models import Role
from thidua.web.second_factor import spend

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AUTHENTICATE = "/tai-khoan/2fa/authenticate/"


@pytest.fixture
def school() -> School:
    cache.clear()
    return make_school()


@pytest.fixture
def phone(school) -> Authenticator:
    """Binh's, with ten codes on paper."""
    Authenticator.objects.create(
        user=school.binh, type="recovery_codes", data={"seed": "hat-giong", "used_mask": 0}
    )
    return Authenticator.objects.create(user=school.binh, type="totp", data={"secret": SECRET})


def code(step: int = 0, secret: str = SECRET) -> str:
    """The one shown now, or so many half minutes away."""
    now = list(totp.yield_hotp_counters_from_time())[1]
    return totp.format_hotp_value(totp.hotp_value(secret, now + step))


def paper(school) -> list[str]:
    return Authenticator.objects.get(user=school.binh, type="recovery_codes").wrap().get_unused_codes()


def knock(school, user=None) -> Client:
    """Past the password, before the code."""
    client = Client()
    client.post("/tai-khoan/login/", {"login": (user or school.binh).username, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def enter(client: Client, typed: str) -> bool:
    client.post(AUTHENTICATE, {"code": typed})
    return is_in(client)


def kinds() -> list[str]:
    return list(
        Line.objects.filter(kind__startswith="accounts.")
        .exclude(kind="accounts.user_created")
        .order_by("number")
        .values_list("kind", flat=True)
    )


def turned_on(school, user, capture) -> Client:
    client = knock(school, user)
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})
    client.get("/tai-khoan/2fa/totp/activate/")
    shown = code(secret=client.session[totp.SECRET_SESSION_KEY])
    with capture(execute=True):
        client.post("/tai-khoan/2fa/totp/activate/", {"code": shown})
    return client


def test_a_code_opens_once_even_after_allauth_has_forgotten_it(school, phone):
    assert enter(knock(school), code())
    cache.clear()
    assert not enter(knock(school), code())


def test_a_code_older_than_the_last_one_opens_nothing(school, phone):
    assert enter(knock(school), code(1))
    assert not enter(knock(school), code(0))


def test_the_next_code_opens(school, phone):
    assert enter(knock(school), code(0))
    assert enter(knock(school), code(1))


def test_spending_is_by_the_row_and_not_by_what_was_read_before(school, phone):
    again = Authenticator.objects.get(pk=phone.pk)
    assert [spend(phone, code()), spend(again, code())] == [True, False]


def test_the_code_that_turned_it_on_does_not_open(school, django_capture_on_commit_callbacks):
    turned_on(school, school.an, django_capture_on_commit_callbacks)
    secret = Authenticator.objects.get(user=school.an, type="totp").data["secret"]
    assert not enter(knock(school, school.an), code(0, secret))
    assert enter(knock(school, school.an), code(1, secret))


def test_a_code_from_paper_opens_once_and_is_a_line(school, phone):
    first = paper(school)[0]
    assert enter(knock(school), first)
    assert not enter(knock(school), first)
    line = Line.objects.latest("number")
    assert (line.kind, line.actor, line.unit, line.fields) == (
        "accounts.recovery_code_used",
        school.binh.id,
        school.unit.id,
        {"counts": {"left": 9}},
    )


def test_after_eight_wrong_codes_even_the_right_one_is_locked_out(school, phone):
    client = knock(school)
    statuses = [client.post(AUTHENTICATE, {"code": "000000"}).status_code for _ in range(8)]
    assert statuses == [200] * 7 + [429]
    answer = client.post(AUTHENTICATE, {"code": code()})
    assert (answer.status_code, is_in(client)) == (429, False)
    assert "mật khẩu hoặc mã xác thực" in answer.content.decode()
    assert not enter(client, paper(school)[0])
    assert len(paper(school)) == 10


def test_wrong_passwords_and_wrong_codes_are_counted_together(school, phone):
    for _ in range(7):
        Client().post("/tai-khoan/login/", {"login": school.binh.username, "password": "sai"})
    client = knock(school)
    assert client.post(AUTHENTICATE, {"code": "000000"}).status_code == 429


def test_turning_on_anew_codes_and_turning_off_are_lines(school, django_capture_on_commit_callbacks):
    client = turned_on(school, school.binh, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/tai-khoan/2fa/recovery-codes/generate/")
    client.post("/tai-khoan/2fa/totp/deactivate/")
    assert kinds() == [
        "accounts.second_factor_on",
        "accounts.recovery_codes_made",
        "accounts.second_factor_off",
    ]
    assert set(Line.objects.filter(kind__in=kinds()).values_list("actor", "unit")) >= {
        (school.binh.id, school.unit.id)
    }


def test_new_codes_end_the_old_ones(school, phone):
    old = paper(school)
    client = knock(school)
    enter(client, code())
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})
    client.post("/tai-khoan/2fa/recovery-codes/generate/")
    assert set(paper(school)).isdisjoint(old)
    assert not enter(knock(school), old[0])


def test_where_it_is_required_it_cannot_be_turned_off(school, django_capture_on_commit_callbacks):
    client = turned_on(school, school.an, django_capture_on_commit_callbacks)
    rule_second_factor(
        by=actor(school.officer, school),
        unit=school.unit,
        roles=frozenset({Role.CHAIR}),
        grace_days=30,
        seen=None,
        on=clock.today(),
    )
    page = client.post("/tai-khoan/2fa/totp/deactivate/").content.decode()
    assert "Đơn vị yêu cầu vai trò của anh/chị dùng xác thực hai bước nên không tắt được." in page
    assert Authenticator.objects.filter(user=school.an, type="totp").exists()


def test_the_printed_sheet_says_whose_it_is_where_and_what_to_do_and_is_kept_nowhere(school, phone):
    client = knock(school)
    enter(client, paper(school)[0])
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})
    answer = client.get("/tai-khoan/2fa/recovery-codes/")
    page = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert [found in page for found in (*paper(school), school.binh.full_name, school.unit.short_name)] == [
        True
    ] * 11
    assert page.count("đã dùng</s>") == 1
    assert f"{clock.today():%d/%m/%Y}" in page


def test_who_was_freed_by_an_officer_is_told_at_the_next_sign_in_and_only_then(school, phone):
    free_of_second_factor(
        by=actor(school.officer, school), unit=school.unit, user=school.binh, on=clock.today()
    )
    told = knock(school).get("/").content.decode()
    assert "Vũ Văn Sông Lam đã đặt lại xác thực hai bước của tài khoản này" in told
    assert "đã đặt lại xác thực hai bước" not in knock(school).get("/").content.decode()
