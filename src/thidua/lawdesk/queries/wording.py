"""The values of a difference as people read them: figures, codes, lists, money, articles."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from statute.library import load
from statute.names import citation_text, short_name
from statute.words import GRADE, LEAVE, RECOGNISER, capital
from thidua.people.models import Basis, Contract
from thidua.web.templatetags.law import VERIFICATION_WORDS
from thidua.web.templatetags.vietnamese import number

NAMES = {
    "rule": "Điều kiện trong thư viện luật",
    "decides": "Người quyết định",
    "decides_verification": "Mức kiểm chứng về người quyết định",
    "bonus": "Tiền thưởng",
    "required": "Yêu cầu",
    "citation": "Căn cứ",
    "verification": "Mức kiểm chứng",
    "within": "Vị trí",
    "any": "Cách xét",
    "title": "Danh hiệu phải có",
}
_RULE = {
    "known": "đã có",
    "incomplete": "mới có một phần",
    "not_known": "chưa có",
    "not_in_force": "chưa có hiệu lực",
}
# Of which people a share is taken; the law's figure is one of these two words.
_BASES = {
    "good_only": "số người hoàn thành tốt nhiệm vụ",
    "good_and_above": "số người hoàn thành tốt nhiệm vụ trở lên",
}
# Words of the law's figures which are choices; a test holds them to the figures.
_CHOICES = {
    "ground": "là căn cứ xét",
    "no_ground": "không là căn cứ xét",
    "counted": "được tính",
    "excluded": "không được tính",
    "not_excluded": "không bị loại",
    "by_local_rule": "theo quy định của cấp quyết định",
}
_WORDS: Mapping[str, str] = {
    **GRADE,
    **LEAVE,
    **RECOGNISER,
    **_BASES,
    **_CHOICES,
    **{value: label.lower() for value, label in (*Contract.choices, *Basis.choices)},
}
_SHARE = re.compile(r"(\d+)/100")


def said(name: str, value: Any) -> str:
    """One side of a changed field."""
    return _SAID.get(name, plain)(value)


def plain(value: Any) -> str:
    """A figure of the law."""
    if value is None or value == []:
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list | tuple):
        return ", ".join(map(plain, value))
    if isinstance(value, int):
        return number(value)
    return _written(str(value))


def unit(written: str) -> str:
    """What a figure counts, with the law's own words said in Vietnamese."""
    return re.sub(r"\w+", lambda found: _BASES.get(found[0], found[0]), written)


def figure(said_of: Mapping[str, Any] | None) -> str:
    """A figure with the instrument in which it stands."""
    if said_of is None:
        return "chưa biết"
    cited = citation_text(said_of["citation"])
    return f"{plain(said_of['value'])} ({cited})" if cited else plain(said_of["value"])


def entry(said_of: Mapping[str, Any]) -> str:
    """A condition that came or went."""
    text = str(said_of.get("because") or said_of.get("required") or said_of["id"])
    cited = citation_text(said_of.get("citation"))
    return f"{capital(text)} ({cited})" if cited else capital(text)


def _written(text: str) -> str:
    if text in _WORDS:
        return _WORDS[text]
    codes = text.split()
    if codes and load().awards.keys() >= set(codes):
        return ", ".join(map(short_name, codes))
    share = _SHARE.fullmatch(text)
    if share:
        return f"{share[1]}%"
    return text.replace(".", ",") if text.replace(".", "", 1).isdigit() else text


def _money(bonus: Mapping[str, Any] | None) -> str:
    if bonus is None:
        return "chưa biết"
    coefficient = _written(str(bonus["coefficient"]))
    return f"{number(bonus['amount'])} đồng ({coefficient} × {number(bonus['base'])})"


_SAID: dict[str, Callable[[Any], str]] = {
    "citation": lambda value: citation_text(value) or "chưa rõ điều khoản",
    "verification": lambda value: VERIFICATION_WORDS[value],
    "decides_verification": lambda value: VERIFICATION_WORDS[value],
    "rule": lambda value: _RULE[value],
    "within": lambda value: "là một trong nhiều cách" if value else "là điều kiện riêng",
    "any": lambda value: "đạt một trong các điều kiện" if value else "phải đạt",
    "bonus": _money,
}
