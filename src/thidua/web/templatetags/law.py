"""What pages show of the law: citations by their full names, awards by name instead of code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template

from statute import library
from statute.errors import LibraryError
from thidua.units.models import Unit
from thidua.units.queries import head_named, two_above

register = template.Library()

VERIFICATION_WORDS = {
    "official": "đã đọc bản chính thức",
    "secondary": "nguồn thứ cấp",
    "memory": "chưa kiểm chứng",
    "carried_over": "chưa đối chiếu bản sửa đổi",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a chip and as the few lines that open under it.

    `verification_words` and `checked` are about the instrument as the library knows it today: how well an article
    itself was read stands in whatever cites it. `is_entered`: a document which the unit entered itself.
    """

    number: str
    label: str
    title: str
    article: str
    is_known: bool = False
    is_entered: bool = False
    in_force_from: date | None = None
    in_force_to: date | None = None
    verification_words: str = ""
    checked: date | None = None
    source: str = ""

    @property
    def which(self) -> str:
        """What a verification beside it is about."""
        return "Điều này" if self.article else "Quy định này"

    @property
    def link(self) -> str:
        return self.source if self.source.startswith(("https://", "http://")) else ""


@register.simple_tag(takes_context=True)
def who_decides(context: Mapping[str, Any], words: str, on: date | None = None) -> str:
    """The deciding head as called where the reader's unit stands on that day, instead of the law's general words."""
    request = context.get("request")
    member = getattr(request, "member", None)
    if member is None:
        return head_named(words, [])
    day = on or member.on
    # Asked for a dozen awards on a page: the way up is read once a day.
    known: dict[date, list[Unit]] = request.__dict__.setdefault("units_above", {})
    if day not in known:
        known[day] = [member.unit, *two_above(member.unit, day)]
    return head_named(words, known[day])


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
        return Cited(
            number=number,
            label=number,
            title=title,
            article="",
            is_entered=True,
            verification_words="do đơn vị nhập",
        )
    try:
        instrument = library.instrument(number)
    except LibraryError:
        label = _joined(number, article)
        return Cited(number=number, label=label, title=f"Văn bản {number}", article=article)
    return Cited(
        number=number,
        is_known=True,
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
def verified(verification: str) -> str:
    """How well it was read, in words; a mark of a later version which nobody here knows stays as it is."""
    return VERIFICATION_WORDS.get(verification, verification)


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
