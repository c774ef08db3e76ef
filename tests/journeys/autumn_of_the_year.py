"""The first half of the year in the browser: first run, staff file, slips, roles, pledges."""

import re

from playwright.sync_api import Page, expect

from journeys.desks import WIDE, Desks, menu, row, told
from journeys.people_of_the_year import (
    CHAIR,
    COLLEAGUE,
    LEADER,
    MEMBER,
    NAMESAKES,
    PASSWORD,
    SCIENCE,
    SECRETARY,
    TEACHER,
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
    assert _counts(page) == {
        "chưa chắc chắn": 1,
        "mới": 13,
        "thay đổi": 0,
        "không nhận": 1,
        "không có trong tệp": 0,
        "không đổi": 0,
    }
    desks.look(page, "staff-import")
    page.get_by_role("checkbox", name=SECRETARY).check()
    page.get_by_role("button", name="Áp dụng").click()
    assert told(page) == "Đã thêm 13 người, sửa 1 người, lập 1 tổ."

    menu(page, "Nhân sự")
    expect(page.get_by_text("14 người đang làm việc.")).to_be_visible()
    page.get_by_role("link", name="Nhập từ tệp").click()
    _hand_in(page)
    expect(page.get_by_text("Không còn dòng nào ghi được")).to_be_visible()
    assert _counts(page)["không đổi"] == 14


def _hand_in(page: Page) -> None:
    page.get_by_label("Tệp danh sách").set_input_files(XLS)
    page.get_by_role("button", name="Tải lên và kiểm tra thử").click()
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
    slips = page.locator(".td-slip")
    expect(slips).to_have_count(13)
    for slip in slips.all():
        words = slip.inner_text()
        name = slip.locator(".td-b").first.inner_text()
        found = re.search(r"Tên đăng nhập: (\S+)\s+Mã kích hoạt: ([\w ]+?)\s*\n", words)
        assert found, words
        assert "http://thidua.hoasen.example/kich-hoat/" in words
        desks.slips.setdefault(name, (found[1], found[2]))
    assert len([one for one in slips.all() if NAMESAKES in one.inner_text()]) == 2


def give_roles(desks: Desks) -> None:
    page = desks.of(SECRETARY)
    page.get_by_role("link", name="Giao vai trò").click()
    _role(page, CHAIR, "Hiệu trưởng, Chủ tịch Hội đồng")
    page.get_by_label("Người").select_option(label=f"{LEADER} ({SCIENCE.removeprefix('Tổ ')})")
    page.get_by_label("Vai trò", exact=True).select_option(label="Tổ trưởng")
    page.get_by_role("button", name="Giao vai trò").click()
    expect(page.get_by_text("Tổ trưởng phải gắn với một tổ")).to_be_visible()
    page.get_by_label("Tổ, nếu là tổ trưởng").select_option(label=SCIENCE.removeprefix("Tổ "))
    page.get_by_role("button", name="Giao vai trò").click()
    assert told(page) == f"{LEADER} nay giữ vai trò Tổ trưởng."
    desks.look(page, "roles")


def _role(page: Page, name: str, role: str) -> None:
    page.get_by_label("Người").select_option(label=f"{name} (Văn phòng)")
    page.get_by_label("Vai trò", exact=True).select_option(label=role)
    page.get_by_role("button", name="Giao vai trò").click()
    assert told(page) == f"{name} nay giữ vai trò {role}."


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
    expect(teacher.get_by_text("Cô ghi rõ tên sáng kiến dự định làm")).to_be_visible()
    _pledge(teacher, ["Chiến sĩ thi đua cơ sở"], INITIATIVE)
    menu(leader, "Đăng ký")
    leader.get_by_role("link", name=TEACHER).click()
    leader.get_by_role("button", name="Xác nhận").click()
    assert told(leader) == f"Đã xác nhận bản đăng ký của {TEACHER}."
    _pledge(desks.of(COLLEAGUE), ["Chiến sĩ thi đua cơ sở"], "Trạm học tập luân phiên trong tiết Tin học")
    for page in (leader, secretary, chair, desks.of(MEMBER)):
        _pledge(page, ["Lao động tiên tiến"])
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


def _confirm_all(page: Page, count: int) -> None:
    """Everybody of whom this one decides, over the list which is shown first."""
    page.goto("/dang-ky/")
    found = page.get_by_role("link", name="Xem để xác nhận")
    page.goto((found.first.get_attribute("href") or "").partition("?")[0])
    page.get_by_role("button", name=f"Xác nhận {count} người").click()
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
