"""Reading the yearly evaluation: the sheet with its gaps, counts per grade, what was approved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from thidua.core.school_years import ends
from thidua.people.models import Grade, Posting
from thidua.people.queries import Reviewer, seconded_here, staff_of
from thidua.scoring.models import Evaluation, Line
from thidua.scoring.states import EvaluationState
from thidua.units.models import SchoolYear, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the sheet; no line before anything was entered."""

    posting: Posting
    line: Line | None
    lent: Reviewer | None = None  # who reviews somebody whom another unit has sent here

    @property
    def grade(self) -> str | None:
        return self.line.grade if self.line else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet of a year, in the Vietnamese order of names."""

    evaluation: Evaluation | None
    rows: tuple[Row, ...]
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


def sheet_of(unit: Unit, year: SchoolYear, *, today: date) -> Sheet:
    """Everybody on the staff with what was entered; four queries whatever their number."""
    evaluation = evaluation_of(unit, year)
    lines = (
        {line.person_id: line for line in Line.objects.filter(evaluation=evaluation)} if evaluation else {}
    )
    postings = staff_of(unit, on=day_of_sheet(year, today))
    people = [posting.person_id for posting in postings]
    lent = seconded_here(unit, people, year.name, on=today)
    rows = tuple(Row(one, lines.get(one.person_id), lent.get(one.person_id)) for one in postings)
    return Sheet(evaluation, rows, fingerprint(lines.values()))
