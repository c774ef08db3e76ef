"""Who works at the demo school. All names are made of flowers, rivers, mountains and weather."""

from dataclasses import dataclass
from datetime import date

TEAMS = [
    "Tổ Toán – Tin",
    "Tổ Khoa học tự nhiên",
    "Tổ Ngữ văn",
    "Tổ Sử – Địa – GDCD",
    "Tổ Ngoại ngữ – Nghệ thuật",
    "Tổ Văn phòng",
]


# Came straight from university on the first day of the year that is played.
NEWCOMER = "Phạm Văn Cánh Buồm"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the cast: name, sex, team (index), position, subject, birth year."""

    name: str
    sex: str
    team: int
    position: str
    subject: str
    born: date


_ROWS = """
Ngô Văn Trường Sơn|m|5|Hiệu trưởng|
Lê Thị Hướng Dương|f|5|Phó Hiệu trưởng|
Phạm Văn Thái Dương|m|1|Tổ trưởng|Vật lí
Hoàng Thị Sao Mai|f|0|Tổ trưởng|Toán
Bùi Thị Mùa Thu|f|2|Tổ trưởng|Ngữ văn
Đỗ Văn Trường Giang|m|3|Tổ trưởng|Lịch sử
Lý Thị Nắng Mai|f|4|Tổ trưởng|Tiếng Anh
Đặng Văn Bình Nguyên|m|5|Tổ trưởng|
Trần Thị Cẩm Chướng|f|2|Tổ phó|Ngữ văn
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


def cast() -> list[Part]:
    """Forty-five people; dates of birth spread over thirty years, the same at every building."""
    parts = []
    for place, row in enumerate(_ROWS.strip().splitlines()):
        name, sex, team, position, subject = row.split("|")
        born = (
            date(2003, 4, 9)
            if name == NEWCOMER
            else date(1967 + (place * 7 + 15) % 30, 1 + (place * 5) % 12, 1 + (place * 11) % 28)
        )
        parts.append(Part(name, "female" if sex == "f" else "male", int(team), position, subject, born))
    return parts
