"""A list in a browser: pasted and matched, and a large file by the real worker: seen moving, called off, written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, override_settings
from playwright.sync_api import Page, expect

from factories.base import School, make_school, sign_in
from factories.sector_file import canhan_xlsx
from journeys.looking import WIDE
from serving import Site
from thidua.files.models import StoredFile
from thidua.intake.models import Run
from thidua.intake.runs import folder
from thidua.people.models import Person

ROWS = 30_000
PASTED = "Ai vậy\tThuộc tổ nào\tLàm gì\nTrần Thị Hoa Cúc\tTổ Khoa học\tGiáo viên\nPhan Văn Bách Tùng\tTổ Ngữ văn\tKế toán\n"
# A list of thousands is read and written in the background; the machine may be busy with other things.
LONG = 240_000


@pytest.fixture
def school(database: Path) -> School:
    return make_school()


@pytest.fixture
def page(site: Site, school: School, open_as: Callable[..., Page]) -> Page:
    page = open_as(WIDE)
    with override_settings(SECRET_KEY=(site.home / "secret-key").read_text(encoding="ascii")):
        client = sign_in(Client(), school.alice)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}]
    )
    return page


def large() -> bytes:
    word = "".join
    rows = [
        [number, f"Người Thứ {word(chr(97 + int(sign)) for sign in str(number))}", "Nữ", "12/03/1985", "Giáo viên", "Tổ Toán – Tin"]
        for number in range(1, ROWS + 1)
    ]  # fmt: skip
    return canhan_xlsx(rows)


def bring(page: Page, content: bytes) -> None:
    page.goto("/nhap-tep/nhan-su/")
    page.get_by_label("Tệp danh sách").set_input_files(
        {"name": "CANHAN.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Kiểm tra thử").click()


def test_cells_pasted_under_strange_headings_are_matched_and_looked_at(page, look):
    page.goto("/nhap-tep/")
    look(page, "intake-index")
    page.goto("/nhap-tep/khen-thuong/")
    look(page, "intake-upload")
    page.goto("/nhap-tep/cot-da-khop/")
    look(page, "intake-mappings-empty")
    page.goto("/nhap-tep/nhan-su/")
    page.get_by_label("Hoặc dán từ Excel").fill(PASTED)
    page.get_by_role("button", name="Kiểm tra thử").click()
    look(page, "intake-columns")
    for heading, meaning in (("Ai vậy", "Họ và tên"), ("Thuộc tổ nào", "Tổ"), ("Làm gì", "Chức vụ")):
        page.get_by_label(f"Cột «{heading}» là").select_option(meaning)
    page.get_by_role("button", name="Dùng cách khớp này").click()
    expect(page.get_by_text("Tổ sẽ được lập:")).to_be_visible()
    look(page, "intake-plan")
    page.goto("/nhap-tep/cot-da-khop/")
    look(page, "intake-mappings")


def test_a_large_file_called_off_leaves_nothing_and_brought_again_is_written_whole(page, look, site):
    before = (Person.objects.count(), StoredFile.objects.count())
    bring(page, large())
    expect(page.get_by_role("heading", name="Đang đọc tệp")).to_be_visible()
    look(page, "intake-working")
    expect(page.get_by_role("button", name="Áp dụng")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_text("Ghi người")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Dừng và bỏ tệp này").click()
    expect(page.get_by_text("Đang dừng.")).to_be_visible()
    for _ in range(LONG // 500):
        if not Run.objects.exists():
            break
        page.wait_for_timeout(500)
    assert (Person.objects.count(), StoredFile.objects.count(), Run.objects.count()) == (*before, 0)
    assert list(folder.all_folders().iterdir()) == []

    bring(page, large())
    expect(page.get_by_role("button", name="Áp dụng")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("heading", name="Tệp này đã được áp dụng")).to_be_visible(timeout=LONG)
    assert Person.objects.filter(full_name__startswith="Người Thứ").count() == ROWS
    look(page, "intake-applied")
