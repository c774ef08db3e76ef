"""Of reviews and grades: how many of the whole school are in which class.

Never by team: everybody reads a report that was issued, and classes by team are for leaders and the office. Where all
of a team are in one class, or one is left out, its line tells the result of a person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse

from thidua.core.school_years import before
from thidua.people.models import Grade, YearRecord
from thidua.reviews.models import KindLabel, Result, Review
from thidua.reviews.states import ReviewState
from thidua.scoring.models import Evaluation
from thidua.scoring.states import EvaluationState
from thidua.summaries.models import UNKNOWN
from thidua.summaries.queries.gathering.scope import Found, Scope
from thidua.targets.queries.progress import FEWEST_PEOPLE

# The longest stretch tells the most.
LONGEST = (KindLabel.YEAR, KindLabel.SEMESTER, KindLabel.QUARTER, KindLabel.MONTH)
NO_CLASS = "chưa có kết quả"
FEW = f"dưới {FEWEST_PEOPLE} người, không nêu để không lộ kết quả của một người"


def class_words(bands: Counter[str]) -> str:
    """“A: 20 người; B: 5 người”; of too few people nothing."""
    if bands.total() < FEWEST_PEOPLE:
        return FEW
    named = sorted((band, count) for band, count in bands.items() if band != NO_CLASS)
    told = [f"{band}: {count} người" for band, count in named]
    return "; ".join([*told, *([f"{NO_CLASS}: {bands[NO_CLASS]} người"] if bands[NO_CLASS] else [])])


def review_figures(scope: Scope) -> Iterator[Found]:
    rows = _published(scope)
    if not rows:
        return
    classes = _classes(rows)
    main = min(rows, key=lambda row: (LONGEST.index(KindLabel(row.kind)), -row.last.toordinal()))
    yield Found(
        f"review.{main.id}",
        f"Kết quả bình xét {main.name}",
        class_words(classes[main.id]),
        before=_same_before(scope, main),
        source=_page(main),
    )
    for row in rows:
        if row.id != main.id:
            yield Found(
                f"review.{row.id}",
                f"Cả trường, {row.name}",
                class_words(classes[row.id]),
                source=_page(row),
                in_table=True,
            )


def grade_figures(scope: Scope) -> Iterator[Found]:
    sheet = Evaluation.objects.filter(
        unit=scope.unit,
        year__name=scope.year,
        state=EvaluationState.APPROVED,
        approved_on__lte=scope.day,
    ).first()
    if sheet is None:
        return
    counts = _grades(scope)
    now, past = counts[scope.year], counts[before(scope.year)]
    source = f"{reverse('evaluation_sheet')}?nam={scope.year}"
    if now.total() < FEWEST_PEOPLE:
        yield Found("grades", "Người đã xếp loại", FEW, source=source)
        return
    for grade in Grade:
        if now[grade] or past[grade]:
            yield Found(
                f"grade.{grade}",
                str(grade.label),
                f"{now[grade]} trên {now.total()} người",
                before=f"{past[grade]} trên {past.total()} người"
                if past.total() >= FEWEST_PEOPLE
                else UNKNOWN,
                source=source,
            )


def _published(scope: Scope) -> list[Review]:
    """Published until the day, of stretches that end in the report's; in order."""
    rows = Review.objects.filter(
        unit=scope.unit,
        state=ReviewState.PUBLISHED,
        published_on__lte=scope.day,
        last__gte=scope.starts,
        last__lte=scope.ends,
    )
    return list(rows.order_by("first", "last"))


def _classes(rows: list[Review]) -> dict[UUID, Counter[str]]:
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    results = Result.objects.filter(sheet__review__in=rows, is_latest=True).exclude(sheet__person=None)
    for review, band in results.values_list("sheet__review", "band"):
        found[review][band or NO_CLASS] += 1
    return found


def _same_before(scope: Scope, main: Review) -> str:
    rows = [row for row in _published(scope.a_year_before()) if row.kind == main.kind]
    return class_words(_classes(rows)[rows[-1].id])[:120] if rows else UNKNOWN


def _page(review: Review) -> str:
    return reverse("review_results", args=[review.id])


def _grades(scope: Scope) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {scope.year: Counter(), before(scope.year): Counter()}
    rows = YearRecord.objects.filter(unit=scope.unit, school_year__in=found).exclude(grade=None)
    for year, grade in rows.values_list("school_year", "grade"):
        found[year][grade or ""] += 1
    return found
