"""A set of 30 + 70 out of the school's spreadsheet: a forbidden line refused, a risky one explained, issued and read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factories.base import School, make_school
from factories.criteria_files import THIRTY_SEVENTY, workbook
from journeys.desks import menu
from journeys.looking import NARROW, WIDE
from journeys.test_lawdesk import cookie
from serving import Site
from thidua.accounts.models import User
from thidua.criteria.models import CriteriaSet

FORBIDDEN, RISKY = "Kết quả thi học sinh giỏi của lớp", "Không xin nghỉ phép trong năm học"


@pytest.fixture
def school(database: Path) -> School:
    return make_school()


@pytest.fixture
def seated(site: Site, open_as: Callable[..., Page]) -> Callable[..., Page]:
    """A page of somebody who has signed in already; the site's own key seals the session."""

    def seat(user: User, viewport: dict[str, int] = WIDE) -> Page:
        page = open_as(viewport)
        page.context.add_cookies([cookie(site, user)])
        return page

    return seat


def test_from_the_spreadsheet_to_an_issued_set(school, seated, look, tmp_path):
    rows = [list(row) for row in THIRTY_SEVENTY]
    rows[5][1], rows[9][1] = RISKY, FORBIDDEN
    file = tmp_path / "bang-cham-diem.xlsx"
    file.write_bytes(workbook(rows))
    page = seated(school.alice)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/")
    menu(page, "Bộ tiêu chí")
    page.get_by_role("link", name="Soạn bộ tiêu chí đầu tiên").click()
    look(page, "criteria-new")

    page.get_by_label("Tệp bảng tiêu chí").set_input_files(file)
    page.get_by_role("button", name="Đọc thử").click()
    expect(page.get_by_text("Chưa có gì được ghi.")).to_be_visible()
    expect(page.get_by_text("Dòng 14: ô điểm ghi “5đ/lần”, đọc là 5")).to_be_visible()
    look(page, "criteria-read")

    save = page.get_by_role("button", name="Lưu bản đang soạn")
    save.click()
    expect(page.locator("tr.is-told").get_by_text("Mục B, tiêu chí 1 không được dùng")).to_be_visible()
    assert CriteriaSet.objects.count() == 0

    text = page.locator("textarea[name='muc-1-dong-0-text']")
    text.fill("Hồ sơ chuyên môn đầy đủ, đúng hạn")
    page.get_by_label("Lý do vẫn giữ dòng này").fill(
        "Hội nghị viên chức thống nhất, chỉ ghi nhận việc tuyên truyền"
    )
    text.press("Tab")
    expect(page.locator("#kiem").get_by_text("Đủ để ban hành")).to_be_visible()
    figure = page.locator("input[name='muc-0-dong-1-maximum']")
    figure.fill("12")
    figure.press("ArrowDown")
    expect(page.locator("input[name='muc-0-dong-2-maximum']")).to_be_focused()
    expect(page.locator("#kiem").get_by_text("tối đa 30 nhưng các tiêu chí cộng lại là 32")).to_be_visible()
    figure.fill("10")
    save.click()
    expect(page.get_by_text("Đã lưu bản đang soạn. Đủ để ban hành.")).to_be_visible()
    look(page, "criteria-draft")

    page.get_by_role("link", name="Ban hành").click()
    page.get_by_label("Văn bản ban hành").fill("12/QĐ-THCSHS")
    page.get_by_label("Áp dụng từ ngày").first.fill("01/09/2025")
    page.get_by_role("button", name="Ban hành").click()
    expect(page.get_by_text("Đã ban hành bộ tiêu chí.")).to_be_visible()
    assert [(row.state, row.paper) for row in CriteriaSet.objects.all()] == [("issued", "12/QĐ-THCSHS")]

    phone = seated(school.binh, NARROW)
    phone.goto("/tieu-chi/")
    phone.get_by_role("link", name="Bảng tiêu chí chấm điểm").click()
    expect(phone.get_by_text("Lý do giữ: Hội nghị viên chức thống nhất")).to_be_visible()
    look(phone, "criteria-set")
    assert faults == []


def test_a_block_copied_out_of_excel_grows_the_sheet(school, seated):
    page = seated(school.alice)
    page.goto("/tieu-chi/moi/soan/?mau=trong")
    first = page.locator("input[name='muc-0-dong-0-number']")
    first.focus()
    block = "\n".join(f"{place}\tViệc {place} đúng hạn\t10" for place in range(1, 6))
    page.evaluate(
        """block => {
            const data = new DataTransfer();
            data.setData("text/plain", block);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        block,
    )
    assert page.locator("textarea[name='muc-0-dong-4-text']").input_value() == "Việc 5 đúng hạn"
    expect(page.locator("#kiem tbody td").nth(1)).to_have_text("50")

    page.get_by_role("button", name="Thêm dòng vào mục này").click()
    expect(page.locator("textarea[name='muc-0-dong-5-text']")).to_be_focused()
    page.get_by_role("button", name="Điểm trừ", exact=True).click()
    page.wait_for_url("**#muc-1")
    assert page.locator("textarea[name='muc-1-title']").input_value() == "Điểm trừ"
    assert page.locator("textarea[name='muc-0-dong-4-text']").input_value() == "Việc 5 đúng hạn"
