"""The papers at the head of a plan: how each reads, and whether it was in force on the plan's day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from paper.words import long_date
from statute.library import load
from statute.records import Instrument
from thidua.documents.queries import legal_base
from thidua.plans.models import Base, BaseKind, Plan

OPENINGS = {BaseKind.LEGAL: "Căn cứ", BaseKind.DIRECTIVE: "Thực hiện", BaseKind.OTHER: ""}
# What a paper is, by the sign in its number (decree 30/2020, annex III).
NAMED = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "ĐA": "Đề án",
    "BC": "Báo cáo",
}


NUMBER = re.compile(r"\d+\s*/\s*\d{4}\s*/\s*[\w-]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """A base as it reads, and what must be known of its force: `warning` is empty where nothing must."""

    base: Base
    sentence: str
    warning: str = ""
    is_ended: bool = False

    @property
    def kind(self) -> str:
        return "no" if self.is_ended else "unknown"

    @property
    def label(self) -> str:
        return "Không có hiệu lực" if self.is_ended else "Chưa rõ"


def bases_of(plan: Plan) -> list[Base]:
    return list(Base.objects.filter(plan=plan).select_related("incoming"))


def standings(plan: Plan, on: date) -> list[Standing]:
    """Each base of the plan, judged on the day of its issue, or on this day while it is no paper yet."""
    return [standing_of(base, plan.issued_on or on) for base in bases_of(plan)]


def warned(rows: Iterable[Standing]) -> list[Standing]:
    return [row for row in rows if row.warning]


def standing_of(base: Base, on: date) -> Standing:
    sentence, found = base_sentence(base), instrument_of(base)
    if found is None:
        unknown = base.kind == BaseKind.LEGAL
        told = "Thư viện luật chưa có văn bản này nên chưa rõ còn hiệu lực không. Hãy tự kiểm tra."
        return Standing(base, sentence, told if unknown else "")
    if found.in_force_from is None:
        return Standing(base, sentence, "Thư viện luật chưa rõ văn bản này có hiệu lực từ ngày nào.")
    if on < found.in_force_from:
        told = f"Ngày {on:%d/%m/%Y} chưa có hiệu lực: từ {found.in_force_from:%d/%m/%Y} mới có."
        return Standing(base, sentence, told, is_ended=True)
    if found.in_force_to is not None and on > found.in_force_to:
        return Standing(base, sentence, _ended(found, found.in_force_to), is_ended=True)
    return Standing(base, sentence)


def instrument_of(base: Base) -> Instrument | None:
    """The paper in the law library, chosen there or typed by its number."""
    return load().instruments.get(base.instrument or number_in(base.paper))


def number_in(paper: str) -> str:
    """The number of a typed paper as the law library writes it: “Nghị định số 98/2023/nđ-cp” → 98/2023/NĐ-CP."""
    found = NUMBER.search(paper)
    return found[0].replace(" ", "").upper() if found else paper


def base_sentence(base: Base) -> str:
    """“Căn cứ Kế hoạch số … ngày … của …”; other words stand as they were typed."""
    found = instrument_of(base)
    if found is not None:
        named = legal_base(found)
    elif base.incoming is not None:
        came = base.incoming
        named = _named(came.paper, came.dated, came.sender, came.abstract)
    else:
        named = _named(base.paper, base.dated, base.issuer, base.about)
    return f"{OPENINGS[BaseKind(base.kind)]} {named}".strip()


def _named(paper: str, dated: date | None, issuer: str, about: str) -> str:
    parts = [
        _called(paper),
        long_date(dated) if dated else "",
        f"của {issuer}" if issuer else "",
        f"về {about[:1].lower()}{about[1:]}"
        if about and paper and not about.lower().startswith("về ")
        else about,
    ]
    return " ".join(part for part in parts if part)


def _called(paper: str) -> str:
    """A bare number gets the word for what it is: “36/HD-UBND” → “Hướng dẫn số 36/HD-UBND”."""
    if not paper[:1].isdigit():
        return paper
    sign = paper.partition("/")[2].partition("-")[0].strip()
    return f"{NAMED.get(sign, 'Văn bản')} số {paper}"


def _ended(found: Instrument, last: date) -> str:
    told = f"Hết hiệu lực sau ngày {last:%d/%m/%Y}."
    newer = load().instruments.get(found.replaced_by or "")
    if newer is not None:
        return f"{told} Được thay bằng {newer.title}."
    return f"{told} Được thay bằng {found.replaced_by}." if found.replaced_by else told
