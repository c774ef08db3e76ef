"""A year graded by points in a browser: the regulation, points out of the yearly review, a sheet, the unit's grade, the approval."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factories.base import School, add_staff, make_school
from factories.scoring import in_points
from journeys.looking import WIDE
from journeys.test_lawdesk import cookie
from scoring.test_taking import MARKS, reviewed
from serving import Site


@pytest.fixture
def school(database: Path) -> School:
    made = in_points(make_school())
    for name, team in (("Phan Thị Cỏ May", 0), ("Đỗ Văn Suối Trong", 1), ("Bùi Thị Mây Trắng", 1)):
        add_staff(made.unit, name, team=made.teams[team])
    reviewed(made, binh=MARKS)
    return made


def as_one(site: Site, page: Page, user: object) -> Page:
    page.context.add_cookies([cookie(site, user)])
    return page


def test_points_come_from_the_review_and_the_chair_approves_with_both_readings_before_the_eyes(
    school: School, site: Site, open_as: Callable[..., Page], look: Callable[[Page, str], None]
) -> None:
    page = as_one(site, open_as(WIDE), school.alice)
    page.goto("/xep-loai/quy-che/")
    expect(page.get_by_text("12/QĐ-THCSHS")).to_be_visible()
    look(page, "points-regulation")
    page.goto("/xep-loai/")
    page.get_by_role("link", name="Lấy điểm từ bình xét năm").click()
    look(page, "points-take")
    page.get_by_role("button", name="Lấy điểm của").click()
    expect(page.get_by_text("Đã lấy điểm của")).to_be_visible()
    row = page.locator("tr").filter(has_text="Nguyễn Thị Hoa Sim")
    expect(row.locator("td.is-sum")).to_contain_text("92,5")
    page.get_by_label("Xếp loại, Nguyễn Thị Hoa Sim").select_option("good")
    expect(row.locator(".is-saved")).to_contain_text("thì phải ghi lý do")
    page.get_by_label("Lý do, Nguyễn Thị Hoa Sim").fill("Hội đồng xét thêm chất lượng bài dạy.")
    page.get_by_label("Lý do, Nguyễn Thị Hoa Sim").blur()
    expect(row.locator(".is-saved")).to_have_text("Đã lưu")
    for name in ("Hoàng Thị Sao Mai", "Phan Thị Cỏ May"):
        page.get_by_label(f"Xếp loại, {name}").select_option("excellent")
    page.get_by_label("Số tháng, Đỗ Văn Suối Trong").fill("4")
    page.get_by_label("Số tháng, Đỗ Văn Suối Trong").blur()
    expect(page.locator("tr").filter(has_text="Đỗ Văn Suối Trong")).to_contain_text("dưới 6 tháng")
    expect(page.locator("#ceilings")).to_contain_text("Toàn trường")
    look(page, "points-sheet")
    page.get_by_role("link", name="Ghi mức của trường").click()
    look(page, "points-unit")
    page.get_by_label("Mức xếp loại của trường", exact=True).select_option("good")
    page.get_by_label("Số, ký hiệu").fill("88/QĐ-UBND")
    page.get_by_label("Ngày văn bản").fill("10/11/2026")
    page.get_by_label("Nơi ban hành").fill("UBND xã Hoa Sen")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("88/QĐ-UBND ngày 10/11/2026")).to_be_visible()
    chair = as_one(site, open_as(WIDE), school.an)
    chair.goto("/xep-loai/phe-duyet/")
    expect(chair.get_by_text("Vượt trần", exact=True).first).to_be_visible()
    expect(chair.get_by_label("Lý do vượt trần")).to_be_visible()
    look(chair, "points-approve")
