"""Points of the sheet out of a yearly review: which reviews can give them, what each line would become, and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from statute.evaluating import most_points, stopped
from statute.grading import GRADES, best_grade
from thidua.criteria.marking import Part, PartSum, SectionKind, converted, hundredths, points, shown
from thidua.people.models import Grade
from thidua.reviews.models import KindLabel, Result, Review
from thidua.reviews.queries.results import results_of
from thidua.reviews.queries.scales import Measure, measures_of
from thidua.reviews.states import ReviewState
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


def proposals_of(review: Review, sheet: Sheet, today: date) -> list[Proposal]:
    """Everybody of the sheet in its order."""
    found = {row.sheet.person_id: row for row in results_of(review) if row.sheet.person_id}
    measures = measures_of([row.sheet for row in found.values()])
    heads = heads_on(review.unit, today)
    return [
        _proposal(review, sheet, row, found.get(row.posting.person_id), measures)
        if row.posting.person.user_id not in heads
        else Proposal(row, refused="Hiệu trưởng do cấp trên xếp loại.")
        for row in sheet.rows
    ]


def fingerprint_of(sheet: Sheet, proposals: Sequence[Proposal]) -> str:
    """The same for the same lines and the same results, and for nothing else."""
    said = [sheet.seen, *(str(one.result.id) for one in proposals if one.result)]
    return sha256("\n".join(said).encode()).hexdigest()


def _proposal(
    review: Review, sheet: Sheet, row: Row, result: Result | None, measures: Mapping[UUID, Measure]
) -> Proposal:
    if result is None or result.total is None:
        return Proposal(row, refused="Không có kết quả trong đợt bình xét này.")
    if review.is_rolled:
        return Proposal(row, refused="Đợt này tổng hợp từ các tháng: chỉ có tổng, không có hai phần điểm.")
    measure = measures[result.sheet.set_id]
    sums = measure.scale.count(result.marks).parts
    split = _split(measure.scale.parts, sums, most_points(sheet.basis.rule_day))
    if split is None:
        name = result.sheet.set.name
        return Proposal(
            row, refused=f"Bộ tiêu chí “{name}” không chia thành 30 điểm chung và 70 điểm kết quả."
        )
    both = [_points(one) for one in split]
    common, results = both
    if common is None or results is None:
        return Proposal(row, refused="Được miễn cả một phần điểm nên không có điểm của phần ấy.")
    best = best_grade(common + results, sheet.basis.rule_day)
    proposal = Proposal(row, result, common, results, best, notes=tuple(_left_behind(result)))
    return _with_grade(proposal)


Taken = tuple[int, int, int]


def _split(
    parts: Sequence[Part], sums: Sequence[PartSum], most: tuple[Decimal, Decimal]
) -> tuple[Taken, Taken] | None:
    """The sections up to the first part's whole, and those after it; None where they do not come to both wholes."""
    wanted = [hundredths(one) for one in most]
    groups: list[list[int]] = [[0, 0, 0], [0, 0, 0]]
    place = 0
    for part, one in zip(parts, sums, strict=True):
        if part.kind is not SectionKind.BASE:
            continue
        if place == 0 and groups[0][0] == wanted[0]:
            place = 1
        for index, value in enumerate((int(part.maximum * part.weight), one.got, one.out)):
            groups[place][index] += value
    if [groups[0][0], groups[1][0]] != wanted:
        return None
    first, second = groups
    return (first[0], first[1], first[2]), (second[0], second[1], second[2])


def _points(taken: Taken) -> Decimal | None:
    """What was marked, converted to the whole where something of it was exempt or did not apply."""
    whole, got, out = taken
    return None if out >= whole else points(converted(got, whole, whole - out))


def _left_behind(result: Result) -> list[str]:
    found = []
    if result.bonus:
        found.append(f"điểm cộng {shown(result.bonus)} không đưa sang")
    if result.minus:
        found.append(f"điểm trừ {shown(result.minus)} không đưa sang")
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
