"""The keys of a case as people call them: what an answer names as missing."""

import re

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


def in_words(keys: list[str]) -> list[str]:
    """Each fact once, years with their name; a key nobody named here is left out."""
    return list(dict.fromkeys(word for key in keys if (word := _word(key))))


def _word(key: str) -> str:
    found = _OF_YEAR.fullmatch(key)
    if found:
        return f"{_YEAR_WORDS.get(found[2] or '', 'dữ kiện')} của năm học {found[1]}"
    return _WORDS.get(key) or _WORDS.get(re.split(r"[\[.]", key)[0], "")
