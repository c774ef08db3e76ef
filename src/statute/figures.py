"""The figures of the law as people read them: choices, codes, shares and lists in Vietnamese words."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from statute.days import in_vietnamese
from statute.library import load
from statute.local.wording import CONTRACT
from statute.names import short_name
from statute.words import BASIS, GRADE, LEAVE, RECOGNISER, SCOPE

# Of which people a share is taken; the law's figure is one of these two words.
_BASES = {
    "good_only": "số người hoàn thành tốt nhiệm vụ",
    "good_and_above": "số người hoàn thành tốt nhiệm vụ trở lên",
}
# Words of the figures which are choices; a test holds them to the figures.
_CHOICES = {
    "ground": "là căn cứ xét",
    "no_ground": "không là căn cứ xét",
    "counted": "được tính",
    "excluded": "không được tính",
    "not_excluded": "không bị loại",
    "by_local_rule": "theo quy định của cấp quyết định",
    "new_unit": "đơn vị mới",
    "old_unit": "đơn vị cũ",
    "sending_unit": "đơn vị cử đi",
    "receiving_unit": "nơi tiếp nhận",
}
_WORDS: Mapping[str, str] = {**GRADE, **LEAVE, **RECOGNISER, **BASIS, **CONTRACT, **_BASES, **_CHOICES}
_UNITS = {
    "mã danh hiệu": "danh hiệu",
    "mã hình thức": "hình thức khen thưởng",
    "các nhóm mã danh hiệu": "các nhóm danh hiệu",
    "phần": "tỷ lệ",
    "ngày tháng": "ngày",
}
_OF_SCOPE = "phạm vi"
_SHARE = re.compile(r"\d+/[1-9]\d*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECIMAL = re.compile(r"\d+\.\d+")
_HUNDREDTHS = 100


def figure_words(value: Any, unit: str = "") -> str:
    """A value of a figure; `unit` where the same word is another thing as a scope than as a level."""
    if value is None or value in ([], ()):
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list | tuple):
        groups = any(isinstance(each, str) and " " in each and _are_codes(each) for each in value)
        return ("; " if groups else ", ").join(figure_words(each, unit) for each in value)
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return _written(str(value), unit)


def unit_words(unit: str) -> str:
    """What a figure counts, with the law's own words said in Vietnamese."""
    return _UNITS.get(unit) or re.sub(r"\w+", lambda found: _BASES.get(found[0], found[0]), unit)


def _written(text: str, unit: str) -> str:
    if unit == _OF_SCOPE and text in SCOPE:
        return SCOPE[text]
    if text in _WORDS:
        return _WORDS[text]
    if _are_codes(text):
        return ", ".join(map(short_name, text.split()))
    if _SHARE.fullmatch(text):
        return _share(text)
    if _DAY.fullmatch(text):
        return in_vietnamese(date.fromisoformat(text))
    return text.replace(".", ",") if _DECIMAL.fullmatch(text) else text


def _are_codes(text: str) -> bool:
    return bool(text) and load().awards.keys() >= set(text.split())


def _share(text: str) -> str:
    """70 % where it is a whole number of hundredths; 2/3 stays as the law writes it."""
    hundredths = Fraction(text) * _HUNDREDTHS
    return f"{hundredths.numerator} %" if hundredths.denominator == 1 else text
