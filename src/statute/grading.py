"""What points say of a year's grade, and what discipline by the Party does to it."""

from datetime import date
from decimal import Decimal

from statute.library import load
from statute.records import DatedValue

# From the best grade down, with the figure which says how many points it asks for.
GRADES = ("excellent", "good", "completed")
PARTY_DISCIPLINE = "party_discipline_fails_grade"
MOST_POINTS = 100
_FIGURES = {grade: f"grade_points_{grade}" for grade in GRADES}
ASKED = frozenset({*_FIGURES.values(), PARTY_DISCIPLINE})


def points_from() -> date:
    """The first day on which a year is evaluated by points."""
    return min(load().parameter(name).values[0].first for name in _FIGURES.values())


def best_grade(points: Decimal, on: date) -> str | None:
    """The best grade that so many points allow; other reasons may lower it. None: no points on that day."""
    law = load()
    for grade in GRADES:
        figure = law.parameter(_FIGURES[grade]).find(on)
        if figure is None:
            return None
        if points >= figure.value:
            return grade
    return "failed"


def party_discipline_fails(on: date) -> DatedValue | None:
    """Whether discipline by the Party decided on that day makes the year's grade the lowest; None: not known."""
    return load().parameter(PARTY_DISCIPLINE).find(on)
