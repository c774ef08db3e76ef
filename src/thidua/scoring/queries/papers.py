"""Lines of the sheet as they are printed, and a team's meeting on them as a paper."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from paper.grade_minutes import GradeMeeting, MetRow, make_grade_minutes
from paper.grades import GradedRow
from thidua.criteria.marking import hundredths, shown
from thidua.documents.queries import letterhead
from thidua.scoring.queries.meetings import rows_of_team
from thidua.scoring.queries.sheet import Row, Sheet
from thidua.units.models import SchoolYear, Team, Unit


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting in words, ready to be printed; `votes`: for and against by person."""

    day: date
    place: str
    chair: str
    secretary: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    votes: Mapping[UUID, tuple[int, int]] = field(default_factory=dict)
    opinions: tuple[str, ...] = ()


def meeting_file(
    unit: Unit,
    held: Held,
    symbol: str,
    *,
    year: SchoolYear,
    sheet: Sheet,
    team: Team,
    heads: Collection[UUID],
) -> bytes:
    """With its number; `heads`: whose grade is not the unit's to say."""
    return make_grade_minutes(
        GradeMeeting(
            letterhead=replace(letterhead(unit, held.day, symbol), place=None),
            team=team.title,
            school_year=year.name,
            basis=sheet.basis.because,
            day=held.day,
            place=held.place,
            chair=held.chair,
            secretary=held.secretary,
            present=held.present,
            absent=held.absent,
            rows=tuple(_met(row, held, heads) for row in rows_of_team(sheet, team)),
            opinions=held.opinions,
            by_points=sheet.basis.by_points,
        )
    )


def _met(row: Row, held: Held, heads: Collection[UUID]) -> MetRow:
    """Of the head the level above says the grade: nothing of what the office has typed stands in a team's minutes."""
    if row.posting.person.user_id in heads:
        name = row.posting.person.full_name
        return MetRow(graded=GradedRow(name=name, note="Cấp trên xếp loại"))
    agree, disagree = held.votes.get(row.posting.person_id, ("", ""))
    return MetRow(graded=graded_row(row), agree=str(agree), disagree=str(disagree))


def graded_row(row: Row) -> GradedRow:
    line = row.line
    if line is None:
        return GradedRow(name=row.posting.person.full_name, position=row.posting.position)
    return GradedRow(
        name=row.posting.person.full_name,
        position=row.posting.position,
        common=written(line.common_points),
        results=written(line.result_points),
        total=written(line.points),
        grade=line.get_grade_display() if line.grade else "",
        note=line.because,
    )


def written(value: Decimal | None) -> str:
    return "" if value is None else shown(hundredths(value))
