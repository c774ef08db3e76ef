"""What an answer of the law misses, as people call it, and on which page of the person each fact is entered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

_OF_YEAR = re.compile(r"years\[(\d{4}-\d{4})\](?:\.(\w+))?.*")
_YEAR_WORDS = {
    "grade": "kết quả xếp loại",
    "awards": "danh hiệu đã được công nhận",
    "registered": "danh hiệu đã đăng ký",
    "initiatives": "sáng kiến, đề tài",
    "discipline": "có bị kỷ luật hay không",
    "leave": "số ngày nghỉ",
    "months_worked": "số tháng làm việc",
    "members": "số người được xếp loại",
    "ungraded": "số người không xếp loại",
    "completed": "số người hoàn thành nhiệm vụ",
    "ldtt": "số người đạt Lao động tiên tiến",
    "cstdcs": "số người đạt Chiến sĩ thi đua cơ sở",
    "disciplined_from_warning": "số người bị kỷ luật từ cảnh cáo",
}
_WORDS = {
    "awards": "hình thức khen thưởng đã được tặng",
    "under_review": "có đang bị xem xét kỷ luật, thanh tra, kiểm tra, điều tra hay không",
    "accepted_on": "ngày tiếp nhận hồ sơ",
    "local.school_recognises_initiatives": "cấp quyết định có tính sáng kiến do trường công nhận hay không",
    "subject.joined_sector": "ngày vào ngành",
    "subject.joined_unit": "ngày về trường",
    "subject.born": "ngày sinh",
    "subject.sex": "giới tính",
    "subject.contract": "loại hợp đồng",
    "subject.manager": "có là cán bộ quản lý hay không",
    "subject.teaching_years": "số năm trực tiếp giảng dạy",
    "subject.hardship_years": "số năm ở vùng khó khăn",
    "subject.hardship_now": "hiện có ở vùng khó khăn hay không",
    "subject.discipline_complete": "các năm khác có bị kỷ luật hay không",
    "subject.small": "có là tập thể nhỏ hay không",
}
# The page `person_record` on which a fact beside the years is entered.
_RECORDS = {
    "awards": "lich-su",
    "under_review": "xem-xet",
    "subject.teaching_years": "qua-trinh",
    "subject.hardship_years": "qua-trinh",
    "subject.hardship_now": "qua-trinh",
    "subject.discipline_complete": "lich-su",
} | {
    f"subject.{name}": "thong-tin"
    for name in ("joined_sector", "joined_unit", "born", "sex", "contract", "manager")
}
_IN_YEAR = ("grade", "leave", "discipline", "months_worked", "initiatives", "awards")


@dataclass(frozen=True, slots=True)
class Missing:
    """One fact, and where it is entered; no address for whoever may not enter it, or where there is no page."""

    words: str
    address: str


def in_words(keys: Iterable[str]) -> list[str]:
    """Each fact once, years with their name; a key nobody named here is left out."""
    return list(dict.fromkeys(word for key in keys if (word := _word(key))))


def missing(keys: Iterable[str], person: UUID, may_record: Iterable[str]) -> list[Missing]:
    """Each fact once. `may_record`: the pages of the person that the reader may fill in."""
    allowed = frozenset(may_record)
    found: dict[str, Missing] = {}
    for key in keys:
        if (words := _word(key)) and words not in found:
            found[words] = Missing(words, _address(key, person, allowed))
    return list(found.values())


def _address(key: str, person: UUID, allowed: frozenset[str]) -> str:
    of_year = _OF_YEAR.fullmatch(key)
    if of_year is not None:
        return _address_in_year(key, of_year[1], of_year[2] or "", person) if "nam-hoc" in allowed else ""
    if key.startswith("local."):
        return reverse("rule_list")
    if key.startswith("awards["):
        return "#da-nhan" if "khen-thuong" in allowed else ""
    what = _RECORDS.get(key, "")
    return reverse("person_record", args=[person, what]) if what in allowed else ""


def _address_in_year(key: str, year: str, name: str, person: UUID) -> str:
    """One initiative is corrected from the person's page, all else of a year on the year's; pledges in their room."""
    if "initiatives[" in key:
        return "#sang-kien"
    return reverse("person_year", args=[person, year]) if name in _IN_YEAR else ""


def _word(key: str) -> str:
    found = _OF_YEAR.fullmatch(key)
    if found:
        return f"{_YEAR_WORDS.get(found[2] or '', 'dữ kiện')} của năm học {found[1]}"
    return _WORDS.get(key) or _WORDS.get(re.split(r"[\[.]", key)[0], "")
