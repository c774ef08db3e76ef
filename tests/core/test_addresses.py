"""DATABASE_URL and THIDUA_EMAIL_URL as people write them."""

import pytest

from thidua.core.addresses import OPTIONS, BadAddressError, BadMailAddressError, mail_server, postgres, shown


def test_an_address_is_taken_apart_and_libpq_words_win():
    found = postgres("postgres://ai:m%40t@may.example:5433/thidua?sslmode=require&connect_timeout=3")
    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "thidua",
        "USER": "ai",
        "PASSWORD": "m@t",
        "HOST": "may.example",
        "PORT": "5433",
    }
    assert found["OPTIONS"] == {**OPTIONS, "sslmode": "require", "connect_timeout": "3"}
    assert shown(found) == "may.example/thidua"


def test_a_socket_and_no_password_are_an_address_too():
    found = postgres("postgresql://postgres@%2Fvar%2Frun/thidua")
    assert (found["HOST"], "PASSWORD" in found) == ("/var/run", False)


@pytest.mark.parametrize(
    "url", ["mysql://a:b@c/d", "thidua.sqlite3", "postgres://may.example", "postgres://a/b?nonsense=1", ""]
)
def test_what_is_no_address_is_said_without_the_password(url):
    with pytest.raises(BadAddressError, match="phải có dạng postgres://"):
        postgres(url)


def test_a_mail_server_is_taken_apart():
    found = mail_server("smtp+tls://thidua%40truong.example:m%3At@smtp.truong.example")
    assert found == {
        "EMAIL_HOST": "smtp.truong.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "thidua@truong.example",
        "EMAIL_HOST_PASSWORD": "m:t",
        "EMAIL_USE_TLS": True,
        "EMAIL_USE_SSL": False,
    }
    assert mail_server("smtps://may")["EMAIL_PORT"] == 465
    assert mail_server("smtp://may:2525")["EMAIL_PORT"] == 2525


@pytest.mark.parametrize("url", ["may.example", "http://may", "smtp://", "smtp://may:cổng", "smtp://may/x"])
def test_what_is_no_mail_server_is_said_without_the_password(url):
    with pytest.raises(BadMailAddressError, match="phải có dạng smtp"):
        mail_server(url)
