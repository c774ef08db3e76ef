"""The law's answers to a case, and how they moved from those to another case."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from statute.assess import assess
from statute.comparing import compared_trees
from thidua.core.school_years import school_year_of, starts
from thidua.guidance.queries import assess_for, local_facts
from thidua.people.facts import Case, case_of
from thidua.people.models import Person
from thidua.units.access import Member
from thidua.units.models import Unit
from thidua.units.queries import current_year

Answered = Mapping[str, Any]
_COUNTED = (("yes", "đủ"), ("no", "chưa đủ"), ("unknown", "chưa rõ"), ("blocked", "chưa được xét"))


@dataclass(frozen=True, slots=True)
class Moved:
    """One finding that reads otherwise now; `before` is empty for a new one, `after` for one that is gone."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One award's answer, the answer to the starting case, and what moved in between.

    `by_titles`: the titles ticked for the year give another answer than its grade would.
    """

    award: Answered
    before: str
    moved: tuple[Moved, ...]
    by_titles: bool = False

    @property
    def is_moved(self) -> bool:
        return bool(self.before != self.award["answer"])


@dataclass(frozen=True, slots=True)
class Answers:
    outcomes: tuple[Outcome, ...]
    on: date

    @property
    def moved(self) -> int:
        return sum(outcome.is_moved for outcome in self.outcomes)

    @property
    def counts(self) -> list[tuple[int, str]]:
        """How many awards of each answer, for the line above them."""
        found = Counter(outcome.award["answer"] for outcome in self.outcomes)
        return [(found[answer], words) for answer, words in _COUNTED if found[answer]]


def day_and_year(member: Member) -> tuple[date, str]:
    """The unit's current school year; the day is today, or the year's first if it has not begun."""
    year = current_year(member.unit)
    name = year.name if year else school_year_of(member.on)
    return max(member.on, starts(name)), name


def case_to_try(member: Member, person: Person) -> Case:
    """What the tables say of a person today: the same case as on the person's own page."""
    on, name = day_and_year(member)
    return case_of(unit=member.unit, person=person, on=on, school_year=name)


def local_to_try(unit: Unit, on: date, kind: str) -> Case:
    """What the unit's own rules say of a case of nobody: whether the school's recognition of initiatives counts."""
    local = local_facts(unit, on) if kind == "person" else {}
    return {"local": local} if local else {}


def answers(unit: Unit, case: Case, start: Case) -> Answers:
    """The answers to a case beside those to the one it started from, with the unit's local rules of each day."""
    before = {award["code"]: award for award in assess_for(unit=unit, case=start)["awards"]}
    now = assess_for(unit=unit, case=case)["awards"]
    by_grade = _by_grade(case)
    outcomes = tuple(
        replace(
            _outcome(award, before.get(award["code"])),
            by_titles=by_grade.get(award["code"], award["answer"]) != award["answer"],
        )
        for award in now
    )
    return Answers(outcomes, date.fromisoformat(case["on"]))


def _by_grade(case: Case) -> dict[str, str]:
    """The answers if nothing were ticked of the year's titles; none where nothing is, or where no grade is known."""
    years = case.get("years") or []
    ticked = [
        year
        for year in years
        if year["school_year"] == case["school_year"] and year.get("awards") is not None and year.get("grade")
    ]
    if not ticked:
        return {}
    untold = [{**year, "awards": None} if year in ticked else year for year in years]
    return {award["code"]: award["answer"] for award in assess({**case, "years": untold})["awards"]}


def _outcome(award: Answered, before: Answered | None) -> Outcome:
    if before is None:
        return Outcome(award, award["answer"], ())
    trees = compared_trees(_findings(before), _findings(award), ("answer", "because"))
    changed = [
        Moved(one["fields"]["because"]["before"], one["fields"]["because"]["after"])
        for one in trees["changed"]
        if "because" in one["fields"]
    ]
    gone = [Moved(one["because"], "") for one in trees["removed"]]
    new = [Moved("", one["because"]) for one in trees["added"]]
    return Outcome(award, before["answer"], (*changed, *gone, *new))


def _findings(award: Answered) -> list[Any]:
    """Those of the law, then those of the deciding level's own rules."""
    return [*award["findings"], *award["local"]["findings"]]
