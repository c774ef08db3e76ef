"""A back-up taken in the browser, carried to another machine: everybody signs in there, and numbers go on."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from factories.base import PASSWORD, School, make_school
from factories.decisions import granted, receive, submit, supported, teachers
from journeys.desks import menu, row
from journeys.looking import WIDE
from serving import serving, thidua
from thidua.decisions.models import Submission

SUMMER, AUTUMN = "2026-07-21T08:00:00+07:00", "2026-08-20T08:00:00+07:00"


@pytest.fixture
def school(database: Path) -> School:
    """A summer's work: a list went up, one line is answered, two more dossiers wait to be sent."""
    made = make_school()
    first, *others = [supported(made, person) for person in teachers(made, 3)]
    receive(made, submit(made, first), granted(first))
    assert len(others) == 2
    return made


def _signed_in(browser: Browser, url: str, username: str) -> Page:
    page = browser.new_context(base_url=url, viewport=WIDE, locale="vi-VN", accept_downloads=True).new_page()
    page.goto("/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Việc của tôi", level=1).wait_for()
    return page


def _at_rest(page: Page) -> None:
    """The nightly back-up of a fresh home begins with the server; while it runs, no other is asked for."""
    for _ in range(60):
        page.goto("/sao-luu/")
        if page.get_by_role("button", name="Sao lưu ngay").count():
            return
        page.wait_for_timeout(500)


def test_what_was_saved_here_lives_there(
    school, database, tmp_path, browser, shot, assert_no_serious_axe_faults
):
    with serving(database, THIDUA_DEMO_CLOCK=SUMMER) as here:
        page = _signed_in(browser, here.url, school.officer.username)
        _at_rest(page)
        page.get_by_role("button", name="Sao lưu ngay").first.click()
        page.get_by_text("Nguyên vẹn").wait_for(timeout=60_000)
        assert_no_serious_axe_faults(page)
        shot(page, "backup")
        with page.expect_download() as download:
            page.get_by_role("button", name="Tải về").click()
        carried = tmp_path / "usb" / "thidua.zip"
        download.value.save_as(carried)
        page.context.close()

    there = tmp_path / "another-machine"
    there.mkdir()
    assert "nhật ký nguyên vẹn" in thidua(there, "restore", str(carried))
    assert "nguyên vẹn" in thidua(there, "ledger", "verify")
    with serving(there, THIDUA_DEMO_CLOCK=AUTUMN) as site:
        page = _signed_in(browser, site.url, school.alice.username)
        menu(page, "Sổ khen thưởng")
        expect(row(page, "1398/QĐ-UBND")).to_have_count(1)
        page.goto("/quyet-dinh/trinh/moi/")
        page.get_by_role("button", name="Lập tờ trình và danh sách").click()
        expect(page.locator(".td-messages")).to_contain_text("Đã lập tờ trình số 02/TTr-THCSHS")
        letter = page.request.get(f"{page.url}tep/to-trinh/")
        assert letter.body()[:2] == b"PK"
        page.context.close()
    assert Submission.objects.filter(unit=school.unit).count() == 1, "the old home was not written to"
