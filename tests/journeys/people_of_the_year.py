"""The school of the journey: its people, and the staff file as the sector database gives it out, traps and all."""

import unicodedata
from dataclasses import dataclass

from factories.sector_file import HEADINGS, WIDTH, sector_row, sector_xls

SCIENCE, LETTERS, OFFICE = "Tổ Toán – Tin", "Tổ Ngữ văn", "Tổ Văn phòng"
PASSWORD = "mua-thu-la-phong-roi"

SECRETARY = "Lê Thị Hướng Dương"
CHAIR = "Ngô Văn Trường Sơn"
LEADER = "Hoàng Thị Sao Mai"
TEACHER = "Nguyễn Thị Hoa Sim"
COLLEAGUE = "Vũ Văn Sông Lam"
MEMBER = "Phạm Thị Trăng Non"
NAMESAKES = "Trần Thị Cúc Trắng"
RETIRED = "Bùi Văn Đồi Thông"
# Each of these holds one duty beside the office's; who stands in for two of them is said where roles are given.
VICE_PRINCIPAL = "Phan Văn Núi Tản"
UNION = "Lý Thị Mây Trắng"
PARTY_CELL = "Đặng Thị Mộc Miên"
YOUTH = "Đỗ Thị Bằng Lăng"
CLERK = "Vũ Thị Hồng Nhung"
ACCOUNTANT = "Hoàng Thị Mai Vàng"
STANDING_VICE_CHAIR = MEMBER
INSPECTION_BOARD = COLLEAGUE
REVIEWER = YOUTH
# Not of the school: an inspector for some days, and two who work at the commune.
INSPECTOR = "Trịnh Văn Biển Bạc"
FIRST_ABOVE, OFFICER = "Dương Thị Thạch Thảo", "Mai Văn Gió Lành"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the staff file."""

    name: str
    sex: str
    born: str
    team: str
    position: str
    status: str = "Đang làm việc"


STAFF = [
    Listed(CHAIR, "Nam", "14/02/1972", OFFICE, "Hiệu trưởng"),
    Listed(SECRETARY, "Nữ", "03/08/1979", OFFICE, "Phó Hiệu trưởng"),
    Listed(LEADER, "Nữ", "21/11/1981", SCIENCE, "Tổ trưởng"),
    Listed(TEACHER, "Nữ", "12/03/1985", SCIENCE, "Giáo viên"),
    Listed(COLLEAGUE, "Nam", "30/06/1988", SCIENCE, "Giáo viên"),
    Listed(YOUTH, "Nữ", "09/09/1990", SCIENCE, "Giáo viên"),
    Listed(NAMESAKES, "Nữ", "17/05/1986", SCIENCE, "Giáo viên"),
    Listed(MEMBER, "Nữ", "25/12/1983", LETTERS, "Tổ trưởng"),
    Listed(NAMESAKES, "Nữ", "02/02/1992", LETTERS, "Giáo viên"),
    Listed(VICE_PRINCIPAL, "Nam", "19/10/1977", LETTERS, "Giáo viên"),
    Listed(UNION, "Nữ", "08/07/1994", LETTERS, "Giáo viên"),
    Listed(PARTY_CELL, "Nữ", "28/01/1987", LETTERS, "Giáo viên"),
    Listed(CLERK, "Nữ", "11/04/1982", OFFICE, "Nhân viên văn thư"),
    Listed(ACCOUNTANT, "Nữ", "06/06/1980", OFFICE, "Nhân viên kế toán"),
    Listed(RETIRED, "Nam", "15/01/1964", SCIENCE, "Giáo viên", "Nghỉ hưu"),
]
DECOMPOSED = {COLLEAGUE, YOUTH, VICE_PRINCIPAL}
HEADING_AGAIN_AFTER = 6


def staff_file() -> bytes:
    """The export, printed in two pages (so its heading comes twice), with a total and a signature under it."""
    rows = [_line(number, one) for number, one in enumerate(STAFF, start=1)]
    rows.insert(HEADING_AGAIN_AFTER, [*HEADINGS, *(f"Cột {place}" for place in range(len(HEADINGS), WIDTH))])
    return sector_xls(
        [*rows, _words(0, f"Tổng cộng: {len(STAFF)}"), _words(3, "NGƯỜI LẬP BIỂU"), _words(3, SECRETARY)]
    )


def _line(number: int, one: Listed) -> list[object]:
    name = unicodedata.normalize("NFD", one.name) if one.name in DECOMPOSED else one.name
    row = sector_row(
        staff_code=f"GV{number:02d}",
        ministry_code=f"01300{number:04d}",
        full_name=name,
        born=one.born,
        sex=one.sex,
        status=one.status,
        position=one.position,
        joined_sector="01/09/2008",
        team=one.team,
    )
    row[0] = number
    return row


def _words(place: int, words: str) -> list[object]:
    row: list[object] = [""] * WIDTH
    row[place] = words
    return row
