"""The first half of the year in the browser: first run, staff file, slips, roles, pledges."""

import re

from playwright.sync_api import Page, expect

from journeys.desks import Desks, menu, row, told
from journeys.looking import WIDE
from journeys.people_of_the_year import (
    ACCOUNTANT,
    CHAIR,
    CLERK,
    COLLEAGUE,
    INSPECTION_BOARD,
    INSPECTOR,
    LEADER,
    MEMBER,
    NAMESAKES,
    PARTY_CELL,
    PASSWORD,
    REVIEWER,
    SCIENCE,
    SECRETARY,
    STANDING_VICE_CHAIR,
    TEACHER,
    UNION,
    VICE_PRINCIPAL,
    YOUTH,
    staff_file,
)

XLS = {"name": "DanhSachCanBo.xls", "mimeType": "application/vnd.ms-excel", "buffer": staff_file()}
FIRST_RUN = {
    "Tên trường": "Trường THCS Hoa Sen",
    "Tên gọi ngắn": "THCS Hoa Sen",
    "Mã trường": "01-HOASEN",
    "Ký hiệu văn bản": "THCSHS",
    "Địa danh": "Hoa Sen",
    "Xã, phường": "Xã Hoa Sen",
    "Tỉnh, thành phố": "Tỉnh Sông Xanh",
    "Các tổ": "Toán – Tin\nNgữ văn",
    "Họ và tên": SECRETARY,
    "Tên đăng nhập": "huongduong.lt",
}
TEAM = SCIENCE.removeprefix("Tổ ")
INITIATIVE = "Bộ thẻ tự kiểm tra giúp học sinh lớp 8 sửa lỗi sai"


def begin(desks: Desks) -> None:
    """The first page anybody sees; the passwords differ once, and nothing else has to be typed again."""
    page = desks.new(WIDE)
    page.goto("/")
    expect(page.get_by_role("heading", name="Khai báo trường")).to_be_visible()
    for label, words in FIRST_RUN.items():
        page.get_by_label(label).fill(words)
    _passwords(page, "mua-thu-la-phong-vang")
    expect(page.get_by_text("Hai lần nhập mật khẩu không giống nhau.")).to_be_visible()
    kept = {label: page.get_by_label(label).input_value() for label in FIRST_RUN}
    assert {label: words.replace("\r", "") for label, words in kept.items()} == FIRST_RUN
    _passwords(page, PASSWORD)
    assert told(page) == "Đã khai báo trường. Việc tiếp theo: nhập danh sách nhân sự."
    desks.pages[SECRETARY] = page


def _passwords(page: Page, again: str) -> None:
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(again)
    page.get_by_role("button", name="Tạo trường và đăng nhập").click()


def import_staff(desks: Desks) -> None:
    """Dry run, the secretary's own line ticked, applied; the same file again changes nothing."""
    page = desks.of(SECRETARY)
    _hand_in(page)
    assert _counts(page) == {"chưa chắc chắn": 1, "mới": 13, "không nhận": 1}
    desks.look(page, "staff-import")
    page.get_by_role("checkbox", name=SECRETARY).check()
    page.get_by_role("button", name="Áp dụng").click()
    assert told(page) == "Đã thêm 13 người, sửa 1 người, lập 1 tổ."

    menu(page, "Nhân sự")
    expect(page.get_by_text("14 người đang làm việc.")).to_be_visible()
    page.get_by_role("link", name="Nhập từ tệp").click()
    page.get_by_role("link", name=re.compile("Danh sách nhân sự$")).click()
    _hand_in(page)
    expect(page.get_by_text("Không còn dòng nào ghi được")).to_be_visible()
    assert _counts(page)["không đổi"] == 14


def _hand_in(page: Page) -> None:
    page.get_by_label("Tệp danh sách").set_input_files(XLS)
    page.get_by_role("button", name="Kiểm tra thử", exact=True).click()
    expect(page.get_by_role("heading", name="Kiểm tra thử")).to_be_visible()


def _counts(page: Page) -> dict[str, int]:
    chips = page.locator(".td-chips").first.inner_text()
    return {name.strip(): int(count) for count, name in re.findall(r"(\d+)\s+(\D+)", chips)}


def print_slips(desks: Desks) -> None:
    """Everybody gets a slip; the codes stand on the page to be printed and nowhere else."""
    page = desks.of(SECRETARY)
    menu(page, "Nhân sự")
    page.get_by_role("link", name="Phiếu kích hoạt").click()
    page.get_by_role("button", name="Cấp tài khoản và mở trang in").click()
    expect(page.locator(".td-slip")).to_have_count(13)
    shown = desks.keep_slips(page)
    # Two of one name: each slip says which.
    assert len({name for name in shown if name.startswith(f"{NAMESAKES} (")}) == 2


def give_roles(desks: Desks) -> None:
    """Each with the team by which the list tells people apart; a duty may have a last day, also one gone by."""
    page = desks.of(SECRETARY)
    page.get_by_role("link", name="Giao vai trò").click()
    _choose(page, LEADER, TEAM, "Tổ trưởng")
    page.get_by_role("button", name="Giao vai trò").click()
    expect(page.get_by_text("Tổ trưởng phải gắn với một tổ")).to_be_visible()
    page.get_by_label("Tổ, nếu là tổ trưởng").select_option(label=TEAM)
    page.get_by_role("button", name="Giao vai trò").click()
    assert told(page) == f"{LEADER} nay giữ vai trò Tổ trưởng."
    for name, team, role in (
        (CHAIR, "Văn phòng", "Hiệu trưởng, Chủ tịch Hội đồng"),
        (VICE_PRINCIPAL, "Ngữ văn", "Phó Hiệu trưởng"),
        (STANDING_VICE_CHAIR, "Ngữ văn", "Phó Chủ tịch thường trực Hội đồng"),
        (UNION, "Ngữ văn", "Chủ tịch Công đoàn"),
        (PARTY_CELL, "Ngữ văn", "Đại diện cấp ủy chi bộ"),
        (YOUTH, TEAM, "Bí thư Đoàn, Tổng phụ trách Đội"),
        (CLERK, "Văn phòng", "Văn thư"),
        (ACCOUNTANT, "Văn phòng", "Kế toán"),
        (REVIEWER, TEAM, "Người thẩm định sáng kiến"),
    ):
        _choose(page, name, team, role)
        page.get_by_role("button", name="Giao vai trò").click()
        assert told(page) == f"{name} nay giữ vai trò {role}."
    _for_some_days(page, INSPECTION_BOARD, "Ban Thanh tra nhân dân", "2026-05-20", "2026-06-30")
    assert told(page) == f"{INSPECTION_BOARD} nay giữ vai trò Ban Thanh tra nhân dân đến hết 30/06/2026."
    _for_some_days(page, TEACHER, "Phó Hiệu trưởng", "2026-05-01", "2026-05-19")
    assert told(page) == f"{TEACHER} đã giữ vai trò Phó Hiệu trưởng đến hết 19/05/2026."
    desks.look(page, "roles")


def _choose(page: Page, name: str, team: str, role: str) -> None:
    page.get_by_label("Người", exact=True).select_option(label=f"{name} ({team})")
    page.get_by_label("Vai trò", exact=True).select_option(label=role)


def _for_some_days(page: Page, name: str, role: str, first: str, last: str) -> None:
    _choose(page, name, TEAM, role)
    page.get_by_label("Từ ngày").fill(first)
    page.get_by_label("Đến hết ngày").fill(last)
    page.get_by_label("Theo văn bản").fill("12/QĐ-THCSHS")
    page.get_by_role("button", name="Giao vai trò").click()


def let_inspector_in(desks: Desks) -> None:
    """From outside the school, for some days, by a slip like anybody."""
    page = desks.of(SECRETARY)
    page.get_by_role("link", name="Người ngoài trường").click()
    page.get_by_label("Họ và tên").fill(INSPECTOR)
    page.get_by_label("Đến hết ngày").fill("2026-05-31")
    page.get_by_label("Theo văn bản").fill("77/QĐ-UBND")
    desks.look(page, "outsider")
    page.get_by_role("button", name="Cấp tài khoản và in phiếu").click()
    desks.keep_slips(page)
    desks.activate(INSPECTOR)


def refuse_what_ended(desks: Desks) -> None:
    """A duty whose last day was yesterday brings nothing today."""
    page = desks.of(TEACHER)
    page.goto("/")
    page.locator("details.td-me > summary").click()
    expect(page.get_by_role("link", name="Đăng ký", exact=True).locator("visible=true")).to_be_visible()
    # What everybody has there is the own grade; the sheet is not theirs.
    own = page.get_by_role("link", name="Xếp loại", exact=True)
    expect(own).to_have_attribute("href", "/xep-loai/cua-toi/")
    expect(page.locator('a[href="/xep-loai/"]')).to_have_count(0)
    assert [page.request.get(address).status for address in ("/xep-loai/", "/ho-so/y-kien/")] == [403, 403]


def open_round(desks: Desks) -> None:
    page = desks.of(SECRETARY)
    menu(page, "Đăng ký")
    page.get_by_role("link", name="Mở đợt đăng ký").click()
    page.get_by_label("Mở từ ngày").fill("2026-05-20")
    page.get_by_label("Hết hạn ngày").fill("2026-05-30")
    page.get_by_role("button", name="Mở đợt").click()
    assert told(page) == "Đã mở đợt đăng ký. Mọi người có thể đăng ký trong thời hạn."


def pledge(desks: Desks) -> None:
    """The teacher's pledge comes back once; five others pledge, each confirmed by whom it falls to."""
    teacher, leader, secretary, chair = (desks.of(name) for name in (TEACHER, LEADER, SECRETARY, CHAIR))
    _pledge(teacher, ["Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"], desks=desks)
    leader.goto("/")
    leader.get_by_role("link", name="Xem").first.click()
    leader.get_by_role("link", name=TEACHER).click()
    leader.get_by_label("Lý do trả lại").fill("Cô ghi rõ tên sáng kiến dự định làm để tổ theo dõi.")
    leader.get_by_role("button", name="Trả lại").click()
    assert told(leader) == f"Đã trả lại bản đăng ký của {TEACHER} kèm lý do."
    menu(teacher, "Đăng ký")
    expect(teacher.get_by_text("Cô ghi rõ tên sáng kiến dự định làm").first).to_be_visible()
    _pledge(teacher, ["Chiến sĩ thi đua cơ sở"], INITIATIVE)
    menu(leader, "Đăng ký")
    leader.get_by_role("link", name=TEACHER).click()
    leader.get_by_role("button", name="Xác nhận").click()
    assert told(leader) == f"Đã xác nhận bản đăng ký của {TEACHER}."
    _pledge(desks.of(COLLEAGUE), ["Chiến sĩ thi đua cơ sở"], "Trạm học tập luân phiên trong tiết Tin học")
    for page in (leader, secretary, chair, desks.of(MEMBER)):
        _pledge(page, ["Lao động tiên tiến"])
    _pledge_for_team(desks)
    for page, count in ((leader, 1), (chair, 3), (secretary, 1)):
        _confirm_all(page, count)


def _pledge(page: Page, titles: list[str], initiative: str = "", *, desks: Desks | None = None) -> None:
    page.goto("/dang-ky/cua-toi/")
    for title in titles:
        section = page.locator("section").filter(has=page.get_by_role("heading", name=title, exact=True))
        section.get_by_role("checkbox").check()
    page.get_by_label("Tên sáng kiến, giải pháp").first.fill(initiative)
    if desks:
        desks.look(page, "pledge-teacher")
    page.get_by_role("button", name="Xem lại rồi gửi").click()
    expect(page.get_by_role("heading", name="Xem lại rồi gửi")).to_be_visible()
    for title in titles:
        expect(page.locator("main")).to_contain_text(title)
    page.locator("main").get_by_role("button", name=re.compile("^Gửi")).click()
    assert told(page) == "Đã gửi bản đăng ký. Kết quả xác nhận sẽ hiện ở trang này."


def _pledge_for_team(desks: Desks) -> None:
    """Its leader sends it, and does not confirm it: the vice-principal does."""
    leader, vice = desks.of(LEADER), desks.of(VICE_PRINCIPAL)
    menu(leader, "Đăng ký")
    leader.get_by_role("link", name=f"Đăng ký của {SCIENCE}").click()
    title = leader.locator("section").filter(
        has=leader.get_by_role("heading", name="Tập thể lao động tiên tiến", exact=True)
    )
    title.get_by_role("checkbox").check()
    desks.look(leader, "pledge-team")
    leader.get_by_role("button", name="Gửi xác nhận").locator("visible=true").click()
    assert told(leader) == f"Đã gửi bản đăng ký của {SCIENCE}."
    menu(vice, "Đăng ký")
    vice.get_by_role("link", name=SCIENCE, exact=True).click()
    desks.look(vice, "pledge-decide")
    vice.get_by_role("button", name="Xác nhận", exact=True).click()
    assert told(vice) == f"Đã xác nhận bản đăng ký của {SCIENCE}."


def _confirm_all(page: Page, count: int) -> None:
    """Everybody of whom this one decides, over the list which is shown first."""
    page.goto("/dang-ky/")
    found = page.get_by_role("link", name="Xem để xác nhận")
    page.goto((found.first.get_attribute("href") or "").partition("?")[0])
    page.get_by_role("button", name=f"Xác nhận {count} bản").click()
    assert told(page) == f"Đã xác nhận {count} bản đăng ký."


def lock_round(desks: Desks) -> None:
    page = desks.of(SECRETARY)
    page.goto("/dang-ky/")
    desks.look(page, "round-board")
    page.get_by_role("link", name="Khóa đợt").click()
    page.get_by_role("button", name="Khóa và lập danh sách").click()
    page.locator("dialog").get_by_role("button", name="Đồng ý").click()
    assert told(page) == "Đã khóa đợt đăng ký và lập danh sách đăng ký của trường."
    assert row(page, TEACHER).count() == 1
