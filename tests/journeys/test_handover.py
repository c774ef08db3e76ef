"""One officer hands over to the next in a browser: gathered, given, received on a phone, witnessed; the next one finds the open round from it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factories.base import School, actor, make_school
from factories.registrations import make_round
from journeys.hands import press, sure
from journeys.looking import NARROW
from thidua.core import clock
from thidua.units.actions import end_role, give_role
from thidua.units.models import Appointment, Role


@pytest.fixture
def school(database: Path) -> School:
    """Alice's last day as secretary comes, and Bình follows her; a round is open."""
    made = make_school()
    today: date = clock.today()
    officer = actor(made.officer, made)
    make_round(made)
    alice = Appointment.objects.get(user=made.alice, role=Role.SECRETARY)
    end_role(by=officer, appointment=alice, on=today + timedelta(days=20))
    give_role(by=officer, unit=made.unit, user=made.binh, role=Role.SECRETARY, on=today)
    return made


def hand_over(alice: Page, look: Callable[[Page, str], None]) -> None:
    """From the home to the offer, with one line of where papers lie and what only she knows."""
    alice.goto("/")
    expect(alice.get_by_text("Chuẩn bị bàn giao", exact=True)).to_be_visible()
    alice.goto("/ban-giao/so-tay/moi/giay-to/")
    alice.get_by_label("Giấy tờ, sổ, thư mục").fill("Sổ khen thưởng")
    alice.get_by_label("Để ở đâu, cần biết gì").fill("Tủ số 2, phòng văn thư")
    press(alice, "Lưu")
    look(alice, "handover-keeping")
    alice.goto("/ban-giao/")
    look(alice, "handover-empty")
    alice.get_by_role("link", name="Lập hồ sơ bàn giao").click()
    look(alice, "handover-new")
    alice.get_by_label("Bên nhận").select_option(label="Nguyễn Thị Hoa Sim")
    alice.get_by_label("Lý do bàn giao").fill("Thôi nhiệm vụ thư ký")
    press(alice, "Gom việc đang làm")
    alice.get_by_role("link", name="Sửa, gom lại").click()
    look(alice, "handover-write")
    alice.get_by_role("textbox", name="Điều chỉ bên giao biết").fill("Xã nhận hồ sơ sáng thứ Ba")
    press(alice, "Lưu và gom lại")
    look(alice, "handover-draft")
    sure(alice, "Giao cho bên nhận", "Giao")
    expect(alice.get_by_text("Chờ bên nhận").first).to_be_visible()


def receive(binh: Page, look: Callable[[Page, str], None]) -> None:
    """The next one opens the round from the file, then ticks each heading."""
    binh.goto("/")
    binh.get_by_role("link", name="Xem và nhận").click()
    file = binh.url
    expect(binh.get_by_text("Tủ số 2, phòng văn thư")).to_be_visible()
    binh.get_by_role("link", name="đang mở").click()
    expect(binh).to_have_url("/dang-ky/")
    expect(binh.get_by_role("heading", level=1)).to_contain_text("Đăng ký")
    binh.goto(file)
    binh.get_by_role("link", name="Xem và nhận từng mục").click()
    look(binh, "handover-receive")
    press(binh, "Nhận bàn giao")
    expect(binh.get_by_text("Chưa đánh dấu, chưa ghi còn thiếu")).to_be_visible()
    for box in binh.get_by_role("checkbox").all():
        box.check()
    press(binh, "Nhận bàn giao")
    expect(binh.get_by_text("chờ người chứng kiến").first).to_be_visible()


def test_an_officer_hands_over_and_the_next_one_finds_the_open_round(
    school: School, desk_of: Callable[..., Page], look: Callable[[Page, str], None]
):
    hand_over(desk_of(school.alice), look)
    receive(desk_of(school.binh, NARROW), look)
    head = desk_of(school.an)
    head.goto("/")
    head.get_by_role("link", name="Xem và chứng kiến").click()
    sure(head, "Chứng kiến, lưu biên bản", "Chứng kiến")
    expect(head.get_by_text("Đã chứng kiến bàn giao")).to_be_visible()
    look(head, "handover-signed")
    with head.expect_download() as minutes:
        head.get_by_role("link", name="Biên bản .docx").click()
    assert minutes.value.suggested_filename.startswith("Biên bản bàn giao")
