"""Who works at the demo school. All names are made of flowers, rivers, mountains and weather."""

import random
from dataclasses import dataclass
from datetime import date

from thidua.demo.names import invent
from thidua.demo.recipe import Size

TEAMS = [
    "Tổ Toán – Tin",
    "Tổ Khoa học tự nhiên",
    "Tổ Ngữ văn",
    "Tổ Sử – Địa – GDCD",
    "Tổ Ngoại ngữ – Nghệ thuật",
    "Tổ Văn phòng",
]
# Teams which only the large school has, with the subjects taught there.
MORE_TEAMS = {
    "Tổ Toán 2": ["Toán"],
    "Tổ Ngữ văn 2": ["Ngữ văn"],
    "Tổ Tiếng Anh": ["Tiếng Anh"],
    "Tổ Tin học – Công nghệ": ["Tin học", "Công nghệ"],
    "Tổ Hóa học – Sinh học": ["Hóa học", "Sinh học"],
    "Tổ Thể chất – Nghệ thuật": ["Giáo dục thể chất", "Âm nhạc", "Mĩ thuật"],
}
LARGE = 150
SEXES = {"f": "female", "m": "male"}


# Came straight from university on the first day of the year that is played.
NEWCOMER = "Phạm Văn Cánh Buồm"
# Came from another school on the same day.
CAME = "Đỗ Thị Bằng Lăng"
# Pledges nothing: on leave for the whole first term.
ABSENT = "Lê Thị Oải Hương"
# The teacher whose own year is shown; everybody else of that position is called otherwise with every other seed.
TEACHER = "Nguyễn Thị Hoa Sim"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the cast: `key` is who it is in the play, `name` what they are called with this seed."""

    key: str
    name: str
    sex: str
    team: int
    position: str
    subject: str
    born: date
    # Stands in the written cast; the others of a large school are drawn by lot.
    written: bool = True


_ROWS = """
Ngô Văn Trường Sơn|m|5|Hiệu trưởng|
Lê Thị Hướng Dương|f|5|Phó Hiệu trưởng|
Phạm Văn Thái Dương|m|1|Tổ trưởng|Vật lí
Hoàng Thị Sao Mai|f|0|Tổ trưởng|Toán
Bùi Thị Mùa Thu|f|2|Tổ trưởng|Ngữ văn
Đỗ Văn Trường Giang|m|3|Tổ trưởng|Lịch sử
Lý Thị Nắng Mai|f|4|Tổ trưởng|Tiếng Anh
Đặng Văn Bình Nguyên|m|5|Tổ trưởng|
Trần Thị Cẩm Chướng|f|2|Phó Hiệu trưởng|Ngữ văn
Nguyễn Thị Hoa Sim|f|0|Giáo viên|Toán
Vũ Văn Sông Lam|m|0|Giáo viên|Tin học
Phan Thị Cỏ May|f|4|Giáo viên|Âm nhạc
Lý Thị Mây Trắng|f|2|Giáo viên|Ngữ văn
Nguyễn Văn Biển Xanh|m|0|Giáo viên|Toán
Trần Văn Rừng Thông|m|1|Giáo viên|Sinh học
Lê Thị Mưa Xuân|f|1|Giáo viên|Hóa học
Phạm Thị Trăng Non|f|4|Giáo viên|Tiếng Anh
Hoàng Văn Đồi Chè|m|3|Giáo viên|Địa lí
Vũ Thị Lá Phong|f|2|Giáo viên|Ngữ văn
Bùi Văn Sông Thao|m|1|Giáo viên|Vật lí
Đỗ Thị Bằng Lăng|f|0|Giáo viên|Toán
Ngô Thị Hải Đường|f|4|Giáo viên|Mĩ thuật
Đặng Thị Phượng Vĩ|f|3|Giáo viên|Giáo dục công dân
Phan Văn Núi Tản|m|4|Giáo viên|Giáo dục thể chất
Nguyễn Thị Sen Hồng|f|2|Giáo viên|Ngữ văn
Trần Thị Thủy Tiên|f|0|Giáo viên|Toán
Lê Văn Gió Ngàn|m|1|Giáo viên|Công nghệ
Phạm Thị Hoàng Lan|f|4|Giáo viên|Tiếng Anh
Hoàng Thị Ban Mai|f|2|Giáo viên|Ngữ văn
Vũ Thị Thạch Thảo|f|3|Giáo viên|Lịch sử
Bùi Thị Ngọc Lan|f|0|Giáo viên|Toán
Đỗ Văn Hừng Đông|m|1|Giáo viên|Hóa học
Ngô Văn Suối Ngọc|m|0|Giáo viên|Tin học
Lý Văn Đại Ngàn|m|4|Giáo viên|Giáo dục thể chất
Đặng Thị Mộc Miên|f|3|Giáo viên|Địa lí
Phan Thị Dã Quỳ|f|2|Giáo viên|Ngữ văn
Nguyễn Thị Tường Vi|f|4|Giáo viên|Tiếng Anh
Trần Văn Hải Âu|m|1|Giáo viên|Sinh học
Lê Thị Oải Hương|f|0|Giáo viên|Toán
Phạm Văn Cánh Buồm|m|3|Giáo viên|Lịch sử
Hoàng Thị Mai Vàng|f|5|Nhân viên kế toán|
Vũ Thị Hồng Nhung|f|5|Nhân viên văn thư|
Bùi Văn Đường Làng|m|5|Nhân viên bảo vệ|
Đỗ Thị Cúc Trắng|f|5|Nhân viên thư viện|
Ngô Thị Tre Xanh|f|5|Nhân viên y tế|
"""


def cast(size: Size, seed: int) -> list[Part]:
    """Forty-five people, or a hundred and fifty; the same at every building with the same seed."""
    chance = random.Random(f"cast {seed}")  # noqa: S311 -- the same demo at every building, no secret
    rows = [row.split("|") for row in _ROWS.strip().splitlines()]
    taken = {name for name, *_ in rows}
    parts = []
    for place, (key, sex, team, position, subject) in enumerate(rows):
        name = key if _keeps(key, position, seed) else invent(sex, taken, chance)
        parts.append(Part(key, name, SEXES[sex], int(team), position, subject, _born(place, key)))
    return parts if size != Size.LARGE else [*parts, *_more(len(parts), taken, chance)]


def teams_of(size: Size) -> list[str]:
    return [*TEAMS, *(MORE_TEAMS if size == Size.LARGE else [])]


def _keeps(name: str, position: str, seed: int) -> bool:
    """With the first seed everybody is called as written; with any other those who hold a part of their own."""
    return seed == 1 or name == TEACHER or position != "Giáo viên"


def _more(place: int, taken: set[str], chance: random.Random) -> list[Part]:
    """The further teams of the large school: a leader, a deputy, teachers."""
    parts: list[Part] = []
    teams = list(enumerate(MORE_TEAMS.values(), start=len(TEAMS)))
    while place + len(parts) < LARGE:
        team, subjects = teams[len(parts) % len(teams)]
        size = len(parts) // len(teams)
        position = ("Tổ trưởng", "Tổ phó", "Giáo viên")[min(size, 2)]
        sex = "f" if chance.random() < 0.7 else "m"  # noqa: PLR2004 -- as schools are
        name = invent(sex, taken, chance)
        subject = subjects[size % len(subjects)]
        born = _born(place + len(parts), name)
        parts.append(Part(name, name, SEXES[sex], team, position, subject, born, written=False))
    return parts


def _born(place: int, key: str) -> date:
    """Spread over thirty years; no two of the cast on the same day."""
    if key == NEWCOMER:
        return date(2003, 4, 9)
    return date(1967 + (place * 7 + 15) % 30, 1 + (place * 5) % 12, 1 + (place * 11) % 28)
