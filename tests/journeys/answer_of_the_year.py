"""Summer in the browser: the list goes up, the answer comes back line by line, certificates are printed and checked."""

import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from journeys.commune_of_the_year import PAPER
from journeys.council_of_the_year import HIGHER, TITLE
from journeys.desks import Desks, menu, row, told
from journeys.people_of_the_year import MEMBER, SECRETARY, TEACHER

ON_PAPER = "455/QĐ-UBND"
REFUSED = "Hồ sơ còn thiếu minh chứng."
FINE_ENOUGH = "150"


def send(desks: Desks) -> None:
    page = desks.of(SECRETARY)
    page.goto("/")
    page.get_by_role("link", name="Lập tờ trình").first.click()
    page.get_by_role("button", name="Lập tờ trình và danh sách").click()
    expect(page.locator(".td-messages")).to_contain_text("Đã lập tờ trình số 01/TTr-THCSHS và danh sách.")
    teacher = desks.of(TEACHER)
    _own_page(teacher)
    expect(teacher.get_by_text("Chưa ghi khen thưởng nào")).to_be_visible()


def receive(desks: Desks) -> None:
    """The line sent again comes back on paper: refused, with the reason."""
    page = desks.of(SECRETARY)
    page.get_by_role("link", name="Ghi quyết định nhận về").click()
    page.get_by_label("Số quyết định").fill(ON_PAPER)
    page.get_by_label("Người ký").fill("Trần Văn Núi Ngự")
    row(page, MEMBER, TITLE).get_by_label("Kết quả").select_option(label="Không được tặng")
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_role("alert")).to_be_visible()
    row(page, MEMBER, TITLE).get_by_label("Lý do").fill(REFUSED)
    page.get_by_role("button", name="Ghi quyết định").click()
    assert told(page) == f"Đã ghi quyết định số {ON_PAPER}. Kết quả đã vào hồ sơ của từng người."
    expect(page.locator("main")).to_contain_text("đã đủ kết quả")


def see(desks: Desks) -> None:
    """Now the teacher has it; the secretary's home says what came back, the register lists it."""
    teacher = desks.of(TEACHER)
    _own_page(teacher)
    expect(row(teacher, HIGHER, PAPER)).to_have_count(1)
    desks.look(teacher, "person")
    refused = desks.of(MEMBER)
    refused.goto("/")
    expect(refused.get_by_text(f"Lý do: {REFUSED}")).to_be_visible()
    page = desks.of(SECRETARY)
    page.goto("/")
    desks.look(page, "home-secretary")
    menu(page, "Sổ khen thưởng")
    expect(row(page, TEACHER)).to_have_count(2)
    desks.look(page, "register")


def _own_page(page: Page) -> None:
    menu(page, "Nhân sự")
    expect(page.get_by_role("heading", name=TEACHER, level=1)).to_be_visible()


def print_certificates(desks: Desks, folder: Path) -> str:
    """The address which the teacher's higher certificate carries as a QR code, read from the printed page."""
    page = desks.of(SECRETARY)
    page.get_by_role("combobox", name="Danh hiệu, hình thức").select_option(label=HIGHER)
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="Làm giấy khen").click()
    page.get_by_role("button", name="Vào sổ và làm tệp PDF").click()
    with page.expect_download() as download:
        row(page, "1 giấy khen, giấy chứng nhận danh hiệu").get_by_role("link", name="Tải về").click()
    file = folder / "certificates.pdf"
    download.value.save_as(file)
    subprocess.run(["pdftoppm", "-r", FINE_ENOUGH, "-png", file, folder / "page"], check=True)
    (picture,) = folder.glob("page-*.png")
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    return code.text


def check(desks: Desks, address: str) -> None:
    """Anybody with a phone, signed out."""
    page = desks.new()
    page.goto(urlsplit(address).path)
    expect(page.get_by_role("status")).to_contain_text("Danh hiệu có hiệu lực")
    expect(page.locator("main")).to_contain_text(TEACHER)
    expect(page.locator("main")).to_contain_text(PAPER)
    desks.look(page, "verify")
