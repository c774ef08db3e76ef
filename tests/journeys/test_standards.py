"""A recognition in a browser: written down, its criteria brought, evidence gathered by each, and the ZIP opened and counted."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from factories.base import School, make_school
from factories.plans import make_issued
from journeys.hands import press
from journeys.looking import NARROW
from paper.sheets import Limits, SheetColumn, open_book, write_sheet

HEADINGS = ("Tiêu chuẩn", "Số tiêu chí", "Nội dung tiêu chí")
CRITERIA = [
    ["1. Tổ chức và quản lý", "1.1", "Có kế hoạch năm học"],
    ["", "1.2", "Hội đồng làm việc đúng quy chế"],
    ["2. Đội ngũ", "2.1", "Có sáng kiến được áp dụng"],
]
LIMITS = Limits(file_bytes=1_000_000, rows=1_000, cells=20_000)


@pytest.fixture
def school(database: Path) -> School:
    """A plan is issued: evidence that the program has already."""
    made = make_school()
    make_issued(made)
    return made


@pytest.fixture
def alice(school: School, desk_of: Callable[..., Page]) -> Page:
    """The secretary, signed in."""
    page: Page = desk_of(school.alice)
    return page


def begin(page: Page, folder: Path, look: Callable[[Page, str], None]) -> None:
    """From the empty list to the criteria of a preparation."""
    page.goto("/chuan-truong/")
    look(page, "standards-empty")
    page.get_by_role("link", name="Ghi công nhận").click()
    page.get_by_label("Loại", exact=True).select_option(label="Trường đạt chuẩn quốc gia")
    page.get_by_label("Tên gọi").fill("Trường đạt chuẩn quốc gia mức độ 2")
    press(page, "Lưu")
    sheet = folder / "tieu-chi.xlsx"
    sheet.write_bytes(
        write_sheet([SheetColumn(name, 20) for name in HEADINGS], CRITERIA, title="Bộ tiêu chí")
    )
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(sheet)
    press(page, "Nhập")
    look(page, "standards-criteria")


def find_evidence(page: Page) -> None:
    """The plan of the program for 1.1, taken as it is."""
    page.get_by_role("link", name="1.1").click()
    page.get_by_role("link", name="Tìm trong phần mềm").click()
    page.get_by_label("Tìm trong").select_option(label="Kế hoạch")
    press(page, "Tìm")
    page.get_by_role("button", name="Chọn").click()
    expect(page.get_by_text("[H1-1.01-01]").first).to_be_visible()
    page.get_by_label("Kết quả").select_option(label="Đạt")
    press(page, "Ghi tự đánh giá")


def bring_evidence(page: Page, folder: Path, look: Callable[[Page, str], None]) -> None:
    """Minutes from Word for 1.2, after a file that holds a macro was refused."""
    minutes, program = folder / "bien-ban.docx", folder / "bang-diem.xlsx"
    docx.Document().save(str(minutes))
    with zipfile.ZipFile(program, "w") as archive:
        archive.writestr("[Content_Types].xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    page.get_by_role("link", name="Trường đạt chuẩn quốc gia mức độ 2").click()
    page.get_by_role("link", name="1.2").click()
    page.get_by_role("link", name="Tệp hoặc bản giấy").click()
    page.get_by_label("Tên minh chứng").fill("Biên bản họp Hội đồng")
    page.locator("input[type=file]").set_input_files(program)
    press(page, "Lưu minh chứng")
    expect(page.get_by_text("Tệp này chứa macro")).to_be_visible()
    look(page, "standards-piece-refused")
    page.locator("input[type=file]").set_input_files(minutes)
    press(page, "Lưu minh chứng")
    look(page, "standards-requirement")


def counted(file: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """What lies in the ZIP, and what its list says of each criterion."""
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        content = archive.read("00-danh-muc-minh-chung.xlsx")
    with open_book(content, name="a.xlsx", limits=LIMITS, text=True) as book:
        rows = [[str(cell or "") for cell in row] for row in book.rows(0)][1:]
    return names, [(row[1][:3], row[3]) for row in rows]


def test_evidence_is_gathered_by_criterion_and_given_out_as_one_file(
    alice: Page, tmp_path: Path, look: Callable[[Page, str], None]
):
    begin(alice, tmp_path, look)
    find_evidence(alice)
    bring_evidence(alice, tmp_path, look)

    alice.set_viewport_size(NARROW)
    alice.get_by_role("link", name="Trường đạt chuẩn quốc gia mức độ 2").click()
    alice.get_by_role("link", name="Xuất minh chứng").click()
    expect(alice.get_by_text("1 trên 3 tiêu chí")).to_be_visible()
    look(alice, "standards-export")
    with alice.expect_download() as whole:
        press(alice, "Tải cả bộ (.zip)")
    with alice.expect_download() as part:
        press(alice, "Tải tiêu chuẩn 2")

    assert whole.value.suggested_filename == "minh-chung-truong-dat-chuan-quoc-gia-muc-do-2.zip"
    names, lines = counted(whole.value.path())
    assert len(names) == 4
    assert [name.split("/")[1] for name in names[:2]] == ["tieu-chi-1.1", "tieu-chi-1.2"]
    assert lines == [("1.1", "[H1-1.01-01]"), ("1.2", "[H1-1.02-01]"), ("2.1", "")]
    assert counted(part.value.path()) == (
        ["00-danh-muc-minh-chung.docx", "00-danh-muc-minh-chung.xlsx"],
        [("2.1", "")],
    )
