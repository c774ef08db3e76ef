"""Signing in and out, passwords, the second factor: all in Vietnamese, nothing by e-mail."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from factories.base import PASSWORD, School, make_school

pytestmark = pytest.mark.django_db
# What an allauth page left in English would say somewhere.
ENGLISH = re.compile(
    r"\b(the|your|please|password|sign in|username|code|codes|activate|e-?mail)\b", re.IGNORECASE
)


@pytest.fixture
def school() -> School:
    return make_school()


def signed_in(school: School) -> Client:
    """Through the pages themselves: the second factor wants the password once more."""
    client = Client()
    client.post("/tai-khoan/login/", {"login": school.binh.username, "password": PASSWORD})
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})
    return client


def words(html: str) -> str:
    """What people read: text, labels, placeholders; no tags, no attribute names, no codes."""
    body = html[html.index("<body>") :]
    shown = " ".join(re.findall(r'(?:placeholder|title|alt|aria-label)="([^"]*)"', body))
    return shown + " " + re.sub(r"<[^>]*>", " ", body)


def test_login_by_name_and_password(school):
    client = Client()
    response = client.post("/tai-khoan/login/", {"login": school.binh.username, "password": PASSWORD})
    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(school.binh.id)


def test_capitals_marks_and_spaces_of_a_phone_do_no_harm(school):
    assert school.binh.username == "binh-thcs-hs"
    response = Client().post("/tai-khoan/login/", {"login": " Bình - THCS-HS ", "password": PASSWORD})
    assert response.status_code == 302


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(school):
    page = (
        Client()
        .post("/tai-khoan/login/", {"login": school.binh.username, "password": "sai"})
        .content.decode()
    )
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng. Quên mật khẩu thì xin thư ký" in page
    assert f'value="{school.binh.username}"' in page


def test_after_eight_wrong_passwords_the_name_is_locked_in_vietnamese(school):
    client = Client()
    for _ in range(8):
        page = client.post("/tai-khoan/login/", {"login": school.binh.username, "password": "sai"})
    assert page.status_code == 429
    assert "Tạm khóa 15 phút" in page.content.decode()


def test_a_closed_account_is_told_so(school):
    school.binh.is_active = False
    school.binh.save()
    page = Client().post(
        "/tai-khoan/login/", {"login": school.binh.username, "password": PASSWORD}, follow=True
    )
    assert "_auth_user_id" not in page.client.session


def test_the_login_page_leads_to_slips_and_to_the_public_check(client):
    page = client.get("/tai-khoan/login/").content.decode()
    assert 'href="/kich-hoat/"' in page
    assert 'href="/kiem-tra/"' in page


def test_signing_out(school):
    client = signed_in(school)
    assert client.get("/tai-khoan/logout/").status_code == 200
    assert client.post("/tai-khoan/logout/").headers["Location"] == "/tai-khoan/login/"
    assert "_auth_user_id" not in client.session


def test_changing_the_password(school):
    client = signed_in(school)
    new = "song-xanh-troi-ve-bien"
    page = client.post(
        "/tai-khoan/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": "khac"}
    ).content.decode()
    assert "Hai lần nhập mật khẩu mới không giống nhau." in page
    page = client.post(
        "/tai-khoan/password/change/", {"oldpassword": "sai", "password1": new, "password2": new}
    ).content.decode()
    assert "Mật khẩu hiện tại chưa đúng." in page
    client.post("/tai-khoan/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    school.binh.refresh_from_db()
    assert school.binh.check_password(new)


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/reset/", "password/reset/done/",
     "password/reset/key/a-b/", "password/set/", "login/code/confirm/"],
)  # fmt: skip
def test_what_needs_e_mail_is_shut_and_says_what_to_do(client, address):
    response = client.get(f"/tai-khoan/{address}")
    assert response.status_code == 404
    assert "Tài khoản do nhà trường cấp" in response.content.decode()
    assert client.post(f"/tai-khoan/{address}").status_code == 404


def turned_on(school: School) -> Client:
    """Signed in, with the second factor on."""
    client = signed_in(school)
    client.get("/tai-khoan/2fa/totp/activate/")
    secret = client.session[totp.SECRET_SESSION_KEY]
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    response = client.post("/tai-khoan/2fa/totp/activate/", {"code": code})
    assert response.headers["Location"] == "/tai-khoan/2fa/recovery-codes/"
    return client


def test_the_second_factor_is_turned_on_with_recovery_codes_to_print(school):
    turned_on(school)
    kinds = set(Authenticator.objects.filter(user=school.binh).values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}


def test_then_signing_in_asks_for_a_code_and_takes_one_from_paper(school):
    turned_on(school)
    client = Client()
    response = client.post("/tai-khoan/login/", {"login": school.binh.username, "password": PASSWORD})
    assert response.headers["Location"] == "/tai-khoan/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    page = client.post("/tai-khoan/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "Mã không đúng hoặc đã hết hạn." in page
    paper = Authenticator.objects.get(user=school.binh, type="recovery_codes").wrap().get_unused_codes()[0]
    assert client.post("/tai-khoan/2fa/authenticate/", {"code": paper}).headers["Location"] == "/"


@pytest.mark.parametrize(
    "address",
    ["logout/", "password/change/", "2fa/", "2fa/totp/activate/", "reauthenticate/"],
)
def test_pages_of_the_account_speak_vietnamese(school, address):
    response = signed_in(school).get(f"/tai-khoan/{address}")
    assert response.status_code == 200
    assert ENGLISH.findall(words(response.content.decode()).replace("Authenticator", "")) == []


@pytest.mark.parametrize(
    "address", ["recovery-codes/", "recovery-codes/generate/", "totp/deactivate/", "reauthenticate/", ""]
)
def test_pages_of_the_second_factor_speak_vietnamese(school, address):
    client = turned_on(school)
    response = client.get(f"/tai-khoan/2fa/{address}")
    assert response.status_code == 200
    assert ENGLISH.findall(words(response.content.decode()).replace("Authenticator", "")) == []
