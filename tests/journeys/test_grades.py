"""The evaluation sheet in a browser: a line says "Đã lưu" only of what the server has, and what was lost is sent again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from factories.base import School, make_school
from journeys.looking import NARROW, WIDE
from journeys.test_lawdesk import cookie
from serving import Site
from thidua.scoring.models import Line


@pytest.fixture
def school(database: Path) -> School:
    return make_school()


@pytest.fixture
def sheet(school: School, site: Site, open_as: Callable[..., Page]) -> Callable[..., Page]:
    """The sheet as the secretary has it open, the teacher's line saved once."""

    def seat(viewport: dict[str, int] = WIDE) -> Page:
        page = open_as(viewport)
        page.context.add_cookies([cookie(site, school.alice)])
        page.goto("/xep-loai/")
        grade(page).select_option("good")
        expect(saved(page)).to_have_text("Đã lưu")
        return page

    return seat


def grade(page: Page) -> Locator:
    return page.get_by_label("Xếp loại, Nguyễn Thị Hoa Sim")


def saved(page: Page) -> Locator:
    return page.locator("tr").filter(has_text="Nguyễn Thị Hoa Sim").locator(".is-saved")


def kept(school: School) -> list[str | None]:
    return [line.grade for line in Line.objects.filter(person=school.person(school.binh))]


def test_without_network_a_line_says_so_and_is_sent_again(school, sheet, look):
    page = sheet()
    page.context.set_offline(True)
    grade(page).select_option("excellent")
    expect(saved(page)).to_have_text("Chưa lưu")
    expect(page.get_by_role("alert")).to_contain_text("Mất kết nối với máy chủ")
    page.get_by_role("button", name="Gửi lại").click()
    expect(saved(page)).to_have_text("Chưa lưu")
    assert kept(school) == ["good"]
    page.context.set_offline(False)
    look(page, "grades-lost")

    page.get_by_role("button", name="Lưu cả bảng").click()
    expect(saved(page)).to_have_text("Đã lưu")
    expect(page.get_by_role("alert")).to_be_hidden()
    assert kept(school) == ["excellent"]


def test_after_the_session_ended_nothing_typed_is_lost(school, sheet, site, look):
    page = sheet(NARROW)
    Session.objects.all().delete()
    grade(page).select_option("completed")
    expect(saved(page)).to_have_text("Chưa lưu")
    expect(page.get_by_role("alert")).to_contain_text("Phiên đăng nhập đã hết")
    look(page, "grades-signed-out")
    page.get_by_role("button", name="Gửi lại").click()
    expect(saved(page)).to_have_text("Chưa lưu")
    assert kept(school) == ["good"]

    page.context.add_cookies([cookie(site, school.alice)])
    page.get_by_role("button", name="Gửi lại").click()
    expect(saved(page)).to_have_text("Đã lưu")
    assert kept(school) == ["completed"]
