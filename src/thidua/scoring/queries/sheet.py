"""The sheet with its gaps and counts per grade, and what was approved of it, before and anew."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from statute.evaluating import Basis
from statute.findings import Answer
from thidua.core.school_years import ends
from thidua.people.models import Grade, Posting
from thidua.people.queries import Reviewer, seconded_here, staff_of
from thidua.reviews.models import Result
from thidua.scoring.models import Evaluation, FormerLine, Line, Reopening
from thidua.scoring.queries.law import (
    Group,
    Told,
    basis_of_sheet,
    ceilings_of,
    facts_of,
    head_finding,
    said_of,
)
from thidua.scoring.queries.parts import rule_told
from thidua.scoring.states import EvaluationState, ReopeningState
from thidua.units.models import SchoolYear, Team, Unit
from thidua.units.queries import heads_on


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the sheet; no line before anything was entered."""

    posting: Posting
    line: Line | None
    lent: Reviewer | None = None  # who reviews somebody whom another unit has sent here
    told: Told | None = None

    @property
    def grade(self) -> str | None:
        return self.line.grade if self.line else None

    @property
    def origin(self) -> Result | None:
        """The result from which the points were taken over."""
        return self.line.origin if self.line else None

    @property
    def origin_rule(self) -> str:
        """How months made the points; empty where they come from one review, or were typed."""
        if self.origin is None:
            return ""
        count = sum(1 for source in self.origin.sources if source["points"] is not None)
        return rule_told(self.origin.sheet.review, count)

    @property
    def is_stale(self) -> bool:
        """The review was opened again, is to be looked at again, or says something else by now."""
        origin = self.origin
        if origin is None:
            return False
        review = origin.sheet.review
        return not origin.is_latest or not review.is_published or bool(review.stale)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet of a year, in the Vietnamese order of names."""

    evaluation: Evaluation | None
    rows: tuple[Row, ...]
    basis: Basis
    seen: str  # the fingerprint of the lines: who approves the sheet says with it which one was read

    @property
    def is_open(self) -> bool:
        return self.evaluation is None or self.evaluation.state == EvaluationState.OPEN

    @property
    def missing(self) -> list[Posting]:
        return [row.posting for row in self.rows if not row.grade]

    @property
    def lent(self) -> list[Row]:
        """Whom other units have sent here: the sheet says who reviews them, and decides nothing."""
        return [row for row in self.rows if row.lent]

    @property
    def teams(self) -> list[Team]:
        """Of those who stand on the sheet, in the school's own order."""
        found = {row.posting.team_id: row.posting.team for row in self.rows if row.posting.team}
        return sorted(found.values(), key=lambda team: (team.order, team.name))

    @property
    def stale(self) -> list[Row]:
        return [row for row in self.rows if row.is_stale]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many of each grade, the best first."""
        found = Counter(row.grade for row in self.rows)
        return [(grade.label, found[grade.value]) for grade in Grade]


def day_of_sheet(year: SchoolYear, today: date) -> date:
    """On which day one asks who is on the staff: today, or the year's last day once it is over."""
    return min(today, ends(year.name))


def fingerprint(lines: Iterable[Line]) -> str:
    """The same for the same lines in the same versions, and for nothing else."""
    versions = sorted(f"{line.person_id}:{line.version}" for line in lines)
    return sha256("\n".join(versions).encode()).hexdigest()


def evaluation_of(unit: Unit, year: SchoolYear) -> Evaluation | None:
    return Evaluation.objects.filter(unit=unit, year=year).select_related("unit", "year").first()


def approved_evaluation(unit: Unit, year: SchoolYear) -> Evaluation | None:
    """The year's evaluation once the chair has approved it."""
    return Evaluation.objects.filter(unit=unit, year=year, state=EvaluationState.APPROVED).first()


def sheet_of(unit: Unit, year: SchoolYear, *, today: date, judged_on: date | None = None) -> Sheet:
    """Everybody on the staff with what was entered and what the law says of it; seven queries whatever their number.

    `judged_on`: the day of a paper that is about to approve it.
    """
    evaluation = evaluation_of(unit, year)
    lines = (
        {
            line.person_id: line
            for line in Line.objects.filter(evaluation=evaluation).select_related("origin__sheet__review")
        }
        if evaluation
        else {}
    )
    postings = staff_of(unit, on=day_of_sheet(year, today))
    people = [posting.person_id for posting in postings]
    lent = seconded_here(unit, people, year.name, on=today)
    basis = basis_of_sheet(evaluation, unit, judged_on or today)
    facts = facts_of(lines, people, year.name)
    rows = tuple(
        Row(
            one,
            lines.get(one.person_id),
            lent.get(one.person_id),
            said_of(lines.get(one.person_id), facts[one.person_id], basis),
        )
        for one in postings
    )
    return Sheet(evaluation, rows, basis, fingerprint(lines.values()))


def ceilings_of_sheet(sheet: Sheet, unit: Unit, today: date) -> list[Group]:
    """How many may be excellent among those whom the unit itself grades."""
    if not sheet.basis.by_points:
        return []
    heads = heads_on(unit, today)
    return ceilings_of(
        sheet.basis,
        {row.posting.person_id: row.grade for row in sheet.rows},
        [row.posting for row in sheet.rows],
        apart={row.posting.person_id for row in sheet.rows if row.posting.person.user_id in heads},
        unit_grade=sheet.evaluation.unit_grade if sheet.evaluation else None,
    )


def lines_of_heads(unit: Unit, year: SchoolYear, *, today: date) -> list[Line]:
    """Of whom the level above says the grade, as far as one stands on the sheet."""
    rows = Line.objects.filter(evaluation__unit=unit, evaluation__year=year, grade__isnull=False)
    return list(rows.filter(person__user__in=heads_on(unit, today)).select_related("person"))


def head_stands_above(unit: Unit, evaluation: Evaluation, head: Line, today: date) -> bool:
    """Whether the rules of the sheet's day forbid the head's grade beside the unit's."""
    if not evaluation.unit_grade or not head.grade:
        return False
    finding = head_finding(basis_of_sheet(evaluation, unit, today), head.grade, evaluation)
    return finding is not None and finding.answer == Answer.NO


def unsettled_sheet(unit: Unit, year: SchoolYear) -> str:
    """Why the year cannot be closed over its sheet: opened again and not approved anew, or asked for; empty if it can.

    Its row is locked: whoever asks to open it meanwhile waits, and then finds the year closed.
    """
    evaluation = Evaluation.objects.select_for_update(of=("self",)).filter(unit=unit, year=year).first()
    if evaluation is None:
        return ""
    if evaluation.reopenings.filter(state=ReopeningState.ASKED).exists():
        return "có đề nghị mở lại bảng xếp loại đang chờ trả lời. Hãy trả lời trước."
    if evaluation.reopenings.filter(state=ReopeningState.GRANTED, over_at=None).exists():
        return "bảng xếp loại đang được mở lại. Hiệu trưởng phê duyệt lại rồi hãy khép."
    return ""


def unapproved_evaluations(unit: Unit) -> list[Evaluation]:
    """Sheets of open years that are being filled in."""
    rows = Evaluation.objects.filter(unit=unit, year__closed_on=None).exclude(state=EvaluationState.APPROVED)
    return list(rows.select_related("year").order_by("year__name"))


def reopenings_of(evaluation: Evaluation | None) -> list[Reopening]:
    """The latest first."""
    if evaluation is None:
        return []
    return list(evaluation.reopenings.select_related("asked_by", "answered_by"))


def open_reopening(evaluation: Evaluation | None) -> Reopening | None:
    """The one by which the sheet stands open again."""
    if evaluation is None:
        return None
    return evaluation.reopenings.filter(state=ReopeningState.GRANTED, over_at=None).first()


def reopenings_in(unit: Unit, years: Iterable[SchoolYear]) -> list[Reopening]:
    """Every request of these years, with what was approved before."""
    rows = Reopening.objects.filter(evaluation__unit=unit, evaluation__year__in=list(years))
    return list(rows.select_related("asked_by", "evaluation__year").prefetch_related("lines"))


def former_lines(reopening: Reopening) -> list[FormerLine]:
    """What was approved before, in the Vietnamese order of names."""
    return list(reopening.lines.select_related("person").order_by("person__sort_key", "person_id"))


# What conditions of titles ask of the sheet; points, shares of tasks and reasons stand beside the grade.
RESTED_ON = ("grade", "months_worked", "leave_days", "maternity_days")


@dataclass(frozen=True, slots=True)
class Corrected:
    """One time that the sheet was approved anew: when, and about whom it now says something else."""

    at: datetime
    people: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Known:
    """What a page has read already: the lines of one year's sheet, and the requests of this and other years."""

    lines: tuple[Line, ...]
    reopenings: tuple[Reopening, ...]


def corrections_of(unit: Unit, year: SchoolYear, known: Known | None = None) -> list[Corrected]:
    """Each new approval with those of whom the sheet said other things before it; none in most years."""
    again = reopenings_in(unit, [year]) if known is None else known.reopenings
    found = [one for one in again if one.over_at and one.evaluation.year_id == year.id]
    if not found:
        return []
    lines = known.lines if known else Line.objects.filter(evaluation__unit=unit, evaluation__year=year)
    now = {line.person_id: _said(line) for line in lines}
    return [
        Corrected(
            one.over_at, frozenset(_differing({row.person_id: _said(row) for row in one.lines.all()}, now))
        )
        for one in found
        if one.over_at
    ]


def _said(line: Line | FormerLine) -> tuple[object, ...]:
    return tuple(getattr(line, name) for name in RESTED_ON)


def _differing(before: Mapping[UUID, object], now: Mapping[UUID, object]) -> set[UUID]:
    return {person for person in before.keys() | now.keys() if before.get(person) != now.get(person)}
