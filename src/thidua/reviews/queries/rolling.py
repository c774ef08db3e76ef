"""Months put together: by the rule that the review states, with the months that are missing told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from thidua.criteria.marking import Counted, half_up
from thidua.reviews.content import Kind, month_name, months_within, period_named
from thidua.reviews.models import Result, Review, Rule, Sheet
from thidua.reviews.queries.scales import Measure
from thidua.reviews.states import ReviewState

# Month and subject → points and the total of the set that they were counted by.
Found = Mapping[tuple[UUID, UUID | None], tuple[int | None, Decimal]]
COUNTED = (ReviewState.CLOSED, ReviewState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the stretch: its review, if there is one, and whether that has results."""

    first: date
    weight: int
    review: Review | None

    @property
    def name(self) -> str:
        return month_name(self.first)

    @property
    def missing(self) -> str:
        """Why this month gives nothing to anybody; empty if it does."""
        if self.review is None:
            return "chưa có đợt bình xét"
        return "" if self.review.state in COUNTED else "chưa chốt"


@dataclass(frozen=True, slots=True)
class Rolled:
    sheet: Sheet
    counted: Counted | None
    sources: tuple[dict[str, Any], ...]


def months_of(review: Review) -> list[Month]:
    """Every month that the stretch touches; a month is itself, whatever days of its own its review has."""
    rows = Review.objects.filter(unit=review.unit, kind=Kind.MONTH)
    there = {row.name: row for row in rows.exclude(state=ReviewState.DISCARDED)}
    weighted = review.rule == Rule.WEIGHTED
    return [
        Month(
            first,
            review.weights.get(first.isoformat(), 1) if weighted else 1,
            there.get(month_name(first)),
        )
        for first in months_within(review.first, review.last)
    ]


def months_left_out(review: Review) -> list[str]:
    """Months that the calendar counts to the stretch, and the school's own days of it do not."""
    period = period_named(review.year.name, review.name)
    if period is None:
        return []
    counted = months_within(review.first, review.last)
    return [month_name(one) for one in months_within(period.first, period.last) if one not in counted]


def rolled_totals(review: Review, sheets: Iterable[Sheet], measures: Mapping[UUID, Measure]) -> list[Rolled]:
    """One query for all months: points as shares of each month's own total, brought to the total of this set."""
    months = months_of(review)
    counted = [month.review.id for month in months if month.review is not None and not month.missing]
    rows = Result.objects.filter(sheet__review__in=counted, is_latest=True).values_list(
        "sheet__review", "sheet__person", "sheet__team", "sheet__set__total", "total"
    )
    found: Found = {(month, person or team): (total, whole) for month, person, team, whole, total in rows}
    return [_rolled(review, sheet, measures[sheet.set_id], months, found) for sheet in sheets]


def month_results(review: Review, people: Collection[UUID]) -> dict[tuple[str, UUID], Result]:
    """The results of these people that the stretch was put together from, by the month's name and the person."""
    names = {month.review.id: month.name for month in months_of(review) if month.review and not month.missing}
    rows = Result.objects.filter(sheet__review__in=names, sheet__person__in=people, is_latest=True)
    return {
        (names[row.sheet.review_id], row.sheet.person_id): row
        for row in rows.select_related("sheet__set")
        if row.sheet.person_id
    }


def _rolled(
    review: Review,
    sheet: Sheet,
    measure: Measure,
    months: list[Month],
    found: Found,
) -> Rolled:
    whole, weights, points, count = measure.scale.total, 0, Fraction(0), 0
    sources: list[dict[str, Any]] = []
    for month in months:
        total, own = (
            found.get((month.review.id, sheet.person_id or sheet.team_id), (None, None))
            if month.review
            else (None, None)
        )
        why = month.missing or ("không có phiếu" if own is None else "miễn" if total is None else "")
        here = None
        if total is not None and own is not None:
            exact = Fraction(total * whole, int(own * 100))
            here = half_up(exact.numerator, exact.denominator)
            weights, points, count = weights + month.weight, points + exact * month.weight, count + 1
        sources.append({"month": month.name, "points": here, "weight": month.weight, "why": why})
    if sheet.exempt or count < review.least:
        return Rolled(sheet, None, tuple(sources))
    # Each month's result as it was published; nothing between it and the class is rounded.
    exact = points / weights
    total = half_up(exact.numerator, exact.denominator)
    band = measure.scale.band_of(exact.numerator, exact.denominator)
    return Rolled(sheet, Counted((), 0, total, 0, 0, 0, total, band), tuple(sources))
