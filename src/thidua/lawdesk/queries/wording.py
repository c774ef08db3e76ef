"""The values of a difference as people read them: figures, codes, lists, money, articles."""

from collections.abc import Callable, Mapping
from typing import Any

from statute.figures import figure_words
from statute.names import citation_text
from statute.words import capital
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


def said(name: str, value: Any) -> str:
    """One side of a changed field."""
    return _SAID.get(name, figure_words)(value)


def figure(said_of: Mapping[str, Any] | None) -> str:
    """A figure with the instrument in which it stands."""
    if said_of is None:
        return "chưa biết"
    cited = citation_text(said_of["citation"])
    return f"{figure_words(said_of['value'])} ({cited})" if cited else figure_words(said_of["value"])


def entry(said_of: Mapping[str, Any]) -> str:
    """A condition that came or went."""
    text = str(said_of.get("because") or said_of.get("required") or said_of["id"])
    cited = citation_text(said_of.get("citation"))
    return f"{capital(text)} ({cited})" if cited else capital(text)


def _money(bonus: Mapping[str, Any] | None) -> str:
    if bonus is None:
        return "chưa biết"
    coefficient = figure_words(str(bonus["coefficient"]))
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
