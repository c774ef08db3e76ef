"""Those with a duty beside the office's in the browser: bodies that are heard, the clerk, whoever looks in."""

import re

from playwright.sync_api import Page, expect

from journeys.desks import Desks, menu, row, told
from journeys.people_of_the_year import (
    CHAIR,
    CLERK,
    INSPECTION_BOARD,
    INSPECTOR,
    PARTY_CELL,
    REVIEWER,
    SECRETARY,
    TEACHER,
    UNION,
    YOUTH,
)

LETTER = "01/TTr-THCSHS"
HIGHER_TITLE = "Chiến sĩ thi đua cơ sở"
# For each body: a word of its name, and what it says.
SAID = {
    UNION: ("Công đoàn", "Công đoàn nhất trí với danh sách, đề nghị công khai trước toàn trường."),
    PARTY_CELL: ("cấp ủy", "Chi bộ đồng ý danh sách do Hội đồng chuẩn bị."),
    YOUTH: ("Đoàn – Đội", "Đoàn – Đội nhất trí; học sinh quý cô Hoa Sim."),
}
REMARK = "Công khai kịp thời; đề nghị niêm yết thêm ở bảng tin."
PLANNED = "Bộ thẻ tự kiểm tra giúp học sinh lớp 8 sửa lỗi sai"
NOTE = "Nên nêu rõ đã dùng thử ở lớp nào và so với cách làm cũ."
SCANNED = {"name": "ban-ky.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n% to trinh da ky\n"}
# What is shut to those who only read lists: marks, whose names, dossiers.
MARKS, PEOPLE = "/xep-loai/", "/nhan-su/"
FORBIDDEN = 403


def review(desks: Desks) -> None:
    """The reviewer notes on the teacher's plan what is still missing; the teacher reads it, others do not write it."""
    page = desks.activate(REVIEWER)
    menu(page, "Sáng kiến")
    row(page, TEACHER).get_by_role("link", name=PLANNED).click()
    page.get_by_text("Cần bổ sung", exact=True).click()
    page.get_by_role("textbox", name=re.compile("^Nhận xét")).fill(NOTE)
    desks.look(page, "initiative-review")
    page.get_by_role("button", name="Ghi nhận xét").click()
    assert told(page) == "Đã ghi nhận xét: cần bổ sung."
    expect(page.locator("main")).to_contain_text(NOTE)
    author = desks.of(TEACHER)
    menu(author, "Sáng kiến")
    author.get_by_role("link", name=PLANNED).click()
    expect(author.locator("main")).to_contain_text(NOTE)
    expect(author.get_by_role("button", name="Ghi nhận xét")).to_have_count(0)


def speak(desks: Desks) -> None:
    """Each body states its opinion from its home page; the meeting's page then shows all three."""
    for name, (_, words) in SAID.items():
        page = desks.of(name) if name in desks.pages else desks.activate(name)
        page.goto("/")
        page.get_by_role("link", name="Ghi ý kiến").first.click()
        if name == UNION:
            of = page.get_by_role("combobox", name=re.compile("^Hồ sơ")).first
            of.select_option(label=f"{TEACHER}: {HIGHER_TITLE}")
            page.get_by_label("Nhận xét riêng").first.fill("Sáng kiến dùng được ở cả hai tổ.")
            desks.look(page, "opinion-write")
        page.get_by_label("Ý kiến", exact=True).fill(words)
        page.get_by_role("button", name="Ghi ý kiến").click()
        assert told(page).startswith("Đã ghi ý kiến của ")
    desks.look(page, "opinions")


def hear(desks: Desks) -> None:
    """What was said lies before whoever runs the meeting."""
    page = desks.of(CHAIR)
    for _, words in SAID.values():
        expect(page.locator("main")).to_contain_text(words)


def keep_registers(desks: Desks) -> None:
    """The clerk: what came in gets its number; the letter is sent, and its signed copy kept."""
    page = desks.activate(CLERK)
    menu(page, "Sổ văn bản đến")
    page.get_by_label("Nơi gửi").fill("UBND xã Hoa Sen")
    page.get_by_label("Số, ký hiệu").fill("35/UBND-VHXH")
    page.get_by_label("Ngày văn bản").fill("2026-05-18")
    page.get_by_label("Trích yếu").fill("Về việc nộp hồ sơ thi đua, khen thưởng năm học")
    page.get_by_role("button", name="Cấp số và vào sổ").click()
    assert told(page) == "Đã vào sổ, số đến 1. Ghi số này vào dấu đến trên văn bản."
    row(page, "35/UBND-VHXH").locator("summary").click()
    row(page, "35/UBND-VHXH").get_by_label("Chuyển văn bản đến số 1 cho").fill("Thư ký Hội đồng")
    row(page, "35/UBND-VHXH").get_by_role("button", name="Ghi").click()
    assert told(page) == "Văn bản đến số 1 đã chuyển cho Thư ký Hội đồng."
    desks.look(page, "incoming")

    page.goto("/")
    page.get_by_role("link", name="Mở sổ văn bản đi").click()
    page.get_by_role("link", name=LETTER).click()
    page.get_by_role("button", name="Ghi đã gửi").click()
    assert told(page) == "Đã ghi gửi UBND xã Hoa Sen."
    page.get_by_label("Bản quét đã ký, đóng dấu").set_input_files(SCANNED)
    page.get_by_role("button", name="Đính bản đã ký").click()
    assert told(page) == "Đã đính bản ký, đóng dấu."
    desks.look(page, "letter-signed")
    menu(page, "Sổ văn bản đi")
    expect(row(page, LETTER)).to_contain_text("gửi 20/05/2026")
    desks.look(page, "outgoing")


def oversee(desks: Desks) -> None:
    """The inspection board: lists and minutes, no marks and nobody's page; its remark on the year."""
    page = desks.of(INSPECTION_BOARD)
    menu(page, "Đăng ký")
    expect(row(page, TEACHER)).to_have_count(1)
    _reads_minutes(desks, page)
    assert _refused(desks, page) == {"marks": FORBIDDEN, "person": FORBIDDEN}
    menu(page, "Hồ sơ")
    expect(page.get_by_role("link", name=TEACHER)).to_have_count(0)
    page.get_by_role("link", name="Ý kiến", exact=True).click()
    page.get_by_role("link", name=re.compile("^Ghi ý kiến.*Kết quả của năm học")).click()
    page.get_by_label("Ý kiến", exact=True).fill(REMARK)
    page.get_by_role("button", name="Ghi ý kiến").click()
    assert told(page) == "Đã ghi ý kiến của Ban Thanh tra nhân dân."
    expect(page.locator("main")).to_contain_text(REMARK)
    desks.look(page, "opinions-inspection-board")


def inspect(desks: Desks) -> None:
    """The inspector reads papers, lists and decisions, and changes nothing."""
    page = desks.of(INSPECTOR)
    page.goto("/")
    desks.look(page, "home-inspector")
    menu(page, "Văn bản")
    with page.expect_download() as letter:
        row(page, LETTER, "Tờ trình").get_by_role("link", name="Tải về").click()
    assert letter.value.suggested_filename.endswith(".docx")
    _reads_minutes(desks, page)
    menu(page, "Sổ khen thưởng")
    expect(row(page, TEACHER)).to_have_count(2)
    menu(page, "Quyết định")
    page.get_by_role("link", name=LETTER).click()
    expect(page.get_by_role("link", name="Ghi quyết định nhận về")).to_have_count(0)
    menu(page, "Nhật ký")
    expect(row(page, "Ghi ý kiến của một tổ chức trong trường", INSPECTION_BOARD)).to_have_count(1)
    expect(page.get_by_text(REMARK)).to_have_count(0)
    desks.look(page, "journal-inspector")
    assert _refused(desks, page) == {"marks": FORBIDDEN, "person": FORBIDDEN}


def _reads_minutes(desks: Desks, page: Page) -> None:
    menu(page, "Hội đồng")
    with page.expect_download() as minutes:
        page.get_by_role("link", name="Biên bản", exact=True).click()
    assert minutes.value.suggested_filename.endswith(".docx")


def _refused(desks: Desks, page: Page) -> dict[str, int]:
    """The answers to addresses that others have; asked beside the page, where a refusal is no complaint."""
    office = desks.new_tab(desks.of(SECRETARY))
    office.goto(f"{PEOPLE}?q=hoa+sim")
    person = office.get_by_role("link", name=TEACHER).get_attribute("href") or ""
    office.close()
    return {
        name: page.request.get(address).status for name, address in (("marks", MARKS), ("person", person))
    }
