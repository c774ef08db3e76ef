"""The shortest way of one person to one award, as a page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from statute.plan_ahead import plan_ahead
from thidua.guidance.queries import assess_for
from thidua.lawdesk.queries.answers import case_to_try
from thidua.people.facts.missing import in_words
from thidua.people.models import Person
from thidua.people.queries import records_of
from thidua.units.access import Member

Plan = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Years after each other that ask for the same deeds."""

    years: tuple[str, ...]
    deeds: Sequence[Mapping[str, Any]]

    @property
    def name(self) -> str:
        first, last = self.years[0], self.years[-1]
        if first == last:
            return f"Năm học {first}"
        return f"Các năm học từ {first} đến {last}, mỗi năm"


@dataclass(frozen=True, slots=True)
class Break:
    """What goes wrong in one year at the same cost."""

    year: str
    slips: str
    then: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An initiative which should not be used for something else; `title` as the records name it."""

    title: str
    year: str
    why: str


@dataclass(frozen=True, slots=True)
class Path:
    plan: Plan
    stretches: list[Stretch]
    breaks: list[Break]
    kept: list[Kept]
    needed: list[str]

    @property
    def is_begun(self) -> bool:
        """Whether the first year with a deed is the one that runs."""
        return bool(self.plan["begin"] == self.plan["school_year"])


def path_of(member: Member, person: Person, award: str) -> Path:
    plan = plan_ahead(case_to_try(member, person), award)
    return Path(plan, stretches(plan), breaks(plan), _kept(plan, person), in_words(plan["needs_facts"]))


def goals_of(member: Member, person: Person) -> list[Mapping[str, Any]]:
    """Every award of a person with today's answer, in the order of the law."""
    answered: list[Mapping[str, Any]] = assess_for(unit=member.unit, case=case_to_try(member, person))[
        "awards"
    ]
    return answered


def stretches(plan: Plan) -> list[Stretch]:
    """Years that follow each other and ask for the same are said once."""
    found: list[Stretch] = []
    for _, same in groupby(plan["years"], key=lambda year: [deed["text"] for deed in year["deeds"]]):
        alike = list(same)
        found += [
            Stretch(tuple(year["school_year"] for year in run), run[0]["deeds"])
            for run in _without_gaps(alike)
        ]
    return found


def _without_gaps(years: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    runs: list[list[Mapping[str, Any]]] = []
    for year in years:
        follows = runs and int(runs[-1][-1]["school_year"][:4]) + 1 == int(year["school_year"][:4])
        if follows:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def breaks(plan: Plan) -> list[Break]:
    grouped = groupby(plan["breaks"], key=lambda one: (one["year"], one["then"]))
    return [Break(year, "; hoặc ".join(one["slip"] for one in same), then) for (year, then), same in grouped]


def _kept(plan: Plan, person: Person) -> list[Kept]:
    """The plan names initiatives by year and place, in the order in which the case lists them."""
    if not plan["keep"]:
        return []
    titles = {row.school_year: [one.title for one in row.initiatives.all()] for row in records_of(person)}
    return [
        Kept(titles[one["school_year"]][one["index"]], one["school_year"], one["why"]) for one in plan["keep"]
    ]
