"""Points of the sheet out of a yearly review: which reviews can give them, what each line would become, and why not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from statute.evaluating import most_points, stopped
from statute.grading import GRADES, best_grade
from thidua.criteria.marking import points, shown
from thidua.people.models import Grade
from thidua.reviews.models import KindLabel, Result, Review
from thidua.reviews.queries.results import results_of
from thidua.reviews.queries.scales import Measure, measures_of
from thidua.reviews.states import ReviewState
from thidua.scoring.queries.parts import Measured, Parts, months_measured, parts_of_months, parts_of_sheet
from thidua.scoring.queries.sheet import Row, Sheet
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import heads_on


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line as it would be written; `refused`: why it stays as it is. `notes`: what is left behind, what falls away."""

    row: Row
    result: Result | None = None
    common: Decimal | None = None
    results: Decimal | None = None
    best: str | None = None
    refused: str = ""
    notes: tuple[str, ...] = ()
    keeps_grade: bool = True
    parts: Parts | None = None

    @property
    def total(self) -> Decimal | None:
        return None if self.common is None or self.results is None else self.common + self.results

    @property
    def best_words(self) -> str:
        return Grade(self.best).label if self.best else ""

    @property
    def changes(self) -> bool:
        """Not where the same points of the same result stand there already."""
        line = self.row.line
        there = (line.common_points, line.result_points, line.origin_id) if line else (None, None, None)
        return not self.refused and (self.common, self.results, self.result and self.result.id) != there


def reviews_to_take(unit: Unit, year: SchoolYear) -> list[Review]:
    """Of the whole year, published, not to be looked at again."""
    rows = Review.objects.filter(
        unit=unit, year=year, kind=KindLabel.YEAR, state=ReviewState.PUBLISHED, stale=""
    )
    return list(rows)


@dataclass(frozen=True, slots=True)
class Source:
    """A review with what its points are read from: its own sets, or the months that it was put together from."""

    review: Review
    measures: Mapping[UUID, Measure]
    months: Mapping[tuple[str, UUID], Measured]


def _source(review: Review, found: Mapping[UUID, Result]) -> Source:
    if review.is_rolled:
        return Source(review, {}, months_measured(review, found))
    return Source(review, measures_of([row.sheet for row in found.values()]), {})


def proposals_of(review: Review, sheet: Sheet, today: date, *, taker: UUID | None) -> list[Proposal]:
    """Everybody of the sheet in its order. `taker`: who asks, and takes no points for the own line."""
    found = {row.sheet.person_id: row for row in results_of(review) if row.sheet.person_id}
    source = _source(review, found)
    heads = heads_on(review.unit, today)
    return [
        _not_taken(row, heads, taker)
        or _proposal(row, found.get(row.posting.person_id), source, sheet.basis.rule_day)
        for row in sheet.rows
    ]


def _not_taken(row: Row, heads: Collection[UUID], taker: UUID | None) -> Proposal | None:
    user = row.posting.person.user_id
    if user is not None and user in heads:
        return Proposal(row, refused="Hiệu trưởng do cấp trên xếp loại.")
    if user is not None and user == taker:
        return Proposal(row, refused="Không ai tự lấy điểm của mình: người khác được nhập xếp loại lấy.")
    return None


def fingerprint_of(sheet: Sheet, proposals: Sequence[Proposal]) -> str:
    """The same for the same lines and the same results, and for nothing else."""
    said = [sheet.seen, *(str(one.result.id) for one in proposals if one.result)]
    return sha256("\n".join(said).encode()).hexdigest()


def _proposal(row: Row, result: Result | None, source: Source, day: date) -> Proposal:
    if result is None:
        return Proposal(row, refused="Không có kết quả trong đợt bình xét này.")
    if result.total is None:
        return Proposal(row, refused=_without_total(source.review, result))
    most = most_points(day)
    parts = (
        parts_of_months(source.review, result, source.months, most)
        if source.review.is_rolled
        else parts_of_sheet(result, source.measures[result.sheet.set_id], most)
    )
    if isinstance(parts, str):
        return Proposal(row, refused=parts)
    common, results = points(parts.common), points(parts.results)
    best = best_grade(common + results, day)
    return _with_grade(
        Proposal(row, result, common, results, best, notes=tuple(_left_behind(parts)), parts=parts)
    )


def _without_total(review: Review, result: Result) -> str:
    if result.sheet.exempt:
        return f"Được miễn: {result.sheet.exempt}"
    if review.is_rolled:
        count = sum(1 for source in result.sources if source["points"] is not None)
        return f"Chỉ {count} tháng có kết quả, đợt này cần ít nhất {review.least} tháng: chưa rõ điểm."
    return "Không có kết quả trong đợt bình xét này."


def _left_behind(parts: Parts) -> list[str]:
    found = []
    each = " mỗi tháng" if parts.rule else ""
    if parts.bonus:
        found.append(f"điểm cộng {shown(parts.bonus)}{each} không đưa sang")
    if parts.minus:
        found.append(f"điểm trừ {shown(parts.minus)}{each} không đưa sang")
    return found


def _with_grade(proposal: Proposal) -> Proposal:
    """A grade above the new points, or below them without a reason, has to be entered again."""
    line = proposal.row.line
    order = (*GRADES, "failed")
    if line is None or line.grade not in order or proposal.best is None:
        return proposal
    told = proposal.row.told
    bound = told is not None and stopped(list(told.limits), proposal.best, reason=bool(line.because))
    step = order.index(line.grade) - order.index(proposal.best)
    if step == 0 or (step > 0 and (line.because or bound)):
        return proposal
    note = f"mức đang ghi ({line.get_grade_display().lower()}) không hợp với điểm này, phải nhập lại"
    return replace(proposal, keeps_grade=False, notes=(*proposal.notes, note))
