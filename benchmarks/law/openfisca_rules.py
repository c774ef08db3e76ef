"""The twelve rules in force on 10 June 2023, as OpenFisca variables over yearly facts.

Unknowns are two variables: `…_certain` and `…_possible`. A rule is written once for both sides; where it negates, it
reads the other side. What rules share (a title while its list is open) is a variable too, which OpenFisca keeps.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEARS = 10
ON = date(2023, 6, 10)
CERTAIN, POSSIBLE = "certain", "possible"
OTHER = {CERTAIN: POSSIBLE, POSSIBLE: CERTAIN}
RECOGNISERS = ("district", "province", "ministry", "national")
# More than anybody has, and later than any day: what is not known, within OpenFisca's int32.
MANY, NEVER = 99, 10**6

YEARLY = (
    *(
        "grade_good",
        "grade_excellent",
        "registered_title",
        "leave_below_limit",
        "not_newcomer",
        "disciplined",
    ),
    *("title_LDTT", "title_CSTDCS", "title_CSTD_TINH", "title_CSTD_BO", "initiative_school"),
    *(f"initiative_{recogniser}" for recogniser in RECOGNISERS),
)
COUNTS = (
    *("count_initiative", "count_initiative_province", "count_initiative_national", "count_either_province"),
)
FORMS = ("BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2")
OWN = ("local_school_recognises", "hardship_now", *(f"holds_{form}" for form in (*FORMS, "KNC_GD")))
DAYS = ("joined_sector", "discipline_days", "discipline_ended")
RULES = ("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO", "CSTDTQ", "BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2", "HCLD1", "KNC_GD")  # fmt: skip

Side = str
Rule = Callable[[Any, Any, Side], Any]
PERSON = Entity("person", "people", "A teacher", "")


def ldtt(person: Any, year: Any, side: Side) -> Any:
    return (
        person(f"grade_good_{side}", year)
        & person(f"registered_title_{side}", year)
        & person(f"leave_below_limit_{side}", year)
        & person(f"not_newcomer_{side}", year)
        & ~person(f"disciplined_{OTHER[side]}", year)
    )


def cstdcs(person: Any, year: Any, side: Side) -> Any:
    recognised = person(f"initiative_school_{side}", year) & person(f"local_school_recognises_{side}", year)
    for recogniser in RECOGNISERS:
        recognised = recognised | person(f"initiative_{recogniser}_{side}", year)
    return person(f"now_LDTT_{side}", year) & recognised


def cstd(person: Any, year: Any, side: Side) -> Any:
    """The conditions of CSTD of a province or a ministry, without the doubt about a title given again."""
    return chain_of_cstdcs(person, year, side, 3) & at_least_one(
        person, year, side, "count_either_province", 3
    )


def fresh(title: str) -> Rule:
    def rule(person: Any, year: Any, side: Side) -> Any:
        own = person(f"cstd_{side}", year)
        if side == POSSIBLE:
            return own
        before = person(f"title_{title}_possible", ago(year, 1)) | person(
            f"title_{title}_possible", ago(year, 2)
        )
        return own & ~before

    return rule


def cstdtq(person: Any, year: Any, side: Side) -> Any:
    now = person(f"now_CSTD_TINH_{side}", year) | person(f"now_CSTD_BO_{side}", year)
    met = False
    for apart in (3, 2, 1):
        then = ago(year, apart)
        before = person(f"title_CSTD_TINH_{side}", then) | person(f"title_CSTD_BO_{side}", then)
        chain = chain_of_cstdcs(person, year, side, apart + 1)
        found = at_least_one(person, year, side, "count_initiative_national", apart + 1)
        met = met | (before & chain & found)
    return now & met


def bk(person: Any, year: Any, side: Side) -> Any:
    last = ago(year, 1)
    found = person(f"count_initiative_{side}", year) + person(f"count_initiative_{side}", last)
    return person(f"grade_excellent_{side}", year) & person(f"grade_excellent_{side}", last) & (found >= 2)


def after(forms: tuple[str, ...], count: str, least: int) -> Rule:
    """Five years or more in a row of the best grade after one of the forms, and so many initiatives in them."""

    def rule(person: Any, year: Any, side: Side) -> Any:
        held = any_of(person(f"holds_{form}_{side}", year) for form in forms)
        granted = [
            any_of(person(f"granted_{form}_{side}", ago(year, k)) for form in forms) for k in range(YEARS)
        ]
        older = person("forms_unknown", year) if side == POSSIBLE else np.zeros_like(held)
        before = [older]
        for one in reversed(granted[1:]):
            before.insert(0, before[0] | one)
        unbroken, length, found = held, 0, 0
        for k in range(YEARS):
            then = ago(year, k)
            unbroken = unbroken & person(f"grade_excellent_{side}", then) & before[k]
            length = length + unbroken
            found = found + unbroken * person(f"{count}_{side}", then)
        if side == POSSIBLE:  # what lies before the years known may go on for ever
            found = found + (unbroken & older) * MANY
        return held & (length >= 5) & (found >= least)

    return rule


def knc(person: Any, year: Any, side: Side) -> Any:
    latest = POSSIBLE if side == CERTAIN else CERTAIN  # the later the start, the less is sure
    start = person(f"joined_sector_{latest}", year) + person(f"discipline_days_{latest}", year)
    early = person(f"hardship_now_{side}", year) & (start <= years_before(15))
    waited = person(f"discipline_ended_{latest}", year) <= years_before(2)
    return ((start <= years_before(20)) | early) & waited & ~person(f"holds_KNC_GD_{OTHER[side]}", year)


def standing_in(title: str, own: str) -> Rule:
    """The title by the year's list; by its conditions where the list is not decided."""

    def rule(person: Any, year: Any, side: Side) -> Any:
        certain, possible = person(f"title_{title}_certain", year), person(f"title_{title}_possible", year)
        undecided = possible & ~certain
        met = person(f"{own}_{side}", year)
        return certain | (undecided & met) if side == CERTAIN else possible & ~(undecided & ~met)

    return rule


def chain_of_cstdcs(person: Any, year: Any, side: Side, years: int) -> Any:
    chain = person(f"now_CSTDCS_{side}", year)
    for k in range(1, years):
        chain = chain & person(f"title_CSTDCS_{side}", ago(year, k))
    return chain


def at_least_one(person: Any, year: Any, side: Side, count: str, years: int) -> Any:
    return any_of(person(f"{count}_{side}", ago(year, k)) >= 1 for k in range(years))


def any_of(found: Iterable[Any]) -> Any:
    met, *others = found
    for other in others:
        met = met | other
    return met


def ago(year: Any, years: int) -> Any:
    return year.offset(-years) if years else year


def years_before(years: int) -> int:
    return ON.replace(year=ON.year - years).toordinal()


COMPUTED: dict[str, Rule] = {
    "LDTT": ldtt,
    "now_LDTT": standing_in("LDTT", "LDTT"),
    "CSTDCS": cstdcs,
    "now_CSTDCS": standing_in("CSTDCS", "CSTDCS"),
    "cstd": cstd,
    "CSTD_TINH": fresh("CSTD_TINH"),
    "CSTD_BO": fresh("CSTD_BO"),
    "now_CSTD_TINH": standing_in("CSTD_TINH", "cstd"),
    "now_CSTD_BO": standing_in("CSTD_BO", "cstd"),
    "CSTDTQ": cstdtq,
    "BK_TINH": bk,
    "BK_BO": bk,
    "BK_TTG": after(("BK_TINH", "BK_BO"), "count_initiative", 5),
    "HCLD3": after(("BK_TTG",), "count_initiative_province", 2),
    "HCLD2": after(("HCLD3",), "count_initiative_province", 3),
    "HCLD1": after(("HCLD2",), "count_initiative_province", 4),
    "KNC_GD": knc,
}


def system() -> TaxBenefitSystem:
    found = TaxBenefitSystem([PERSON])
    truths = (*YEARLY, *OWN, *(f"granted_{form}" for form in FORMS))
    for side in (CERTAIN, POSSIBLE):
        for name in truths:
            found.add_variable(_variable(f"{name}_{side}", bool))
        for name in (*COUNTS, *DAYS):
            found.add_variable(_variable(f"{name}_{side}", int))
        for name, rule in COMPUTED.items():
            found.add_variable(_variable(f"{name}_{side}", bool, _formula(rule, side)))
    found.add_variable(_variable("forms_unknown", bool))
    return found


def _formula(rule: Rule, side: Side) -> Callable[..., Any]:
    def formula(person: Any, period: Any) -> Any:
        return rule(person, period, side)

    return formula


def _variable(name: str, kind: type, formula: Callable[..., Any] | None = None) -> type[Variable]:
    own = {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), own | ({"formula": formula} if formula else {}))
