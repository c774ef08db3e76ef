"""A report in a browser: drafted from data, changed figures taken, sent, returned, approved, numbered, read on paper, corrected."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from factories.base import School, actor, make_school
from factories.movements import telling
from factories.plans import make_issued, office
from journeys.hands import press, sure
from thidua.core import clock
from thidua.ledger.models import Line
from thidua.movements.actions import step_task
from thidua.movements.states import TaskAct
from thidua.people.models import Posting
from thidua.plans.models import Item, ItemKind
from thidua.units.actions import give_role
from thidua.units.models import Role


@dataclass(frozen=True)
class Way:
    """One report: its button, its subject and stretch as typed, and the lines above the name of whoever signs it."""

    button: str
    title: str
    starts: str
    ends: str
    signed: tuple[str, ...]
    by_deputy: bool = False


HALF = Way(
    "Báo cáo sơ kết học kỳ I",
    "Sơ kết học kỳ I năm học 2025-2026",
    "01/09/2025",
    "31/01/2026",
    ("HIỆU TRƯỞNG",),
)
YEAR = Way(
    "Báo cáo tổng kết năm học",
    "Tổng kết năm học 2025-2026",
    "01/09/2025",
    "31/08/2026",
    ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
    by_deputy=True,
)
SAID = {
    "Kết quả nổi bật": "Tổ Khoa học tự nhiên có nhiều tiết dạy tốt.",
    "Tồn tại, hạn chế": "Sáng kiến nộp còn chậm.",
    "Phương hướng": "Mỗi tổ nộp một sáng kiến trước tháng ba.",
}
BEFORE, AFTER = "0 trên 1", "1 trên 1"


@pytest.fixture
def school(database: Path) -> School:
    """With a plan in force, a clerk, and a deputy to whom the head has left the chair for a month."""
    made, today = make_school(), clock.today()
    make_issued(made)
    officer = actor(made.officer, made)
    give_role(by=actor(made.an, made), unit=made.unit, user=made.officer, role=Role.CLERK, on=today)
    give_role(
        by=officer,
        unit=made.unit,
        user=made.dung,
        role=Role.CHAIR,
        on=today,
        ends=today + timedelta(days=30),
        paper="02/GUQ-THCSHS",
    )
    Posting.objects.filter(person__user=made.dung).update(position="Phó Hiệu trưởng")
    return made


def begin(secretary: Page, way: Way, look: Callable[[Page, str], None]) -> None:
    secretary.goto("/bao-cao/")
    look(secretary, "report-list-empty")
    secretary.get_by_role("link", name=way.button, exact=True).click()
    secretary.get_by_label("Trích yếu").fill(way.title)
    secretary.get_by_label("Từ ngày").fill(way.starts)
    secretary.get_by_label("Đến hết ngày").fill(way.ends)
    look(secretary, "report-new")
    press(secretary, "Lấy số liệu và lập báo cáo")
    expect(secretary.get_by_text(f"Nhiệm vụ trong kỳ đã hoàn thành: {BEFORE}")).to_be_visible()
    look(secretary, "report-draft")


def write(secretary: Page, look: Callable[[Page, str], None]) -> None:
    """Each part that must be there, found by what the page says is missing."""
    draft = secretary.url
    for title, words in SAID.items():
        secretary.goto(draft)
        secretary.get_by_role("link", name=title, exact=True).click()
        secretary.get_by_role("textbox").first.fill(words)
        look(secretary, "report-part")
        press(secretary, "Lưu")
    secretary.goto(draft)


def task_done(school: School) -> None:
    """In the meantime somebody tells the end of a task."""
    item = Item.objects.select_related("undertaking").get(kind=ItemKind.TASK)
    told = telling(on=date(2026, 1, 10), text="Đã gửi xã")
    step_task(by=office(school), item=item, act=TaskAct.FINISH, telling=told)


def take_changed(secretary: Page, look: Callable[[Page, str], None]) -> None:
    press(secretary, "Lấy số mới")
    expect(secretary.get_by_text(f"Trong báo cáo: {BEFORE}")).to_be_visible()
    look(secretary, "report-changed")
    secretary.get_by_role("link", name="Để sau").click()
    look(secretary, "report-waits-for-a-look")
    secretary.get_by_role("link", name="Xem số cũ và số mới").click()
    press(secretary, "Nhận các số đã chọn")
    expect(secretary.get_by_text(f"Nhiệm vụ trong kỳ đã hoàn thành: {AFTER}")).to_be_visible()


def send(secretary: Page, look: Callable[[Page, str], None]) -> None:
    report = secretary.url
    secretary.get_by_role("link", name="Xem lại và gửi").click()
    look(secretary, "report-check")
    press(secretary, "Gửi duyệt")
    expect(secretary.get_by_text("Đã gửi để duyệt.")).to_be_visible()
    assert secretary.url == report


def return_and_approve(head: Page, secretary: Page, look: Callable[[Page, str], None]) -> None:
    head.goto(secretary.url)
    look(head, "report-review")
    head.get_by_role("link", name="Trả lại để sửa").click()
    look(head, "report-reason")
    head.get_by_label("Lý do").fill("Nói rõ tổ nào")
    press(head, "Trả lại")
    secretary.reload()
    expect(secretary.get_by_text("Được trả lại để sửa: Nói rõ tổ nào")).to_be_visible()
    look(secretary, "report-returned")
    send(secretary, look)
    head.reload()
    press(head, "Duyệt")
    expect(head.get_by_text("Đã duyệt.").first).to_be_visible()


def figures_on(page: Page) -> list[str]:
    """Every figure as the screen says it, those in the tables too."""
    for more in page.locator("details.td-more").all():
        more.evaluate("one => one.open = true")
    told = page.locator("section[id] .td-item .td-grow > span").all_inner_texts()
    cells = page.locator("section[id] tbody td").all_inner_texts()
    return [one for one in (*told, *cells) if one.strip()]


def bare(text: str) -> str:
    """Without what breaking lines puts in, and without what stands between a name and its figure."""
    return re.sub(r"[\s:.]", "", text)


def papers(page: Page) -> dict[str, str]:
    """The words of both files, as whoever opens them reads them."""
    found = {}
    for ending in ("docx", "pdf"):
        with page.expect_download() as got:
            page.get_by_role("link", name=f"Tải .{ending}").click()
        found[ending] = words_of(got.value.path(), ending)
    return found


def words_of(file: Path, ending: str) -> str:
    if ending == "pdf":
        return subprocess.run(
            ["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True
        ).stdout
    paper = Document(BytesIO(file.read_bytes()))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


@pytest.mark.parametrize("way", [HALF, YEAR], ids=["half", "year"])
def test_a_report_from_the_data_to_its_paper_and_its_correction(school, desk_of, look, way):
    secretary, clerk = desk_of(school.alice), desk_of(school.officer)
    signer = school.dung if way.by_deputy else school.an
    head = desk_of(signer)
    begin(secretary, way, look)
    write(secretary, look)
    task_done(school)
    take_changed(secretary, look)
    send(secretary, look)
    return_and_approve(head, secretary, look)

    clerk.goto(secretary.url)
    sure(clerk, "Vào số, ban hành", "Vào số")
    expect(clerk.get_by_text("Báo cáo 01/BC-THCSHS nằm trong sổ văn bản đi.")).to_be_visible()
    look(clerk, "report-issued")
    shown = figures_on(clerk)
    assert any(AFTER in one for one in shown)
    for ending, words in papers(clerk).items():
        assert [one for one in shown if bare(one) not in bare(words)] == [], ending
        assert [one for one in (*SAID.values(), *way.signed, signer.full_name) if one not in words] == []
        assert ("KT." in words) is way.by_deputy

    secretary.reload()
    secretary.get_by_role("link", name="Lập bản đính chính").click()
    secretary.get_by_label("Lý do").fill("Ghi thiếu một tổ")
    look(secretary, "report-correct")
    press(secretary, "Lập bản đính chính")
    expect(secretary.get_by_text("Đính chính vì: Ghi thiếu một tổ")).to_be_visible()
    assert Line.objects.filter(kind="summaries.report_issued").count() == 1
