"""1 July 2025 in mid-dossier: sent to the district in June, answered partly by it, the rest by the commune."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, expect

from factories.base import BORDER, School, actor, make_school, sign_in
from factories.decisions import supported, teachers
from journeys.desks import row, told
from journeys.looking import WIDE
from serving import serving, thidua
from thidua.accounts.models import User
from thidua.people.models import Grant
from thidua.units.actions import open_school_year
from thidua.units.models import UnitParent

JUNE, JULY = "2025-06-20T08:00:00+07:00", "2025-07-08T08:00:00+07:00"
DISTRICT_PAPER, COMMUNE_PAPER = "1398/QĐ-UBND", "57/QĐ-UBND"
SYMBOL = "01/TTr-THCSHS"

Seat = Callable[[User], Page]


@pytest.fixture
def school(database: Path) -> School:
    """In June 2025 it stands under its district, and three dossiers have come through the council."""
    made = make_school()
    UnitParent.objects.filter(unit=made.unit, starts=BORDER).delete()
    UnitParent.objects.filter(unit=made.unit).update(ends=None)
    year = open_school_year(by=actor(made.alice, made), unit=made.unit, name="2024-2025")
    made = replace(made, year=year)
    for person in teachers(made, 3):
        supported(made, person)
    return made


@contextmanager
def on(moment: str, home: Path, browser: Browser) -> Iterator[Seat]:
    """The program served on that day; gives a way to sit down as somebody who has signed in."""
    contexts = []
    with serving(home, THIDUA_DEMO_CLOCK=moment) as site:

        def seat(user: User) -> Page:
            with override_settings(SECRET_KEY=(home / "secret-key").read_text(encoding="ascii")):
                key = sign_in(Client(), user).cookies["sessionid"].value
            context = browser.new_context(base_url=site.url, viewport=WIDE, locale="vi-VN")
            context.add_cookies([{"name": "sessionid", "value": key, "url": site.url}])
            contexts.append(context)
            return context.new_page()

        yield seat
        for context in contexts:
            context.close()


def test_a_school_goes_from_district_to_commune_in_mid_dossier(
    school: School, database: Path, browser: Browser, shot, assert_no_serious_axe_faults
):
    with on(JUNE, database, browser) as seat:
        page = seat(school.alice)
        address = _send(page)
        assert _letterhead(page, address)[0].startswith("UBND HUYỆN SÔNG XANH")
        _receive(page, address, DISTRICT_PAPER, granted=1)
    with on(JULY, database, browser) as seat:
        _place_under_commune(seat(school.an), shot, assert_no_serious_axe_faults)
        page = seat(school.alice)
        page.goto(address)
        expect(page.locator("h1")).to_have_text(f"Tờ trình số {SYMBOL}")
        expect(page.locator(".td-head")).to_contain_text(f"trình {school.commune.name}")
        expect(page.get_by_text("Từ 01/07/2025: UBND xã Hoa Sen")).to_be_visible()
        assert_no_serious_axe_faults(page)
        shot(page, "readdressed")
        assert _letterhead(page, address)[0].startswith("UBND HUYỆN SÔNG XANH"), (
            "what was sent stays as it was"
        )
        _receive(page, address, COMMUNE_PAPER, granted=2)
    papers = Grant.objects.filter(unit=school.unit).order_by("paper").values_list("paper", flat=True)
    assert list(papers) == [DISTRICT_PAPER, COMMUNE_PAPER, COMMUNE_PAPER]
    assert "nguyên vẹn" in thidua(database, "ledger", "verify")


def _send(page: Page) -> str:
    page.goto("/quyet-dinh/trinh/moi/")
    page.get_by_role("button", name="Lập tờ trình và danh sách").click()
    expect(page.locator(".td-messages")).to_contain_text(f"Đã lập tờ trình số {SYMBOL}")
    expect(page.locator(".td-head")).to_contain_text("trình UBND huyện Sông Xanh")
    return urlsplit(page.url).path


def _letterhead(page: Page, address: str) -> list[str]:
    """The cells of the head of the letter as it lies in the files."""
    letter = page.request.get(f"{address}tep/to-trinh/")
    head = docx.Document(io.BytesIO(letter.body())).tables[0]
    return [cell.text for line in head.rows for cell in line.cells]


def _receive(page: Page, address: str, paper: str, *, granted: int) -> None:
    """The first so many open lines are granted by this decision; the rest waits."""
    page.goto(f"{address}nhan/")
    page.get_by_label("Số quyết định").fill(paper)
    lines = page.get_by_label("Kết quả")
    for place in range(lines.count()):
        lines.nth(place).select_option(label="Được tặng" if place < granted else "Chưa trả lời")
    page.get_by_role("button", name="Ghi quyết định").click()
    assert told(page) == f"Đã ghi quyết định số {paper}. Kết quả đã vào hồ sơ của từng người."


def _place_under_commune(page: Page, shot, assert_no_serious_axe_faults) -> None:
    page.goto("/quyet-dinh/cap-tren/")
    page.get_by_label("Cấp trên mới").select_option(label="UBND xã Hoa Sen (THCS-HS-X)")
    page.get_by_label("Từ ngày").fill("2025-07-01")
    page.get_by_label("Theo văn bản").fill("Nghị quyết sắp xếp đơn vị hành chính")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text(f"Tờ trình {SYMBOL}")).to_contain_text("2 trong 3 dòng đang chờ")
    assert_no_serious_axe_faults(page)
    shot(page, "place-under")
    page.get_by_role("button", name="Ghi cấp trên mới").click()
    assert told(page) == "Từ 01/07/2025, cấp trên trực tiếp là UBND xã Hoa Sen."
    expect(row(page, "UBND huyện Sông Xanh", "30/06/2025")).to_have_count(1)
