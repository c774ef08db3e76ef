"""The bonuses in the browser: the accountant takes money in, lists and completes, the chair approves, it is paid."""

import re

from playwright.sync_api import expect

from journeys.commune_of_the_year import PAPER
from journeys.desks import Desks, menu, row, told
from journeys.looking import WIDE
from journeys.people_of_the_year import ACCOUNTANT, CHAIR, TEACHER

ALLOTTED = "50.000.000"
CHECKED = "Đã đối chiếu với nghị định trên Công báo."


def take_in(desks: Desks) -> None:
    """What the commune gives for the year's bonuses, in the fund's book."""
    page = desks.activate(ACCOUNTANT)
    page.set_viewport_size(WIDE)
    menu(page, "Quỹ thi đua")
    page.get_by_role("link", name="Ghi thu, chi").click()
    page.get_by_label("Số tiền (đồng)").fill(ALLOTTED)
    page.get_by_label("Nội dung").fill("Kinh phí khen thưởng cấp cho năm học")
    page.get_by_role("button", name="Ghi vào sổ quỹ").click()
    expect(row(page, "Kinh phí khen thưởng")).to_contain_text(ALLOTTED)


def list_what_is_due(desks: Desks) -> None:
    """Reckoned from the decision; the accountant says each amount, with the reason."""
    page = desks.of(ACCOUNTANT)
    menu(page, "Danh sách chi thưởng")
    row(page, PAPER).get_by_role("link", name=re.compile("^Lập danh sách")).click()
    page.get_by_role("button", name="Lập danh sách").click()
    assert told(page) == "Đã lập danh sách chi. Kế toán xem số tiền, rồi Hiệu trưởng duyệt."
    page.get_by_role("link", name="Ghi số tiền").click()
    page.get_by_label("Lý do").fill(CHECKED)
    desks.look(page, "payment-amounts")
    page.get_by_role("button", name="Ghi số tiền").click()
    assert told(page) == "Đã ghi số tiền."
    expect(page.get_by_role("button", name="Duyệt chi")).to_have_count(0)


def approve(desks: Desks) -> None:
    """Nobody but the chair, from the own home page."""
    page = desks.of(CHAIR)
    page.goto("/")
    page.get_by_role("link", name="Xem và duyệt").click()
    page.get_by_role("button", name="Duyệt chi").click()
    page.locator("dialog").get_by_role("button", name="Duyệt", exact=True).click()
    assert told(page) == "Đã duyệt. Tải danh sách về in; kế toán chi và lấy chữ ký nhận tiền."


def pay(desks: Desks) -> None:
    """Paid once, out of the fund; the teacher's line is signed."""
    page = desks.of(ACCOUNTANT)
    page.goto("/")
    page.get_by_role("link", name="Ghi đã chi").click()
    page.get_by_role("button", name="Ghi đã chi").click()
    assert told(page) == "Đã ghi chi và trừ vào quỹ."
    expect(row(page, TEACHER).first).to_contain_text("20/05/2026")
    desks.look(page, "payment-list")
    with page.expect_download() as printed:
        page.get_by_role("link", name="Danh sách .docx").click()
    assert printed.value.suggested_filename.endswith(".docx")
    menu(page, "Quỹ thi đua")
    expect(row(page, PAPER)).to_have_count(1)
