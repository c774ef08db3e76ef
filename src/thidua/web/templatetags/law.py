"""What pages show of the law: citations by their full names, awards by name instead of code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template

from statute import library
from statute.errors import LibraryError

register = template.Library()

VERIFICATION_WORDS = {
    "official": "đã đọc bản chính thức",
    "secondary": "nguồn thứ cấp",
    "memory": "chưa kiểm chứng",
    "carried_over": "chưa đối chiếu bản sửa đổi",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a chip and as the few lines that open under it."""

    label: str
    title: str
    article: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    verification_words: str = ""
    checked: date | None = None
    source: str = ""

    @property
    def link(self) -> str:
        return self.source if self.source.startswith(("https://", "http://")) else ""


@register.filter
def cited(citation: Mapping[str, Any]) -> Cited:
    """A citation of an assessment. Stored findings may name an instrument which the library no longer has.

    A document which the unit entered itself names its issuer; it is none of the law's, whatever its number.
    """
    article = f"Điều {citation['article']}" if citation.get("article") else ""
    number = str(citation["instrument"])
    if citation.get("issuer"):
        issued = date.fromisoformat(citation["issued"])
        title = f"{number} ngày {issued:%d/%m/%Y} của {citation['issuer']}"
        return Cited(label=number, title=title, article="", verification_words="do đơn vị nhập")
    try:
        instrument = library.instrument(number)
    except LibraryError:
        return Cited(label=_joined(number, article), title=f"Văn bản {number}", article=article)
    return Cited(
        label=_joined(instrument.short_title, article),
        title=instrument.title,
        article=article,
        in_force_from=instrument.in_force_from,
        in_force_to=instrument.in_force_to,
        verification_words=VERIFICATION_WORDS[str(instrument.verification)],
        checked=instrument.checked,
        source=instrument.source,
    )


@register.filter
def award_name(code: str) -> str:
    """`Chiến sĩ thi đua cơ sở` for `CSTDCS`; an award the library does not know keeps its code."""
    award = library.load().awards.get(code)
    return award.name if award else code


@register.filter
def award_short(code: str) -> str:
    award = library.load().awards.get(code)
    return award.short_name if award else code


def _joined(name: str, article: str) -> str:
    return f"{name}, {article}" if article else name
