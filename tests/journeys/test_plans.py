"""The yearly plan in a browser: written by the secretary, returned, approved and issued by the principal, amended."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factories.base import School, make_school
from journeys.hands import press, sure
from thidua.core import clock
from thidua.core.school_years import ends, school_year_of


@pytest.fixture
def school(database: Path) -> School:
    return make_school()


def content(page: Page) -> None:
    """Opens what can be added to the section of contents."""
    page.locator("section.td-plan-part", has_text="Nội dung thực hiện").get_by_text(
        "Thêm vào mục này"
    ).click()


def begin(secretary: Page, look: Callable[[Page, str], None]) -> None:
    """The list, the frame, and a base that ended."""
    secretary.goto("/ke-hoach/")
    look(secretary, "plan-list-empty")
    secretary.get_by_role("link", name="Soạn kế hoạch đầu tiên").click()
    look(secretary, "plan-new")
    press(secretary, "Bắt đầu soạn")
    look(secretary, "plan-empty")

    secretary.get_by_role("link", name="Thêm căn cứ").click()
    look(secretary, "plan-base")
    secretary.get_by_label("Trong thư viện luật").select_option("91/2017/NĐ-CP")
    press(secretary, "Lưu căn cứ")
    expect(secretary.get_by_text("Được thay bằng Nghị định số 98/2023/NĐ-CP").first).to_be_visible()


def write(secretary: Page, look: Callable[[Page, str], None], last: date) -> None:
    """To whom it goes and until when, a task with its fault, and the order of the sections."""
    secretary.get_by_role("link", name="Thêm nơi nhận").click()
    secretary.get_by_label(re.compile("^Nơi nhận")).fill("Ủy ban nhân dân xã Hoa Sen")
    secretary.get_by_label("Để làm gì").fill("để báo cáo")
    secretary.get_by_label("Thư điện tử").check()
    group = secretary.locator("fieldset", has_text="Thư điện tử")
    group.get_by_label("Hạn tính").select_option("before")
    group.get_by_label("Ngày").fill(f"{last:%d/%m/%Y}")
    group.get_by_label("Người, địa chỉ nhận").fill("Văn phòng Ủy ban nhân dân xã")
    look(secretary, "plan-recipient")
    press(secretary, "Lưu nơi nhận")

    content(secretary)
    secretary.get_by_role("link", name="Nhiệm vụ", exact=True).click()
    secretary.get_by_label("Tên", exact=True).fill("Báo cáo sơ kết học kỳ I")
    look(secretary, "plan-item")
    press(secretary, "Lưu")
    expect(secretary.get_by_text("Hãy ghi ngày.")).to_be_visible()
    secretary.get_by_label("Hạn", exact=True).fill(f"{last:%d/%m/%Y}")
    secretary.get_by_label("Vai trò thực hiện").select_option("secretary")
    press(secretary, "Lưu")
    look(secretary, "plan-draft")
    secretary.get_by_role("link", name="Xếp thứ tự").click()
    look(secretary, "plan-sorting")
    secretary.get_by_role("button", name="Chuyển xuống: Mục đích, yêu cầu").click()
    secretary.get_by_role("button", name="Chuyển lên: Mục đích, yêu cầu").click()
    secretary.get_by_role("link", name="Xếp xong").click()
    press(secretary, "Gửi xem xét")
    expect(secretary.get_by_text("Chưa gửi được.").first).to_be_visible()
    secretary.get_by_label("Vì sao vẫn gửi").fill("Giữ để nói kế hoạch cũ theo văn bản nào")
    press(secretary, "Gửi xem xét")


def test_a_plan_from_the_first_line_to_its_amendment(school, desk_of, look):
    last = ends(school_year_of(clock.today()))
    secretary, principal = desk_of(school.alice), desk_of(school.an)
    begin(secretary, look)
    write(secretary, look, last)

    principal.goto("/ke-hoach/")
    principal.get_by_role("link", name="Công tác thi đua").click()
    look(principal, "plan-review")
    principal.get_by_role("link", name="Trả lại để sửa").click()
    principal.get_by_label("Lý do").fill("Thay căn cứ đã hết hiệu lực")
    press(principal, "Trả lại")

    secretary.reload()
    expect(secretary.get_by_text("Được trả lại để sửa: Thay căn cứ đã hết hiệu lực")).to_be_visible()
    secretary.get_by_role("link", name="Sửa: Căn cứ Nghị định số 91/2017/NĐ-CP").click()
    secretary.get_by_label("Trong thư viện luật").select_option("06/2022/QH15")
    press(secretary, "Lưu căn cứ")
    press(secretary, "Gửi xem xét")

    principal.reload()
    press(principal, "Duyệt")
    sure(principal, "Ban hành", "Ban hành")
    expect(principal.get_by_text("Đã ban hành kế hoạch.")).to_be_visible()
    look(principal, "plan-issued")

    secretary.reload()
    secretary.get_by_role("link", name="Lập bản sửa đổi").click()
    secretary.get_by_label("Lý do").fill("Thêm một đợt thi đua")
    press(secretary, "Lập bản sửa đổi")
    expect(secretary.get_by_text("Sửa đổi vì: Thêm một đợt thi đua")).to_be_visible()
    look(secretary, "plan-amendment")
