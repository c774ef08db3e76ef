"""The years that a plan's words name: which are its own and move along when it is copied, which belong to a paper."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thidua.plans.models import Base, BaseKind, Plan

# A law or another paper is named with the year it was made, which stays what it is.
_PAPER = (
    r"\b(?:(?i:luật|hiến pháp|pháp lệnh|nghị định|nghị quyết|thông tư|chỉ thị|quyết định|công văn|kế hoạch số)"
    r"|Lệnh|Hướng dẫn|Thông báo|Kết luận|Điều lệ|Quy chế|Quy định|Văn bản)\b"
)
_YEAR = r"\b20\d\d\b"
_NAMED = re.compile(rf"{_PAPER}[^.;\n]*?{_YEAR}(?:\s*[-–—]\s*{_YEAR})?")
_PAIR = re.compile(r"\b(20\d\d)(\s*[-–—]\s*)(20\d\d)\b")
_OWN = re.compile(r"(?<=năm )(20\d\d)\b(?!\s*[-–—]\s*20\d\d)", re.IGNORECASE)
TITLE = "Tên kế hoạch"


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a plan whose years move, as it was and as it will be."""

    place: str
    was: str
    now: str


def later_words(text: str, years: int, *, of: Plan) -> str:
    """School years and “năm 2026” which are the plan's own, moved along; the year of a law is left."""
    own = {of.starts.year, of.ends.year}

    def pair(found: re.Match[str]) -> str:
        first, last = int(found[1]), int(found[3])
        if last != first + 1 or own.isdisjoint((first, last)):
            return found[0]
        return f"{first + years}{found[2]}{last + years}"

    def single(found: re.Match[str]) -> str:
        return str(int(found[1]) + years) if int(found[1]) in own else found[0]

    return _outside_of_papers(text, lambda part: _OWN.sub(single, _PAIR.sub(pair, part)))


def moved_words(plan: Plan, years: int) -> list[Words]:
    """Every text that a copy into a later year would change, for somebody to look at."""
    texts = [(TITLE, plan.title), *texts_of(plan)]
    found = [Words(place, text, later_words(text, years, of=plan)) for place, text in texts]
    return [one for one in found if one.was != one.now]


def texts_of(plan: Plan) -> Iterator[tuple[str, str]]:
    """Where else a plan's words may name its year: opening, closing, bases that are no paper of the library."""
    yield from (("Lời mở đầu", plan.opening), ("Lời kết", plan.closing))
    for about in Base.objects.filter(plan=plan, kind=BaseKind.OTHER).values_list("about", flat=True):
        yield "Căn cứ", about


def _outside_of_papers(text: str, change: Callable[[str], str]) -> str:
    """The change, of what stands between the names of papers."""
    parts, at = [], 0
    for name in _NAMED.finditer(text):
        parts += [change(text[at : name.start()]), name[0]]
        at = name.end()
    return "".join([*parts, change(text[at:])])
