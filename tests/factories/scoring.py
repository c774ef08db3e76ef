"""Evaluations, made by the real actions."""

from collections.abc import Sequence
from datetime import date

from factories.base import School, actor
from thidua.core import clock
from thidua.people.models import Grade, Person
from thidua.people.queries import staff_of
from thidua.scoring.actions import (
    LineEntry,
    approve_evaluation,
    enter_head_paper,
    enter_lines,
    enter_regulation,
)
from thidua.scoring.models import Evaluation, Line
from thidua.scoring.queries import approved_evaluation, day_of_sheet

PAPER = "58/QĐ-THCSHS"
APPROVED_ON = date(2026, 5, 15)


def entry(person: Person, grade: str | None = Grade.GOOD, version: int = 0, **figures: object) -> LineEntry:
    return LineEntry(person=person.id, version=version, grade=grade, **figures)


def enter_each(school: School, lines: Sequence[LineEntry], *, on: date) -> list[Line]:
    """Alice enters the lines of all but her own, which An enters: nobody writes the own."""
    own = school.person(school.alice).id
    entered: list[Line] = []
    for user, mine in (
        (school.alice, [line for line in lines if line.person != own]),
        (school.an, [line for line in lines if line.person == own]),
    ):
        if mine:
            by = actor(user, school)
            entered += enter_lines(by=by, unit=school.unit, year=school.year, entries=mine, on=on)
    return entered


def graded(school: School, grade: str = Grade.GOOD, **others: str) -> Evaluation:
    """Everybody gets `grade`, except those named (`binh="excellent"`); approved by the chair."""
    special = {school.person(getattr(school, key)).id: value for key, value in others.items()}
    on = day_of_sheet(school.year, clock.today())
    staff = staff_of(school.unit, on=on)
    lines = [entry(posting.person, special.get(posting.person_id, grade)) for posting in staff]
    enter_each(school, lines, on=on)
    enter_head_paper(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        person=school.person(school.an),
        number="77/QĐ-UBND",
        issuer="UBND xã Hoa Sen",
        on=APPROVED_ON,
    )
    return approve_evaluation(
        by=actor(school.an, school), unit=school.unit, year=school.year, paper=PAPER, on=APPROVED_ON
    )


def in_points(school: School) -> School:
    """The school has its own regulation in time: from its day on people are graded by points."""
    by = actor(school.alice, school)
    enter_regulation(by=by, unit=school.unit, number="12/QĐ-THCSHS", issued_on=date(2026, 11, 1))
    return school


def is_graded(school: School) -> bool:
    return approved_evaluation(school.unit, school.year) is not None
