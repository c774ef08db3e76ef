"""What is paid to somebody who was granted several awards: each, or only the highest of one achievement."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from statute.findings import Verification, weakest
from statute.library import Library, load
from statute.money import bonus, bonus_text
from statute.names import award_name
from statute.records import DatedValue
from statute.sentences import sentence

TITLES_EACH = "bonus_titles_each_paid"
FORMS_EACH = "bonus_forms_each_paid"
TITLE_AND_FORM = "bonus_title_and_form_paid"
HIGHEST_ONLY = "bonus_highest_only"
ONE_PERIOD = "bonus_titles_of_one_period"
ASKED = frozenset({TITLES_EACH, FORMS_EACH, TITLE_AND_FORM, HIGHEST_ONLY, ONE_PERIOD})

K = TypeVar("K", bound=Hashable)
_BESIDE = {
    TITLES_EACH: "danh hiệu có thời gian xét khác nhau được nhận riêng",
    FORMS_EACH: "hình thức khen thưởng có thời gian và thành tích khác nhau được nhận riêng",
    TITLE_AND_FORM: "vừa có danh hiệu vừa có hình thức khen thưởng thì nhận cả hai",
}


@dataclass(frozen=True)
class Granted(Generic[K]):
    """An award granted. Titles of one school year and one time belong together, forms of one `achievement`.

    What is not said (no school year, no achievement) joins nothing: it is paid by itself.
    """

    key: K
    holder: Hashable
    code: str
    on: date | None
    school_year: str | None = None
    achievement: str | None = None
    collective: bool = False


@dataclass(frozen=True)
class Payment(Generic[K]):
    """`amount` None: nothing is paid, or no figure is known. `outranked_by`: the award that is paid instead."""

    key: K
    amount: int | None
    because: str
    verification: Verification
    outranked_by: K | None = None


def payable(granted: Iterable[Granted[K]]) -> list[Payment[K]]:
    """A payment for each award, in the order given, with the reason for people to read."""
    listed = list(granted)
    by_key = {one.key: one for one in listed}
    by_holder: dict[Hashable, list[Granted[K]]] = {}
    for one in listed:
        by_holder.setdefault(one.holder, []).append(one)
    higher = outranked(listed)
    return [
        _instead(one, by_key[higher[one.key]]) if one.key in higher else _paid(one, by_holder[one.holder])
        for one in listed
    ]


def outranked(granted: Iterable[Granted[K]]) -> dict[K, K]:
    """Which award is not paid because which other one of the same achievement is higher."""
    law = load()
    together: dict[Hashable, list[Granted[K]]] = {}
    for one in granted:
        together.setdefault(_achievement(law, one), []).append(one)
    found = {}
    for group in together.values():
        highest = max(group, key=lambda one: _height(law, one))
        for one in group:
            rule = law.parameter(HIGHEST_ONLY).find(_day(one, highest)) if one is not highest else None
            if rule is not None and rule.value:
                found[one.key] = highest.key
    return found


def _achievement(law: Library, one: Granted[K]) -> Hashable:
    """What the award honours; awards of one value share one achievement."""
    kind = law.award(one.code).kind
    if kind == "title" and one.school_year is not None:
        return kind, one.holder, one.school_year, _period(law, one)
    if kind == "form" and one.achievement is not None:
        return kind, one.holder, one.achievement
    return "alone", one.key


def _period(law: Library, one: Granted[K]) -> str:
    """The titles that are judged over the same time as this one; a title in no such list stands alone."""
    figure = law.parameter(ONE_PERIOD).find(one.on or date.max)
    lists: Sequence[str] = figure.value if figure is not None else ()
    return next((codes for codes in lists if one.code in codes.split()), one.code)


def _height(law: Library, one: Granted[K]) -> tuple[bool, int]:
    """The order of the library is that of the bonuses; what brings no money takes none from another."""
    award = law.award(one.code)
    return award.bonus is not None, award.order


def _day(one: Granted[K], highest: Granted[K]) -> date:
    return one.on or highest.on or date.max


def _instead(one: Granted[K], highest: Granted[K]) -> Payment[K]:
    figure = load().figure(HIGHEST_ONLY, _day(one, highest))
    of = f"năm học {one.school_year}" if one.school_year else "thành tích này"
    said = (
        f"không nhận riêng: {of} đã có tiền thưởng của {award_name(highest.code)}, "
        "nhiều danh hiệu, hình thức của cùng một thành tích chỉ nhận mức cao nhất"
    )
    return Payment(one.key, None, sentence(said), figure.verification, outranked_by=highest.key)


def _paid(one: Granted[K], of_holder: Sequence[Granted[K]]) -> Payment[K]:
    paid = bonus(one.code, one.on, collective=one.collective) if one.on else None
    if paid is None or one.on is None:
        why = (
            "chưa biết hệ số hoặc lương cơ sở của ngày quyết định" if one.on else "chưa biết ngày quyết định"
        )
        return Payment(one.key, None, sentence(f"chưa tính được: {why}"), Verification.MEMORY)
    beside = _beside(one, of_holder, one.on)
    said = "; ".join([bonus_text(paid), *(_BESIDE[name] for name in beside)])
    verified = [Verification(paid["verification"]), *(figure.verification for figure in beside.values())]
    return Payment(one.key, paid["amount"], sentence(said), weakest(*verified))


def _beside(one: Granted[K], of_holder: Sequence[Granted[K]], on: date) -> Mapping[str, DatedValue]:
    """The rules by which it is paid beside other awards that the holder was granted for the same year or day."""
    law = load()
    kinds: dict[tuple[str, str], str] = {("title", "title"): TITLES_EACH, ("form", "form"): FORMS_EACH}
    found: dict[str, Any] = {}
    for other in of_holder:
        if other.key == one.key or not _at_the_same_time(one, other):
            continue
        if _achievement(law, other) == _achievement(law, one):
            continue
        name = kinds.get((law.award(one.code).kind, law.award(other.code).kind), TITLE_AND_FORM)
        found[name] = law.figure(name, on)
    return found


def _at_the_same_time(one: Granted[K], other: Granted[K]) -> bool:
    same_year = one.school_year is not None and one.school_year == other.school_year
    return same_year or (one.on is not None and one.on == other.on)
