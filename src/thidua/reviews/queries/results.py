"""Results as they are read: the list with places, one's own with what took marks away, versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from thidua.criteria.marking import EXEMPT, NOT_APPLICABLE, SectionKind, converted, shown
from thidua.reviews.access import is_subject, may_read_everything
from thidua.reviews.content import written_mark
from thidua.reviews.models import Card, Evidence, Objection, Result, Review, Sheet
from thidua.reviews.queries.scales import Line, Measure, measure_of
from thidua.units.access import Member


@dataclass(frozen=True, slots=True)
class Reason:
    """One criterion that took something away, or added something, and why."""

    line: Line
    points: str
    takes: bool
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """One version of a result in words."""

    row: Result
    total: str
    whole: str
    reasons: tuple[Reason, ...]
    excused: tuple[Reason, ...] = ()
    is_below_what_is_shown: bool = (
        False  # the exact number is below the class that the written one would reach
    )

    @property
    def months(self) -> list[dict[str, Any]]:
        """Of months put together, with points as they are written."""
        return [
            source | {"points": "" if source["points"] is None else shown(source["points"])}
            for source in self.row.sources
        ]

    @property
    def is_mostly_excused(self) -> bool:
        """Too much was excused for a result: which, stands below."""
        return self.row.total is None and EXEMPT in self.row.marks

    @property
    def counted_on(self) -> str:
        """How the base was brought to the whole; empty where it needed no bringing."""
        row = self.row
        counts = whole_of_set(row) - row.out
        if row.total is None or not row.out or not counts:
            return ""
        here = shown(converted(row.base, whole_of_set(row), counts))
        skipped = [(NOT_APPLICABLE, "không áp dụng"), (EXEMPT, "miễn")]
        told = [f"{word} {row.marks.count(mark)} tiêu chí" for mark, word in skipped if mark in row.marks]
        return f"{', '.join(told)}: {shown(row.base)} / {shown(counts)} quy về {here} / {self.whole}"

    @property
    def bonus(self) -> str:
        return shown(self.row.bonus)

    @property
    def minus(self) -> str:
        return shown(self.row.minus)

    @property
    def lost(self) -> list[Reason]:
        return [reason for reason in self.reasons if reason.takes]

    @property
    def won(self) -> list[Reason]:
        return [reason for reason in self.reasons if not reason.takes]


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the list: the same place twice is a tie and says so."""

    row: Result
    is_tied: bool

    @property
    def total(self) -> str:
        return "" if self.row.total is None else shown(self.row.total)

    @property
    def parts(self) -> tuple[str, str, str]:
        return shown(self.row.base), shown(self.row.bonus), shown(self.row.minus)

    @property
    def counts(self) -> int:
        """Out of how much the base was counted: less than the whole where criteria do not concern this one."""
        return whole_of_set(self.row) - self.row.out

    @property
    def brought(self) -> int:
        """The base as so much of the whole: with bonus and minus it makes the total."""
        return converted(self.row.base, whole_of_set(self.row), self.counts) if self.counts else 0

    @property
    def conversion(self) -> tuple[str, str]:
        """Brought to the whole, and out of how much; the second empty where nothing was left out."""
        return shown(self.brought), shown(self.counts) if self.row.out else ""

    @property
    def exempt(self) -> str:
        """Criteria that were excused are never silent."""
        return exempt_words(self.row)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Whoever was measured by one set, in the order of places; those without a result stand last."""

    name: str
    whole: str
    places: tuple[Place, ...]
    bands: tuple[tuple[str, int], ...]


def whole_of_set(row: Result) -> int:
    return int(row.sheet.set.total * 100)


def exempt_words(row: Result) -> str:
    """“miễn 2 tiêu chí, tính trên 70”; empty where none was excused."""
    count = sum(1 for mark in row.marks if mark == EXEMPT)
    if count and row.total is None:
        return f"miễn {count} tiêu chí, quá nửa số điểm: không có kết quả"
    return f"miễn {count} tiêu chí, tính trên {shown(whole_of_set(row) - row.out)}" if count else ""


def results_of(review: Review) -> list[Result]:
    rows = Result.objects.filter(sheet__review=review, is_latest=True)
    return list(
        rows.select_related(
            "sheet__person", "sheet__team", "sheet__part__team", "sheet__set", "sheet__review"
        )
    )


def rankings_of(member: Member, review: Review) -> list[Ranking]:
    """All of the unit for whoever reads the work; a leader's teams for a leader, with the places in the whole school.

    Not a leader's own result before it is published: whom a result is about reads it then.
    """
    rows = results_of(review)
    if not may_read_everything.test(member):
        rows = [
            row
            for row in rows
            if row.sheet.part.team_id in member.leads
            and (review.is_published or not is_subject(member, row.sheet))
        ]
    of_set: dict[UUID, list[Result]] = {}
    for row in rows:
        of_set.setdefault(row.sheet.set_id, []).append(row)
    return [_ranking(found) for found in of_set.values()]


def _ranking(rows: list[Result]) -> Ranking:
    ordered = sorted(rows, key=_order)
    seen = [row.place for row in ordered if row.place is not None]
    row = ordered[0].sheet.set
    bands: dict[str, int] = {}
    for one in ordered:
        if one.band:
            bands[one.band] = bands.get(one.band, 0) + 1
    return Ranking(
        row.name,
        shown(int(row.total * 100)),
        tuple(Place(one, one.place is not None and seen.count(one.place) > 1) for one in ordered),
        tuple(bands.items()),
    )


def _order(row: Result) -> tuple[int, str]:
    last = 10**9
    return (row.place or last, row.sheet.person.sort_key if row.sheet.person else row.sheet.name)


def versions_of(sheet: Sheet) -> list[Told]:
    """The latest first; each with what took marks away in that version."""
    rows = list(Result.objects.filter(sheet=sheet).select_related("sheet__set").order_by("-number"))
    if not rows:
        return []
    measure = measure_of(sheet.set)
    lines, scale = measure.lines, measure.scale
    whole = shown(int(sheet.set.total * 100))
    return [
        Told(
            row,
            "" if row.total is None else shown(row.total),
            whole,
            tuple(_reasons(row, lines)),
            tuple(_excused(row, lines)),
            row.total is not None and scale.band_of(row.total) != row.band,
        )
        for row in rows
    ]


def told_versions(review: Review, versions: list[Told]) -> list[Told]:
    """What the person it is about may read: all once published; while it is open again, what was published before."""
    if review.is_published:
        return versions
    before = review.told_before
    return [] if before is None else [one for one in versions if one.row.made_at <= before]


def _reasons(row: Result, lines: Iterable[Line]) -> Iterable[Reason]:
    for line in lines if row.marks else ():
        mark, note = row.marks[line.place], row.notes.get(str(line.place), "")
        kind, most = SectionKind(line.section.kind), int(line.criterion.maximum * 100)
        if mark in {NOT_APPLICABLE, EXEMPT}:
            continue
        if kind is SectionKind.BASE and mark < most:
            yield Reason(line, f"{written_mark(mark)} / {shown(most)}", takes=True, note=note)
        elif kind is not SectionKind.BASE and mark > 0:
            sign = "+" if kind is SectionKind.BONUS else "−"
            yield Reason(line, f"{sign}{written_mark(mark)}", takes=kind is SectionKind.MINUS, note=note)


def _excused(row: Result, lines: Iterable[Line]) -> Iterable[Reason]:
    """Criteria that counted for nothing, each with why."""
    for line in lines if row.marks else ():
        if row.marks[line.place] == EXEMPT:
            yield Reason(line, "miễn", takes=False, note=row.notes.get(str(line.place), ""))


def objections_of(sheet: Sheet) -> list[Objection]:
    rows = Objection.objects.filter(result__sheet=sheet).select_related("answered_by", "result", "corrected")
    return list(rows.order_by("-raised_at"))


def evidence_of(sheet: Sheet) -> dict[UUID, list[Evidence]]:
    """By criterion."""
    found: dict[UUID, list[Evidence]] = {}
    for row in Evidence.objects.filter(sheet=sheet).select_related("file", "given_by"):
        found.setdefault(row.criterion_id, []).append(row)
    return found


def total_words(measure: Measure, card: Card) -> str:
    """A card's converted total as papers write it; of one that is not whole, nothing."""
    counted = measure.scale.count(card.marks)
    return "" if counted.total is None or counted.missing else shown(counted.total)
