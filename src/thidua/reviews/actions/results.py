"""Writing results: a later version beside the earlier one, places with ties, and telling what rests on them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from thidua.core import clock
from thidua.criteria.marking import Counted, places
from thidua.reviews.content import Kind, period_named
from thidua.reviews.models import Result, Review, Sheet, Way
from thidua.reviews.states import ReviewState


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to stand for one sheet; `counted` None: nothing was counted (exempt, too few months)."""

    sheet: Sheet
    counted: Counted | None
    marks: Sequence[int] = ()
    notes: dict[str, str] = field(default_factory=dict)
    sources: Sequence[dict[str, Any]] = ()
    decided_by: UUID | None = None


def latest_of(review: Review) -> dict[UUID, Result]:
    return {row.sheet_id: row for row in Result.objects.filter(sheet__review=review, is_latest=True)}


def write_results(
    review: Review, outcomes: Sequence[Outcome], because: Callable[[UUID], str]
) -> list[Result]:
    """A new version of each sheet whose result differs from the one that stands; the others stay as they are."""
    now, there = clock.now(), latest_of(review)
    ranked = _placed(outcomes)
    written: list[Result] = []
    for outcome in outcomes:
        before = there.get(outcome.sheet.id)
        row = _row(outcome, ranked[outcome.sheet.id])
        if before is not None and _said(before) == _said(row):
            continue
        row.number = before.number + 1 if before else 1
        row.because = because(outcome.sheet.id) if before else ""
        row.made_at = now
        written.append(row)
    replaced = [there[row.sheet_id].id for row in written if row.sheet_id in there]
    # Thousands at once, and no database takes that many parameters in one statement.
    for start in range(0, len(replaced), 500):
        Result.objects.filter(id__in=replaced[start : start + 500]).update(is_latest=False)
    Result.objects.bulk_create(written, batch_size=500)
    return written


def as_it_stands(row: Result, sheet: Sheet) -> Outcome:
    """A result that is not touched, beside others that are: its place may change."""
    counted = None
    # Without marks nothing was counted; with marks and no total, too much was excused.
    if row.total is not None or row.marks:
        counted = Counted((), 0, row.base, row.bonus, row.minus, row.out, row.total, row.band)
    return Outcome(sheet, counted, row.marks, row.notes, row.sources, row.decided_by_id)


def tell_dependents(review: Review, because: str) -> int:
    """Reviews that were put together from months and touch this one are to be looked at again."""
    if review.kind != Kind.MONTH:
        return 0
    month = period_named(review.year.name, review.name)
    first, last = (month.first, month.last) if month else (review.first, review.last)
    rows = Review.objects.filter(
        unit=review.unit, way=Way.ROLLED, first__lte=last, last__gte=first,
        state__in=[ReviewState.CLOSED, ReviewState.PUBLISHED],
    )  # fmt: skip
    return rows.update(stale=because)


def _placed(outcomes: Iterable[Outcome]) -> dict[UUID, int | None]:
    """Whoever was measured by the same set is compared; equal totals share a place."""
    groups: dict[UUID, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.sheet.set_id, []).append(outcome)
    return {
        outcome.sheet.id: place
        for group in groups.values()
        for outcome, place in zip(
            group, places(one.counted.total if one.counted else None for one in group), strict=True
        )
    }


def _row(outcome: Outcome, place: int | None) -> Result:
    row = Result(
        sheet=outcome.sheet,
        place=place,
        marks=list(outcome.marks),
        notes=dict(outcome.notes),
        sources=list(outcome.sources),
        decided_by_id=outcome.decided_by,
    )
    if outcome.counted is not None:
        counted = outcome.counted
        row.total, row.band = counted.total, counted.band
        row.base, row.bonus, row.minus, row.out = counted.base, counted.bonus, counted.minus, counted.out
    return row


def _said(row: Result) -> tuple[object, ...]:
    return (
        row.total,
        row.band,
        row.place,
        row.base,
        row.bonus,
        row.minus,
        row.out,
        row.marks,
        row.notes,
        row.sources,
    )
