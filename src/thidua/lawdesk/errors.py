"""Why the law's reader refuses a case, in Vietnamese: it speaks English, on its command line, to programs."""

import json
import re
from datetime import date

from statute.errors import CaseError

# What the reader says → what people read; the groups are values, days, years and lists of values.
_SAID: tuple[tuple[str, str], ...] = (
    (r"is required", "bắt buộc phải có"),
    (r"is not a key of a (?:case|person|collective)(?:'s year)?", "không phải là khóa ở chỗ này"),
    (r"(.+) is not an object", "{0} không phải là một nhóm {{…}}"),
    (r"(.+) is not a list", "{0} không phải là một danh sách […]"),
    (r"(.+) is not a date \(YYYY-MM-DD\)", "{0} không phải là ngày (NĂM-THÁNG-NGÀY)"),
    (r"(.+) is not a school year \(such as .+\)", "{0} không phải là năm học, ví dụ 2023-2024"),
    (r"(.+) is not true or false", "{0} không phải là true hoặc false"),
    (r"(.+) is not one of (.+)", "{0} không có trong các giá trị: {1}"),
    (r"0 is not a number of members", "số người phải lớn hơn 0"),
    (r"(.+) is not a number", "{0} không phải là số"),
    (r"(.+) is negative", "{0} là số âm"),
    (r"is too large", "tệp lớn quá"),
    (r"is neither UTF-8 text nor a spreadsheet", "đây không phải là bảng tính .xlsx, .xls hay tệp chữ UTF-8"),
    (r"is a spreadsheet that cannot be read", "không đọc được bảng tính này, hãy mở ra, lưu lại rồi tải lên"),
    (r"is protected by a password", "tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên"),
    (r"(.+) is too large", "{0} là số quá lớn"),
    (r"(.+) is outside 0-(.+)", "{0} ngoài khoảng từ 0 đến {1}"),
    (r"(.+) is not a whole number", "{0} không phải là số nguyên"),
    (r"(.+) is before (.+), the first day whose law is known here", "luật ở đây chỉ có từ ngày {1}"),
    (r"(.+) is before the school year (.+) begins", "ngày {0} trước khi năm học {1} bắt đầu"),
    (r"(.+) is after school_year (.+)", "năm học {0} sau năm học được xét {1}"),
    (r"is there twice in one object", "viết hai lần trong cùng một nhóm, không biết lấy giá trị nào"),
    (r"(.+) is there twice", "năm học {0} có hai dòng"),
    (r"(.+) is after on (.+)", "ngày {0} sau ngày xét {1}"),
    (r"(.+) is outside the school year (.+)", "ngày {0} không thuộc năm học {1}"),
    (r"(.+) is more than the (.+) members", "{0} nhiều hơn số người của tập thể ({1})"),
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS = {"a list": "một danh sách", "an object": "một nhóm"}


def in_vietnamese(fault: str) -> str:
    """A fault of the case as a sentence."""
    for pattern, words in _SAID:
        found = re.fullmatch(pattern, fault, flags=re.DOTALL)
        if found:
            said = words.format(*(_KINDS.get(value, _days(value)) for value in found.groups()))
            return said[:1].upper() + said[1:] + "."
    return "Giá trị này chưa dùng được."


def told(refused: CaseError) -> str:
    """With the key that is at fault, for those who write the case themselves."""
    sentence = in_vietnamese(refused.fault)
    return f"{refused.key}: {sentence[:1].lower()}{sentence[1:]}" if refused.key else sentence


def not_json(fault: json.JSONDecodeError) -> str:
    return f"Không đọc được JSON: hãy xem dòng {fault.lineno}, cột {fault.colno}."


def _days(value: str) -> str:
    return _DAY.sub(_day, value)


def _day(found: re.Match[str]) -> str:
    """A refused value may look like a day and be none: it is shown as it was written."""
    try:
        return f"{date.fromisoformat(found[0]):%d/%m/%Y}"
    except ValueError:
        return found[0]
