"""Of reviews and grades: how many in which class, by team where a team is large enough to hide one person."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Classes:
    """How many persons in which class, in all and by team."""

    whole: Counter[str] = field(default_factory=Counter)
    teams: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def words(self) -> str:
        return class_words(self.whole)


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
        classes[main.id].words(),
        before=_same_before(scope, main),
        source=_page(main),
    )
    for name, bands in protected(classes[main.id].teams):
        yield Found(
            f"team.{main.id}.{name}"[:120],
            f"{name}, {main.name}",
            class_words(bands),
            source=_page(main),
            in_table=True,
        )
    for row in rows:
        if row.id != main.id:
            yield Found(
                f"review.{row.id}",
                f"Cả trường, {row.name}",
                classes[row.id].words(),
                source=_page(row),
                in_table=True,
            )


def protected(teams: dict[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    """Teams too small to be told are put together, with the next larger one where they are still too few.

    Else what is left over between the school's sum and the teams shown would tell of them.
    """
    ordered = sorted(teams.items(), key=lambda pair: (pair[1].total(), pair[0]))
    together: list[str] = []
    merged: Counter[str] = Counter()
    for name, bands in ordered:
        if bands.total() >= FEWEST_PEOPLE and (not together or merged.total() >= FEWEST_PEOPLE):
            break
        together.append(name)
        merged.update(bands)
    shown = [(name, bands) for name, bands in teams.items() if name not in together]
    return [*shown, (", ".join(sorted(together)), merged)] if together else shown


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


def _classes(rows: list[Review]) -> dict[object, Classes]:
    found: dict[object, Classes] = {row.id: Classes() for row in rows}
    results = Result.objects.filter(sheet__review__in=rows, is_latest=True).exclude(sheet__person=None)
    for review, team, band in results.values_list("sheet__review", "sheet__part__team__name", "band"):
        found[review].whole[band or NO_CLASS] += 1
        found[review].teams[team or "Không thuộc tổ nào"][band or NO_CLASS] += 1
    return found


def _same_before(scope: Scope, main: Review) -> str:
    rows = [row for row in _published(scope.a_year_before()) if row.kind == main.kind]
    return _classes(rows)[rows[-1].id].words()[:120] if rows else UNKNOWN


def _page(review: Review) -> str:
    return reverse("review_results", args=[review.id])


def _grades(scope: Scope) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {scope.year: Counter(), before(scope.year): Counter()}
    rows = YearRecord.objects.filter(unit=scope.unit, school_year__in=found).exclude(grade=None)
    for year, grade in rows.values_list("school_year", "grade"):
        found[year][grade or ""] += 1
    return found
