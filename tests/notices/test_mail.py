"""One letter to a real mail server on loopback: taken, refused, hung up on, never answered."""

import socket

import pytest

from factories.post_office import CLOSES, open_office, posted_to
from thidua.notices.mail import MailError, is_set_up, send


def letter(to: str = "hoasim@truong.example", title: str = "Trường Hoa Sen: việc sắp tới hạn") -> None:
    send(to=to, title=title, body="Những việc sau đang chờ:\n\n- Đăng ký thi đua – hạn 03/10/2025")


def refused(answer: str) -> tuple[str, bool]:
    with open_office(answer), pytest.raises(MailError) as fault:
        letter()
    return str(fault.value), fault.value.for_good


def test_without_an_address_in_the_settings_nothing_can_be_sent():
    assert not is_set_up()


def test_a_letter_arrives_with_its_vietnamese_words():
    with open_office() as office:
        assert is_set_up()
        letter()
    (arrived,) = office.taken
    assert (arrived["To"], arrived["From"], arrived["Auto-Submitted"]) == (
        "hoasim@truong.example",
        "thidua@hoasen.example",
        "auto-generated",
    )
    assert "Đăng ký thi đua – hạn 03/10/2025" in arrived.get_payload(decode=True).decode()


def test_a_line_break_in_a_name_begins_no_other_header():
    with open_office() as office:
        letter(title="Trường Hoa Sen\r\nBcc: nguoi-la@xau.example: việc sắp tới hạn")
    (arrived,) = office.taken
    assert (arrived["Bcc"], len(arrived.get_all("Subject"))) == (None, 1)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("550 no such user", ("Máy chủ thư không nhận địa chỉ này.", True)),
        ("451 try later", ("Máy chủ thư không nhận địa chỉ này.", False)),
        (CLOSES, ("Máy chủ thư ngắt giữa chừng.", False)),
    ],
)
def test_a_server_that_refuses_or_closes_is_told_in_words(answer, told):
    assert refused(answer) == told


def test_a_server_that_never_answers_is_left_after_a_while():
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        posted_to(silent.getsockname()[1], timeout=1),
        pytest.raises(MailError, match="Máy chủ thư không trả lời"),
    ):
        letter()


def test_a_machine_that_is_not_there_is_told():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with posted_to(port), pytest.raises(MailError, match="Không nối được"):
        letter()
