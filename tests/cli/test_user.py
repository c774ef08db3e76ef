"""On the machine itself: phone and codes of an account end, after a question, with a line and the person told."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from factories.base import PASSWORD, School, make_school, sign_in
from thidua.accounts.actions import create_user
from thidua.cli import user
from thidua.cli.main import COMMANDS, USAGE
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_this_machine(monkeypatch):
    monkeypatch.setattr(user, "is_ready", lambda: True)
    monkeypatch.setattr(user, "machine_account", lambda: "maychu")


@pytest.fixture
def school() -> School:
    """Its only system officer has a phone and printed codes."""
    made = make_school()
    for kind, data in [("totp", {"secret": "ABCDEFGH"}), ("recovery_codes", {"seed": "a", "used_mask": 0})]:
        Authenticator.objects.create(user=made.officer, type=kind, data=data)
    return made


@pytest.fixture
def typed(monkeypatch):
    """What whoever runs the command answers; None: there is nobody to ask."""

    def answer(words: str | None) -> None:
        def asked(_question: str) -> str:
            if words is None:
                raise EOFError
            return words

        monkeypatch.setattr("builtins.input", asked)

    return answer


def reset(name: str) -> int:
    return user.run(["reset-second-factor", name])


def left(school: School) -> int:
    return Authenticator.objects.filter(user=school.officer).count()


def test_the_command_is_there_and_in_the_list():
    assert COMMANDS["user"] == "thidua.cli.user:run"
    assert "user reset-second-factor" in USAGE


def test_confirmed_it_ends_phone_codes_and_open_sessions_and_leaves_a_line(school, typed, capsys):
    window = sign_in(Client(), school.officer)
    typed(school.officer.username)

    assert reset(school.officer.username.upper()) == 0

    said = capsys.readouterr().out
    assert f"{school.officer.full_name} ({school.officer.username}): " in said
    assert f"Quản trị hệ thống, {school.unit.name}." in said
    assert (left(school), window.get("/").status_code) == (0, 302)
    line = Line.objects.get(kind="accounts.second_factor_reset_by_machine")
    assert (line.unit, line.actor, line.about, line.fields) == (
        school.unit.id, None, school.officer.id, {"counts": {"machine_account": "maychu"}},
    )  # fmt: skip


def test_the_person_is_told_at_the_next_sign_in_who_did_it(school, typed):
    typed(school.officer.username)
    reset(school.officer.username)
    client = Client()
    sent = {"login": school.officer.username, "password": PASSWORD}
    page = client.post("/tai-khoan/login/", sent, follow=True).content.decode()
    assert "Người giữ máy chủ (tài khoản máy “maychu”) đã đặt lại xác thực hai bước" in page


@pytest.mark.parametrize("words", ["", "co", "hoasim", None])
def test_any_other_answer_leaves_everything(school, typed, capsys, words):
    window = sign_in(Client(), school.officer)
    typed(words)
    assert reset(school.officer.username) == 1
    assert (left(school), window.get("/").status_code) == (2, 200)
    assert "Chưa làm gì." in capsys.readouterr().err


def test_an_unknown_name_and_one_without_a_second_factor_are_refused(school, typed, capsys):
    typed("khong-ai")
    assert reset("khong-ai") == 1
    assert "Không có tài khoản «khong-ai»." in capsys.readouterr().err
    typed(school.an.username)
    assert reset(school.an.username) == 1
    nobody = create_user(by=Actor(user=None, unit=school.unit.id), username="le", full_name="Vũ Văn Lê Núi")
    typed(nobody.username)
    assert reset(nobody.username) == 1
    assert left(school) == 2


@pytest.mark.parametrize(
    "words", [[], ["reset-second-factor"], ["xoa", "an"], ["reset-second-factor", "an", "--yes"]]
)
def test_other_words_show_how_it_is_used(words, capsys):
    assert user.run(words) == 2
    assert "reset-second-factor TÊN-ĐĂNG-NHẬP" in capsys.readouterr().err
