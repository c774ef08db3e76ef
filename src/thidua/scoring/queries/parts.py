"""The two parts of points by the law out of a result: of one review that was marked, or of months put together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from thidua.criteria.marking import Part, PartSum, SectionKind, converted, hundredths, shown
from thidua.reviews.models import Result, Review, Rule
from thidua.reviews.queries.rolling import month_results
from thidua.reviews.queries.scales import Measure, measures_of


@dataclass(frozen=True, slots=True)
class Parts:
    """Common criteria and results of work, in hundredths. `months`: of which they were put together; `left_out`: and not."""

    common: int
    results: int
    bonus: int = 0
    minus: int = 0
    rule: str = ""
    months: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


Most = tuple[Decimal, Decimal]
Measured = tuple[Result, Measure]
Summed = tuple[int, int, int]


def parts_of_sheet(result: Result, measure: Measure, most: Most) -> Parts | str:
    """Of a sheet that was marked, or in words why it has no two parts."""
    split = _split(measure.scale.parts, measure.scale.count(result.marks).parts, most)
    if split is None:
        return f"Bộ tiêu chí “{result.sheet.set.name}” không chia thành 30 điểm chung và 70 điểm kết quả."
    common, results = (_whole(one) for one in split)
    if common is None or results is None:
        return "Được miễn cả một phần điểm nên không có điểm của phần ấy."
    return Parts(common, results, result.bonus, result.minus)


def months_measured(review: Review, people: Collection[UUID]) -> dict[tuple[str, UUID], Measured]:
    """The results out of which a rolled review was put together, by the month's name and the person."""
    found = month_results(review, people)
    measures = measures_of([row.sheet for row in found.values()])
    return {key: (row, measures[row.sheet.set_id]) for key, row in found.items()}


def parts_of_months(
    review: Review, result: Result, months: Mapping[tuple[str, UUID], Measured], most: Most
) -> Parts | str:
    """Each part by the rule and the weights of the review, over the months that its total was made of and no others.

    A month that gives a total and no parts leaves the whole line open: half a figure would be a false one.
    """
    whole, person = int(result.sheet.set.total * 100), result.sheet.person_id
    sums, weights = [0, 0, 0, 0], 0
    told: list[str] = []
    left_out: list[str] = []
    for source in result.sources:
        if source["points"] is None:
            left_out.append(f"{source['month']}: {source['why']}")
            continue
        measured = months.get((source["month"], person)) if person else None
        if measured is None or _brought(measured[0], whole) != source["points"]:
            return f"Kết quả {source['month']} đã đổi sau khi tổng hợp. Hãy mở lại đợt này và tổng hợp lại."
        parts = parts_of_sheet(*measured, most)
        if isinstance(parts, str):
            return f"{source['month'].capitalize()}: {parts[0].lower()}{parts[1:]}"
        weight = source["weight"]
        weights += weight
        for place, value in enumerate((parts.common, parts.results, parts.bonus, parts.minus)):
            sums[place] += value * weight
        told.append(_month_told(source, parts))
    common, results, bonus, minus = (_half_up(one, weights) for one in sums)
    return Parts(common, results, bonus, minus, rule_told(review, len(told)), tuple(told), tuple(left_out))


def rule_told(review: Review, count: int) -> str:
    """How the months made the points, in one line; empty of a review that was marked itself."""
    if not review.is_rolled:
        return ""
    kind = "trung bình có hệ số" if review.rule == Rule.WEIGHTED else "trung bình cộng"
    return f"mỗi phần là {kind} của {count} tháng có kết quả"


def _month_told(source: Mapping[str, Any], parts: Parts) -> str:
    weight = f", hệ số {source['weight']}" if source["weight"] != 1 else ""
    return f"{source['month']}: {shown(parts.common)} + {shown(parts.results)}{weight}"


def _brought(row: Result, whole: int) -> int | None:
    """The month's total as so much of the year's set, as it was rolled."""
    return None if row.total is None else _half_up(row.total * whole, int(row.sheet.set.total * 100))


def _split(parts: Sequence[Part], sums: Sequence[PartSum], most: Most) -> tuple[Summed, Summed] | None:
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


def _whole(summed: Summed) -> int | None:
    """What was marked, converted to the whole where something of it was exempt or did not apply."""
    whole, got, out = summed
    return None if out >= whole else converted(got, whole, whole - out)


def _half_up(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)
