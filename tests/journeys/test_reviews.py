"""Reviews in a browser: somebody marks oneself on a phone, the leader enters the month, the council closes the year."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from factories.base import School, make_school
from factories.criteria import issued
from factories.reviews import closed, everybody, give, opened, period, sheet_of
from journeys.looking import NARROW, WIDE
from journeys.test_lawdesk import cookie
from serving import Site
from thidua.accounts.models import User
from thidua.reviews.models import Card, Part, Step

FAR = {"self_closes": date(2030, 1, 1), "team_closes": date(2030, 1, 2), "council_closes": date(2030, 1, 3)}
BLOCK = "14\t15\t40\t30\t0\t0"
# As the browser hands over what was copied from a spreadsheet.
PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def school(database: Path) -> School:
    return make_school()


@pytest.fixture
def desk_of(site: Site, open_as: Callable[..., Page]) -> Callable[..., Page]:
    def sit(user: User, viewport: dict[str, int] = WIDE) -> Page:
        page = open_as(viewport)
        page.context.add_cookies([cookie(site, user)])
        return page

    return sit


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sure(page: Page, name: str, answer: str) -> None:
    press(page, name)
    page.get_by_role("dialog").get_by_role("button", name=answer, exact=True).click()


def line(page: Page, name: str) -> Locator:
    return page.locator("tr").filter(has_text=name)


def test_a_month_from_the_phone_of_a_teacher_to_the_council(school, desk_of, look):
    review = opened(school, [issued(school, everybody())], on=date(2025, 10, 20), **FAR)
    teacher = desk_of(school.binh, NARROW)
    teacher.goto("/binh-xet/")
    teacher.get_by_role("link", name="Tự chấm", exact=True).first.click()
    boxes = teacher.locator(".td-mark-in input")
    for place, typed in enumerate(["99", "15", "40", "30", "0", "0"]):
        boxes.nth(place).fill(typed)
    boxes.nth(5).blur()
    expect(teacher.get_by_text("A.1: Điểm không được quá 15.")).to_be_visible()
    boxes.nth(0).fill("14,5")
    boxes.nth(0).blur()
    expect(teacher.get_by_text("99,5").first).to_be_visible()
    look(teacher, "review-own-sheet")

    leader = desk_of(school.dung)
    leader.goto(f"/binh-xet/{review.id}/")
    look(leader, "review-board")
    leader.get_by_role("link", name="Tổ Toán – Tin", exact=True).click()
    sure(leader, "Bắt đầu bước tổ chấm", "Bắt đầu")
    row = line(leader, "Nguyễn Thị Hoa Sim")
    expect(row.get_by_text("14,5")).to_have_count(0)
    cells = row.locator("td.in input:not([type=hidden])")
    cells.first.focus()
    cells.first.evaluate(PASTE, BLOCK)
    expect(row.get_by_text("Đã lưu")).to_be_visible()
    expect(row.get_by_text("14,5")).to_be_visible()  # the own marks, once the team has given all of its
    cells.first.press("ArrowRight")
    cells.nth(1).fill("13")
    cells.nth(1).press("Enter")
    leader.get_by_label("Lý do của ô đang chọn").fill("Hai lần không dự sinh hoạt tổ")
    leader.get_by_label("Lý do của ô đang chọn").blur()
    expect(row.get_by_text("Đã lưu")).to_be_visible()
    expect(row.locator("td.sum").first).to_contain_text("97")
    expect(row.locator("td.is-diff")).to_have_count(2)  # 14 where the teacher gave 14,5, and 13 for 15
    look(leader, "review-team-sheet")
    leader.reload()
    expect(line(leader, "Nguyễn Thị Hoa Sim").locator("td.in input").nth(2)).to_have_value("13")

    sure(leader, "Gửi Hội đồng", "Gửi")
    expect(leader.get_by_text("Hoàng Thị Sao Mai: chưa chấm tiêu chí nào").first).to_be_visible()
    give(school, school.alice, sheet_of(review, school.dung), Step.TEAM)
    sure(leader, "Gửi Hội đồng", "Gửi")
    expect(leader.get_by_text("Đã gửi kết quả của Tổ Toán – Tin.")).to_be_visible()
    assert Part.objects.get(review=review, team=school.teams[0]).state == "sent"
    assert Card.objects.get(sheet=sheet_of(review, school.binh), step=Step.TEAM).marks[:2] == [1400, 1300]


def test_the_council_closes_the_year_from_its_months(school, desk_of, look):
    sets = [issued(school, everybody())]
    for key, on in (("thang-2025-10", date(2025, 10, 20)), ("thang-2025-11", date(2025, 11, 20))):
        last_days = {"team_closes": on + timedelta(days=5), "council_closes": on + timedelta(days=8)}
        month = opened(school, sets, on=on, period=period(key), with_self=False, **last_days)
        closed(school, review=month, on=on, binh=(1500, 1500, 3300, 2000, 0, 0))
    secretary = desk_of(school.alice)
    secretary.goto("/binh-xet/")
    secretary.get_by_role("link", name="Mở đợt bình xét").click()
    secretary.get_by_label("Kỳ bình xét").select_option("nam")
    secretary.get_by_label("Tổng hợp từ kết quả các tháng").check()
    secretary.get_by_label("Ít nhất mấy tháng có kết quả").fill("2")
    look(secretary, "review-open")
    press(secretary, "Mở đợt bình xét")
    look(secretary, "review-year")
    secretary.get_by_role("link", name="Tổng hợp", exact=True).click()
    expect(secretary.get_by_text("Chưa có đợt bình xét").first).to_be_visible()
    look(secretary, "review-close")
    press(secretary, "Tổng hợp và chốt")
    expect(line(secretary, "Nguyễn Thị Hoa Sim")).to_contain_text("83")
    sure(secretary, "Công bố", "Công bố")
    expect(secretary.get_by_text("Đã công bố. Mỗi người đọc được kết quả của mình")).to_be_visible()
    look(secretary, "review-results")

    teacher = desk_of(school.binh, NARROW)
    teacher.goto("/binh-xet/")
    teacher.get_by_role("link", name="Xem kết quả năm học 2025-2026").click()
    expect(teacher.get_by_text("chưa có đợt bình xét").first).to_be_visible()
    look(teacher, "review-result")
