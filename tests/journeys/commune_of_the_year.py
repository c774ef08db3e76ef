"""At the commune in the browser: its officer takes the list in hand, sends a line back, decides the others."""

import re
import sys

from playwright.sync_api import expect

from journeys.bodies_of_the_year import LETTER, SCANNED
from journeys.council_of_the_year import HIGHER, TITLE
from journeys.desks import Desks, menu, row, told
from journeys.looking import WIDE
from journeys.people_of_the_year import CHAIR, COLLEAGUE, FIRST_ABOVE, MEMBER, OFFICER, SECRETARY
from serving import thidua

# The command `thidua` as on the day that the site shows: a duty which begins today has not begun there.
CODE = """
import sys
from datetime import datetime
from thidua.core import clock
clock.set_for_demo(datetime.fromisoformat(sys.argv.pop(1)))
from thidua.cli.main import main
sys.exit(main())
"""
ON_THAT_DAY = (sys.executable, "-c", CODE)
COMMUNE = "01-HOASEN/commune"
PAPER = "412/QĐ-UBND"
LOWERED = "Sáng kiến do trường công nhận, chưa được xã công nhận."
SENT_BACK = "Tóm tắt thành tích chưa nêu số liệu, đề nghị bổ sung."
MENDED = "Lớp chủ nhiệm đạt lớp tiên tiến; 4 tiết dạy tốt cấp trường."


def let_officer_in(desks: Desks, moment: str, database_url: str) -> None:
    """The first one above gets the slip from the command line, the next from the first one's page."""
    command = (moment, "unit", "officer", COMMUNE, FIRST_ABOVE)
    said = thidua(desks.site.home, *command, program=ON_THAT_DAY, DATABASE_URL=database_url)
    found = re.search(r"tên đăng nhập: (\S+)\s+mã kích hoạt: +([\w ]+?)\s*\n", said)
    assert found, said
    desks.slips[FIRST_ABOVE] = (found[1], found[2])
    page = desks.activate(FIRST_ABOVE)
    menu(page, "Quyết định")
    page.get_by_role("link", name="Thêm cán bộ").click()
    page.get_by_label("Họ và tên").fill(OFFICER)
    desks.look(page, "officer-new")
    page.get_by_role("button", name="Cấp tài khoản và mở trang in").click()
    assert desks.keep_slips(page) == [OFFICER]
    desks.activate(OFFICER).set_viewport_size(WIDE)


def take_in_hand(desks: Desks) -> None:
    page = desks.of(OFFICER)
    desks.look(page, "home-officer")
    page.get_by_role("link", name="Xem và nhận").click()
    page.get_by_role("link", name=LETTER).click()
    page.get_by_role("button", name="Nhận tờ trình").click()
    assert told(page) == "Đã nhận 9 dòng. Trường THCS Hoa Sen thấy tờ trình đang được xét."
    desks.look(page, "submission-above")


def send_back(desks: Desks) -> None:
    page = desks.of(OFFICER)
    page.get_by_role("link", name="Trả lại").click()
    page.get_by_label(f"Lý do trả lại {MEMBER}, {TITLE}").fill(SENT_BACK)
    desks.look(page, "submission-return")
    page.get_by_role("button", name="Trả lại những dòng có lý do").click()
    assert told(page) == "Đã trả lại 1 dòng. Trường THCS Hoa Sen thấy lý do ngay."


def decide(desks: Desks) -> None:
    """Granted, granted lower; one line waits for another decision."""
    page = desks.of(OFFICER)
    page.get_by_role("link", name="Ban hành quyết định").click()
    page.get_by_role("link", name="Điền “Được tặng” cho mọi dòng").click()
    page.get_by_label("Số văn bản đã có").fill(PAPER)
    page.get_by_label("Bản quét văn bản đã có").set_input_files(SCANNED)
    page.get_by_label("Người ký").fill("Trần Văn Núi Ngự")
    lowered = row(page, COLLEAGUE, HIGHER)
    lowered.get_by_label("Kết quả").select_option(label="Được tặng mức thấp hơn")
    lowered.get_by_label("Danh hiệu thay").select_option(label=TITLE)
    lowered.get_by_label("Lý do").fill(LOWERED)
    row(page, CHAIR, TITLE).get_by_label("Kết quả").select_option(label="Chưa trả lời")
    desks.look(page, "decision-issue")
    page.get_by_role("button", name="Ban hành quyết định").click()
    assert told(page) == f"Đã ban hành quyết định số {PAPER}. Trường THCS Hoa Sen thấy kết quả ngay."


def mend(desks: Desks) -> None:
    """The secretary sees the reason, mends that dossier and sends it again: the council's vote stands."""
    page = desks.of(SECRETARY)
    page.goto("/")
    desks.look(page, "home-returned")
    menu(page, "Quyết định")
    page.get_by_role("link", name=LETTER).click()
    expect(row(page, MEMBER, TITLE)).to_contain_text(SENT_BACK)
    expect(page.locator("main")).to_contain_text("còn 1 dòng chờ trả lời")
    desks.look(page, "submission-answered")
    menu(page, "Hồ sơ")
    row(page, MEMBER, TITLE).get_by_role("link", name=MEMBER).click()
    page.get_by_label("Tóm tắt thành tích").fill(MENDED)
    page.get_by_role("button", name="Lưu").click()
    desks.look(page, "dossier-returned")
    page.get_by_role("link", name="Trình lại").click()
    expect(page.get_by_label(f"Trình {MEMBER}, {TITLE}")).to_be_checked()
    page.get_by_role("button", name="Lập tờ trình và danh sách").click()
    expect(page.locator(".td-messages")).to_contain_text("Đã lập tờ trình số 02/TTr-THCSHS và danh sách.")
