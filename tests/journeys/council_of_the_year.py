"""May in the browser: grades, dossiers, the council and its secret ballot, the minutes."""

import re

import docx
from playwright.sync_api import Page, expect

from journeys.bodies_of_the_year import SAID
from journeys.desks import Desks, menu, row, told
from journeys.looking import WIDE
from journeys.people_of_the_year import (
    CHAIR,
    COLLEAGUE,
    LEADER,
    MEMBER,
    SECRETARY,
    STANDING_VICE_CHAIR,
    TEACHER,
    VICE_PRINCIPAL,
    YOUTH,
)

TITLE, HIGHER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
VOTERS = (CHAIR, SECRETARY, LEADER, MEMBER)
EXCELLENT = {TEACHER, COLLEAGUE}
MANY_POINTS = 5


def grade(desks: Desks) -> None:
    """A block from a spreadsheet into the sheet, each line saved by itself; the chair approves."""
    page = desks.of(SECRETARY)
    menu(page, "Xếp loại")
    names = [name.split("\n")[0] for name in page.locator(".td-sheet th.name[scope=row]").all_inner_texts()]
    block = "\n".join(f"{'HTXS' if name in EXCELLENT else 'HTT'}\t10\t0\t0" for name in names)
    others = [name for name in names if name != SECRETARY]
    page.get_by_label(f"Xếp loại, {names[0]}").evaluate(
        """(cell, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        block,
    )
    expect(page.locator(".td-sheet").get_by_text("Đã lưu", exact=True)).to_have_count(len(others))
    page.get_by_label(f"Số tháng, {others[0]}").press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label(f"Ngày nghỉ ốm, không lương, {others[1]}")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label(f"Số tháng, {others[1]}")).to_be_focused()
    page.reload()
    expect(page.get_by_text("Còn thiếu 1 người")).to_be_visible()
    expect(page.get_by_label(f"Xếp loại, {SECRETARY}")).to_be_disabled()
    desks.look(page, "evaluation-sheet")
    page.get_by_role("link", name="Ghi văn bản của cấp trên").click()
    page.get_by_label("Số, ký hiệu").fill("212/QĐ-UBND")
    page.get_by_label("Ngày văn bản").fill("15/05/2026")
    page.get_by_label("Nơi ban hành").fill("UBND xã Hoa Sen")
    page.get_by_role("button", name="Ghi", exact=True).click()
    assert told(page) == f"Đã ghi văn bản cấp trên xếp loại {CHAIR}."

    _correct_a_line(desks)
    chair = desks.of(CHAIR)
    menu(chair, "Xếp loại")
    chair.get_by_role("link", name="Phê duyệt").click()
    chair.get_by_label("Số, ký hiệu văn bản").fill("58/QĐ-THCSHS")
    chair.get_by_role("button", name="Phê duyệt").click()
    assert told(chair) == "Đã phê duyệt kết quả xếp loại. Bây giờ lập được hồ sơ đề nghị danh hiệu."


def _correct_a_line(desks: Desks) -> None:
    """The vice-principal enters grades too, the secretary's own among them, and does not approve them."""
    vice = desks.of(VICE_PRINCIPAL)
    menu(vice, "Xếp loại")
    line = row(vice, YOUTH)
    line.get_by_label(f"Xếp loại, {YOUTH}").select_option("excellent")
    expect(line.get_by_text("Đã lưu", exact=True)).to_be_visible()
    vice.get_by_label(f"Xếp loại, {SECRETARY}").select_option("good")
    expect(row(vice, SECRETARY).get_by_text("Đã lưu", exact=True)).to_be_visible()
    vice.reload()
    expect(vice.get_by_text("Đã nhập đủ")).to_be_visible()
    expect(vice.get_by_label(f"Xếp loại, {YOUTH}")).to_have_value("excellent")
    expect(vice.get_by_role("link", name="Phê duyệt")).to_have_count(0)


def enter_initiatives(desks: Desks) -> None:
    """What the commune recognised, and what only the school did."""
    _initiative(desks.of(SECRETARY), TEACHER, "Xã, phường", "187/QĐ-UBND")
    _initiative(desks.of(SECRETARY), COLLEAGUE, "Trường", "41/QĐ-THCSHS")


def _initiative(page: Page, name: str, level: str, paper: str) -> None:
    menu(page, "Nhân sự")
    page.get_by_label("Tìm họ tên, mã cán bộ").fill(name.rsplit(maxsplit=1)[-1])
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name=name).click()
    card = page.locator("section").filter(has=page.get_by_role("heading", name="Sáng kiến", exact=True))
    card.get_by_role("link", name="Ghi thêm").click()
    page.get_by_label("Tên sáng kiến, đề tài").fill("Bộ thẻ tự kiểm tra giúp học sinh sửa lỗi sai")
    page.get_by_label("Loại", exact=True).select_option(label="Sáng kiến")
    page.get_by_label("Cấp công nhận").select_option(label=level)
    page.get_by_label("Phạm vi ảnh hưởng").select_option(index=1)
    page.get_by_label("Ngày công nhận").fill("2026-04-20")
    page.get_by_label("Số quyết định công nhận").fill(paper)
    page.get_by_role("button", name="Ghi", exact=True).click()
    assert told(page) == f"Đã ghi cho {name}."


def open_dossiers(desks: Desks) -> None:
    """A dossier for each title pledged; the chair states that nobody else is under review; all get ready."""
    page = desks.of(SECRETARY)
    menu(page, "Hồ sơ")
    page.get_by_role("link", name="Lập từ danh sách đăng ký").click()
    page.get_by_role("button", name="Lập hồ sơ").click()
    assert told(page) == "Đã lập 9 hồ sơ và xét điều kiện theo luật cho từng hồ sơ."
    chair = desks.of(CHAIR)
    menu(chair, "Hồ sơ")
    _all(chair, "Xác nhận không bị xem xét kỷ luật", "Tôi xác nhận (9)")
    own = "Riêng hồ sơ của chính người xác nhận để cấp trên trả lời."
    assert told(chair) == (
        f"Đã ghi xác nhận cho 5 người, 1 tập thể và xét lại 8 hồ sơ chưa ra Hội đồng. {own}"
    )
    menu(page, "Hồ sơ")
    row(page, TEACHER, HIGHER).get_by_role("link", name=TEACHER).click()
    page.get_by_label("Tóm tắt thành tích").fill("Sáng kiến được xã công nhận; lớp chủ nhiệm dẫn đầu khối.")
    page.get_by_role("button", name="Lưu").click()
    desks.look(page, "dossier")
    menu(page, "Hồ sơ")
    _all(page, "Chuẩn bị xong", "Chuẩn bị xong (9)")
    assert told(page) == "9 hồ sơ đã chuẩn bị xong, chờ đưa ra Hội đồng."


def _all(page: Page, act: str, confirmed: str) -> None:
    page.get_by_label("Cả 9 hồ sơ đang lọc").check()
    page.get_by_role("button", name=act, exact=True).click()
    page.get_by_role("button", name=confirmed).click()


def found_council(desks: Desks) -> None:
    """The chair and the secretary are seated already; two more join."""
    page = desks.of(SECRETARY)
    menu(page, "Hội đồng")
    page.get_by_role("link", name="Lập Hội đồng").click()
    page.get_by_label("Quyết định thành lập").fill("31/QĐ-THCSHS ngày 12/09/2025")
    for name in (LEADER, MEMBER):
        page.get_by_label(f"Vai trò của {name}").select_option(label="Ủy viên")
    page.get_by_role("button", name="Lập Hội đồng").click()
    assert told(page) == "Đã lập Hội đồng."
    page.get_by_role("link", name="Lập phiên họp").click()
    page.get_by_label("Địa điểm").fill("Phòng Hội đồng")
    page.get_by_role("button", name="Lập chương trình").click()
    assert told(page) == "Đã lập chương trình phiên họp."


def open_meeting(desks: Desks) -> None:
    """The chair at the desk opens it and calls the roll."""
    chair = desks.of(CHAIR)
    chair.set_viewport_size(WIDE)
    chair.goto("/")
    chair.get_by_role("link", name="Mở phiên họp").click()
    chair.get_by_role("button", name="Khai mạc phiên họp").click()
    for name in VOTERS:
        chair.get_by_role("group", name=name).get_by_label("Có mặt").check()
    chair.get_by_role("button", name="Lưu điểm danh").click()
    assert told(chair) == "Đã lưu điểm danh."


def vote(desks: Desks) -> None:
    """Two motions: in the first somebody tries twice and the wall is watched, the second goes quickly."""
    chair = desks.of(CHAIR)
    chair.get_by_role("button", name="Mở bỏ phiếu kín").click()
    with chair.context.expect_page() as opened:
        chair.get_by_role("link", name="Mở màn chiếu").click()
    wall = opened.value
    desks.listen(wall)
    _vote_twice(desks, desks.of(MEMBER))
    voter = desks.of(LEADER)
    _to_ballot(voter)
    desks.look(voter, "meeting-ballot")
    _cast(voter)
    expect(chair.get_by_text("2 / 4")).to_be_visible()
    desks.look(chair, "meeting-chair")
    _watch(desks, wall)
    for name in (SECRETARY, CHAIR):
        page = desks.new_tab(desks.of(name))
        _to_ballot(page)
        _cast(page)
        page.close()
    _close(chair)
    expect(wall.get_by_text(TEACHER)).to_be_visible()

    for _ in range(2):
        _vote_under_vice_chair(desks)


def _vote_under_vice_chair(desks: Desks) -> None:
    """The next motion is run by the standing vice-chair, on a phone, who votes in another tab."""
    # In a tab of its own: the page of the last ballot goes on by itself to the next one.
    vice = desks.new_tab(desks.of(STANDING_VICE_CHAIR))
    vice.goto("/")
    menu(vice, "Hội đồng")
    vice.get_by_role("link", name="Mở phiên họp").click()
    vice.get_by_role("button", name="Mở bỏ phiếu kín").click()
    for name in (LEADER, MEMBER, SECRETARY, CHAIR):
        page = desks.new_tab(desks.of(name))
        _to_ballot(page)
        _cast(page)
        page.close()
    vice.reload()
    _close(vice)
    vice.close()


def _to_ballot(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Bỏ phiếu")).click()


def _cast(page: Page) -> None:
    """Agree to everybody whom one may vote on, look at it, send it; what one sees then is one's code."""
    _send(page)
    expect(page.get_by_role("heading", name="Đã nhận phiếu của")).to_be_visible()
    assert re.fullmatch(r"(\w{4} ?)+", page.locator(".td-big-code").inner_text())


def _send(page: Page) -> None:
    for line in page.get_by_role("radio", name="Đồng ý", exact=True).all():
        line.check()
    page.get_by_role("button", name="Kiểm tra rồi gửi phiếu").click()
    page.get_by_role("button", name="Gửi phiếu").click()


def _vote_twice(desks: Desks, first: Page) -> None:
    """The same ballot in two tabs: the second is told that there is one already."""
    _to_ballot(first)
    second = desks.new_tab(first)
    second.goto(first.url)
    _cast(first)
    _send(second)
    expect(second.get_by_text("đã bỏ phiếu cho nội dung này rồi")).to_be_visible()
    second.close()


def _watch(desks: Desks, wall: Page) -> None:
    """While voting is open the wall has numbers of ballots, and neither names nor choices."""
    expect(wall.get_by_text("đã nhận 2 trong 4 phiếu")).to_be_visible()
    shown = wall.locator("main").inner_text()
    assert [name for name in (TEACHER, COLLEAGUE, *VOTERS) if name in shown] == []
    desks.look(wall, "meeting-projector")


def _close(chair: Page) -> None:
    chair.get_by_role("button", name="Đóng bỏ phiếu").click()
    assert told(chair) == "Đã đóng bỏ phiếu và kiểm phiếu."


def close_meeting(desks: Desks) -> None:
    chair = desks.of(CHAIR)
    chair.reload()
    chair.get_by_role("link", name="Kết luận và bế mạc").click()
    chair.get_by_label("Kết luận của chủ tọa").fill(
        "Hội đồng thống nhất trình cấp trên danh sách đã thông qua."
    )
    chair.get_by_role("button", name="Bế mạc, ra biên bản").click()
    assert told(chair) == "Đã bế mạc và ra biên bản."
    with chair.expect_download() as minutes:
        chair.get_by_role("link", name="Tải biên bản").click()
    assert minutes.value.suggested_filename.endswith(".docx")
    written = "\n".join(paragraph.text for paragraph in docx.Document(minutes.value.path()).paragraphs)
    assert [words for _, words in SAID.values() if words not in written] == []
