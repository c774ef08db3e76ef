"""What the law says of a sheet: by which rules it goes, what a person's year leaves open, how many may be excellent."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from statute import grading
from statute.evaluating import (
    Basis,
    Facts,
    Limit,
    Rules,
    Tasks,
    as_approved,
    basis_of,
    limits_of,
    task_doubts,
)
from statute.excellent import ExcellentLimit, Graded, excellent_limits, head_grade, unread_share
from statute.findings import Finding
from statute.grading import points_from
from statute.records import DatedValue
from thidua.people.models import Grade, Posting, StaffGroup
from thidua.people.queries import disciplined_in
from thidua.scoring.models import Evaluation, Figures, Regulation
from thidua.units.models import Unit


def regulations_of(unit: Unit) -> list[Regulation]:
    """The earliest first."""
    return list(Regulation.objects.filter(unit=unit).select_related("scan"))


def regulation_on(unit: Unit, on: date) -> Regulation | None:
    """The first that was issued by that day: in time or not is asked of the first one.

    One from before the rules of points is a regulation by the earlier ones and makes nothing points.
    """
    return Regulation.objects.filter(unit=unit, issued_on__range=(points_from(), on)).first()


def basis_for(unit: Unit, on: date) -> Basis:
    first = regulation_on(unit, on)
    return basis_of(on, first.issued_on if first else None)


def basis_of_sheet(evaluation: Evaluation | None, unit: Unit, today: date) -> Basis:
    """The day of its paper decides, today while there is none; what was approved keeps its rules, opened again too."""
    kept = evaluation.rules_on or evaluation.approved_on if evaluation else None
    if evaluation is None or kept is None:
        return basis_for(unit, today)
    return basis_kept(unit, evaluation.rules, kept)


def basis_kept(unit: Unit, rules: str | None, on: date) -> Basis:
    """The rules of an approval on that day; a regulation written down or taken out since does not turn them."""
    basis = basis_for(unit, on)
    return basis if rules is None or basis.rules == rules else as_approved(Rules(rules), on)


def facts_of(lines: Mapping[UUID, Figures], persons: Iterable[UUID], school_year: str) -> dict[UUID, Facts]:
    """Of each person what the line says and what the records know of discipline; two queries."""
    people = list(persons)
    employer, party = disciplined_in(people, school_year)
    found = {}
    for person in people:
        line = lines.get(person)
        found[person] = Facts(
            months=line.months_worked if line else None,
            leave_days=line.leave_days if line else None,
            maternity_days=line.maternity_days if line else None,
            disciplined=person in employer,
            party_disciplined=person in party,
        )
    return found


# As the sheet's narrow column says them.
SHORT = {
    Grade.EXCELLENT: "xuất sắc",
    Grade.GOOD: "tốt",
    Grade.COMPLETED: "hoàn thành",
    Grade.FAILED: "không hoàn thành",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What stands beside one line: what its facts leave open, what its tasks do not bear, what its points allow."""

    limits: tuple[Limit, ...]
    best: str | None

    @property
    def best_words(self) -> str:
        return Grade(self.best).label if self.best else ""

    @property
    def best_short(self) -> str:
        return SHORT[Grade(self.best)] if self.best else ""


def said_of(line: Figures | None, facts: Facts, basis: Basis) -> Told:
    limits = limits_of(facts, basis)
    if line is None:
        return Told(tuple(limits), None)
    limits += task_doubts(Tasks(line.beyond, line.on_time, line.unmet), line.grade, basis)
    points = line.points if basis.by_points else None
    return Told(tuple(limits), grading.best_grade(points, basis.rule_day) if points is not None else None)


@dataclass(frozen=True, slots=True)
class Group:
    """The unit, or its people of like work, with what the ceiling says of their number."""

    name: str
    limit: ExcellentLimit


def ceilings_of(
    basis: Basis,
    grades: Mapping[UUID, str | None],
    postings: Iterable[Posting],
    *,
    apart: Collection[UUID],
    unit_grade: str | None,
) -> list[Group]:
    """In the unit and in each group of like work; empty by rules that set no ceiling.

    `apart`: whom the level above grades. People of like work are those of one staff group: the law names no other groups.
    """
    if not basis.by_points:
        return []
    rows = [
        (posting.staff_group, grades.get(posting.person_id))
        for posting in postings
        if posting.person_id not in apart
    ]
    named = [(group.label, [grade for of, grade in rows if of == group]) for group in StaffGroup]
    groups = [_graded(name.lower(), found) for name, found in named if found]
    limits = excellent_limits(
        _graded("toàn trường", [grade for _, grade in rows]),
        groups if len(groups) > 1 else [],
        basis.rule_day,
        unit_excellent=None if unit_grade is None else unit_grade == Grade.EXCELLENT,
    )
    return [Group(limit.of.name, limit) for limit in limits]


def _graded(name: str, grades: list[str | None]) -> Graded:
    return Graded(name, good=grades.count(Grade.GOOD), excellent=grades.count(Grade.EXCELLENT))


def head_finding(basis: Basis, head: str | None, evaluation: Evaluation | None) -> Finding | None:
    """Whether the head stands above the unit; None where the rules do not ask."""
    if not basis.by_points:
        return None
    return head_grade(head, evaluation.unit_grade if evaluation else None, basis.rule_day)


def told_of_unread_share(basis: Basis) -> DatedValue | None:
    """A share that is only spoken of, for rules that set no ceiling."""
    return None if basis.by_points else unread_share(basis.rule_day)
