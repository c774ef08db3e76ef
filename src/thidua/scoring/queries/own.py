"""What the approved sheet says of one person, for that person alone: no line of anybody else, no draft."""

from dataclasses import dataclass
from datetime import date

from thidua.accounts.models import User
from thidua.scoring.models import Evaluation, Figures, Line, Reopening
from thidua.scoring.queries.law import Group, Told, basis_kept, facts_of, said_of
from thidua.scoring.queries.sheet import Row, Sheet, ceilings_of_sheet, reopenings_of, sheet_of
from thidua.scoring.states import EvaluationState, ReopeningState
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import heads_on

# Of a smaller group the counts would tell the grades of the others.
FEWEST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Own:
    """The grade as it stands. `reopened`: the sheet is being corrected, and what stands is the approval before.

    `upper`: by which paper the level above decided, for the head alone.
    """

    figures: Figures
    told: Told
    by_points: bool
    paper: str
    on: date | None
    row: Row | None = None
    reopened: Reopening | None = None
    groups: tuple[Group, ...] = ()
    upper: str = ""


@dataclass(frozen=True, slots=True)
class OwnYear:
    """`own` None: nothing of the person is final; `is_draft`: the sheet is not approved, else the person is not on it."""

    sheet: Sheet
    own: Own | None
    is_draft: bool


def own_year(unit: Unit, year: SchoolYear, user: User, *, today: date) -> OwnYear:
    sheet = sheet_of(unit, year, today=today)
    row = next((one for one in sheet.rows if one.posting.person.user_id == user.id), None)
    evaluation = sheet.evaluation
    if row is None or evaluation is None:
        return OwnYear(sheet, None, is_draft=evaluation is None or sheet.is_open)
    if evaluation.state == EvaluationState.APPROVED:
        return OwnYear(sheet, _approved(sheet, row, evaluation, user, today), is_draft=False)
    return OwnYear(sheet, _before(row, evaluation, year, unit), is_draft=True)


def _approved(sheet: Sheet, row: Row, evaluation: Evaluation, user: User, today: date) -> Own | None:
    line = row.line
    if line is None or not line.grade or row.told is None:
        return None
    is_head = user.id in heads_on(evaluation.unit, today)
    if is_head and not line.upper_on:
        return None  # what the office has typed of the head is no grade before the level above has said it
    groups = () if is_head else _groups_of(sheet, row, evaluation.unit, today)
    return Own(
        figures=line,
        told=row.told,
        by_points=sheet.basis.by_points,
        paper=evaluation.paper,
        on=evaluation.approved_on,
        row=row,
        groups=groups,
        upper=line.upper_paper if is_head else "",
    )


def _before(row: Row, evaluation: Evaluation, year: SchoolYear, unit: Unit) -> Own | None:
    """While the sheet is open again the grade that was approved holds; what is being typed stays the office's."""
    granted = ReopeningState.GRANTED
    again = next((one for one in reopenings_of(evaluation) if one.state == granted and not one.over_at), None)
    if again is None or again.approved_on is None:
        return None
    person = row.posting.person_id
    former = again.lines.filter(person=person).first()
    if former is None or not former.grade:
        return None
    line: Line | None = row.line
    if line is not None and row.posting.person.user_id in heads_on(unit, again.approved_on):
        return None
    basis = basis_kept(unit, evaluation.rules, evaluation.rules_on or again.approved_on)
    told = said_of(former, facts_of({person: former}, [person], year.name)[person], basis)
    return Own(former, told, basis.by_points, again.paper, again.approved_on, reopened=again)


def _groups_of(sheet: Sheet, row: Row, unit: Unit, today: date) -> tuple[Group, ...]:
    """The unit's ceiling and that of the own group of like work, as far as it has enough people."""
    mine = row.posting.staff_group
    count = sum(1 for one in sheet.rows if one.grade and one.posting.staff_group == mine)
    groups = ceilings_of_sheet(sheet, unit, today)
    own = row.posting.get_staff_group_display().lower() if mine and count >= FEWEST_TOLD else ""
    return tuple(group for group in groups if group is groups[0] or group.name == own)
