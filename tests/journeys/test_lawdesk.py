"""The law desk in a browser: answers move while one types, nothing typed is lost, and it works without script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page

from factories.base import School, make_school, sign_in
from factories.people import past_year
from journeys.desks import menu
from journeys.looking import NARROW, WIDE
from serving import Site
from thidua.accounts.models import User

MOVED = "Lao động tiên tiến\ntrước:\nChưa rõ\n→ nay:\nĐủ điều kiện"


@pytest.fixture
def school(database: Path) -> School:
    school = make_school()
    past_year(school, school.person(school.binh), "2023-2024", "good", "LDTT")
    past_year(school, school.person(school.binh), "2024-2025", "excellent", "LDTT", "CSTDCS")
    return school


@pytest.fixture
def seated(site: Site, open_as: Callable[..., Page]) -> Callable[..., Page]:
    """A page of somebody who has signed in already; the site's own key seals the session."""

    def seat(user: User, viewport: dict[str, int] = WIDE) -> Page:
        page = open_as(viewport)
        page.context.add_cookies([cookie(site, user)])
        return page

    return seat


def cookie(site: Site, user: User) -> dict[str, str]:
    with override_settings(SECRET_KEY=(site.home / "secret-key").read_text(encoding="ascii")):
        client = sign_in(Client(), user)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}


def answer(page: Page, code: str) -> str:
    return page.locator(f"#kq-{code} > summary").inner_text()


def test_answers_move_while_one_types_and_a_fault_costs_nothing(school, seated, look):
    page = seated(school.binh)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/")
    menu(page, "Tra luật")
    page.get_by_role("link", name="Thử xét").click()

    page.get_by_label("Xếp loại").first.select_option("good")
    page.get_by_label("Đang bị xem xét").select_option("no")
    page.locator("#kq-LDTT.is-moved").wait_for()
    assert answer(page, "LDTT").split() == MOVED.split()

    page.locator("#kq-LDTT > summary").click()
    page.locator("#kq-LDTT").get_by_text("được xếp loại hoàn thành tốt nhiệm vụ; đạt").first.wait_for()
    page.get_by_text("Sáng kiến, đăng ký, nghỉ, kỷ luật").first.click()
    months = page.get_by_label("Số tháng làm việc").first
    months.fill("chín")
    page.locator(".td-year-box .td-fault").wait_for()
    assert page.locator(".td-year-box .td-fault").all_inner_texts() == ["Hãy nhập một số, ví dụ 10 hoặc 9,5."]
    assert months.get_attribute("aria-invalid") == "true"

    months.fill("9,5")
    page.locator("#kq-LDTT").wait_for()
    assert page.locator(".td-year-box .td-fault").count() == 0
    assert page.locator("#kq-LDTT").get_attribute("open") is not None
    assert page.locator("#kq-LDTT .td-find").first.is_visible()
    assert page.locator("[data-empty]").count() == page.locator(".td-outcome").count() - 1
    assert faults == []
    look(page, "law-try")


def test_without_script_the_button_answers_and_what_was_typed_stays(school, site, browser: Browser):
    context = browser.new_context(base_url=site.url, java_script_enabled=False, viewport=NARROW)
    context.add_cookies([cookie(site, school.binh)])
    page = context.new_page()
    page.goto("/tra-luat/thu/")
    page.get_by_label("Xếp loại").first.select_option("good")
    page.get_by_label("Đang bị xem xét").select_option("no")
    page.locator(".td-try-side").get_by_role("button", name="Xét thử").click()
    assert answer(page, "LDTT").split() == MOVED.split()
    assert page.get_by_label("Xếp loại").first.input_value() == "good"
    context.close()


def test_every_page_of_the_desk_is_fit_to_be_read(school, seated, look):
    page = seated(school.alice)
    binh = school.person(school.binh).id
    pages = {
        "law-index": "/tra-luat/",
        "law-explain": "/tra-luat/dieu-kien/CSTDCS/",
        "law-try-person": f"/tra-luat/thu/{binh}/",
        "law-try-collective": "/tra-luat/thu/?loai=tap-the",
        "law-diff": "/tra-luat/doi/?tu=2023-12-31&den=2024-01-01",
        "law-goals": f"/tra-luat/duong/{binh}/",
        "law-path": f"/tra-luat/duong/CSTDCS/{binh}/",
    }
    for name, address in pages.items():
        page.goto(address)
        look(page, name)

    page.goto("/tra-luat/soat/")
    page.get_by_label("Tiêu chí", exact=False).first.fill("Nghỉ thai sản trừ 2 điểm\nCoi thi đúng quy chế")
    page.get_by_role("button", name="Soát").click()
    page.get_by_text("Không được dùng", exact=True).wait_for()
    look(page, "law-screen")
