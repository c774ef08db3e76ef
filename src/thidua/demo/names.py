"""Invented names: a family name, a middle word, and two words of nature. Nobody is called so twice."""

import random

FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ngô",
    "Lý",
    "Dương",
    "Mai",
    "Đinh",
    "Hồ",
]
FLOWERS = """
Hoa Hồng|Hoa Huệ|Hoa Lài|Hoa Nhài|Hoa Mận|Hoa Đào|Hoa Chanh|Hoa Bưởi|Hoa Cau|Hoa Xoan|Cúc Vàng|Cúc Họa|Sen Trắng
Súng Tím|Lan Rừng|Lan Ý|Mộc Lan|Ngọc Trâm|Trà My|Trạng Nguyên|Anh Đào|Bồ Công|Cẩm Tú|Dạ Hương|Dạ Lý|Đỗ Quyên
Hồng Mai|Lưu Ly|Mẫu Đơn|Ngọc Bích|Nguyệt Quế|Nhật Quỳnh|Quỳnh Hương|Tầm Xuân|Thiên Lý|Thủy Trúc|Tử Đằng|Vân Anh
Sương Mai|Mây Hồng|Mưa Thu|Nắng Hạ|Trăng Rằm|Tuyết Mai|Xuân Mai|Bình Minh|Hoàng Hôn|Cỏ Lau|Cỏ Non|Lá Xanh
""".replace("\n", "|")
RIVERS = """
Sông Hương|Sông Thu|Sông Đà|Sông Mã|Sông Cầu|Sông Gianh|Sông Ba|Sông Tiền|Suối Reo|Suối Tiên|Thác Bạc|Hồ Xanh
Biển Đông|Biển Biếc|Đảo Xa|Vịnh Xanh|Bờ Cát|Đồi Thông|Đồi Cọ|Núi Bạc|Núi Hồng|Núi Xanh|Đèo Mây|Đá Vàng|Rừng Dương
Rừng Lim|Rừng Tràm|Cây Đa|Cây Sồi|Tùng Bách|Tre Ngà|Trúc Xanh|Gió Nồm|Gió Đông|Gió Biển|Trời Xanh|Mây Ngàn
Nắng Vàng|Bão Táp|Sao Khuê|Sao Hôm|Ngân Hà|Thái Bình|Bắc Đẩu|Cánh Đồng|Đồng Xanh|Đồng Lúa|Hải Đăng|Hải Triều
""".replace("\n", "|")


def _given(words: str) -> list[str]:
    return [word for word in words.split("|") if word]


GIVEN = {"f": _given(FLOWERS), "m": _given(RIVERS)}
MIDDLE = {"f": "Thị", "m": "Văn"}


def invent(sex: str, taken: set[str], chance: random.Random) -> str:
    """A name which is not among those taken, neither as a whole nor in its two words of nature; taken grows by it."""
    given_taken = {" ".join(name.split()[-2:]) for name in taken}
    free = [given for given in GIVEN[sex] if given not in given_taken] or GIVEN[sex]
    while True:
        name = f"{chance.choice(FAMILIES)} {MIDDLE[sex]} {chance.choice(free)}"
        if name not in taken:
            taken.add(name)
            return name
