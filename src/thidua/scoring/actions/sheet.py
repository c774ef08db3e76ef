"""Entering the evaluation sheet line by line: what differs is written, what the law refuses is refused by name."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from statute.evaluating import Basis
from statute.findings import Answer
from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Posting
from thidua.people.queries import staff_of
from thidua.scoring.actions.entries import LineEntry, check_figures, check_law
from thidua.scoring.errors import AlreadyApprovedError, OwnGradeError, StrangerOnSheetError
from thidua.scoring.models import Evaluation, Line
from thidua.scoring.queries import basis_of_sheet, day_of_sheet, facts_of, head_finding
from thidua.scoring.states import NEXT, EvaluationAct, EvaluationState
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import heads_on

POINTS = ("common_points", "result_points")
# What a paper of the level above says of the head.
SAID_ABOVE = ("grade", *POINTS)


@action("scoring.lines_entered")
def enter_lines(
    *, by: Actor, unit: Unit, year: SchoolYear, entries: Sequence[LineEntry], on: date
) -> list[Line]:
    """Save these lines; only what differs is written. The first line of a year makes its sheet.

    Every line carries the version which its editor saw: two people on one line cannot overwrite each other.
    Nobody writes the own line, whatever the role: another who enters grades does.
    """
    evaluation = locked(unit, year)
    step(evaluation, EvaluationAct.ENTER)
    staff = {posting.person_id: posting for posting in staff_of(unit, on=day_of_sheet(year, on))}
    lines = {line.person_id: line for line in Line.objects.filter(evaluation=evaluation)}
    basis, heads = basis_of_sheet(evaluation, unit, on), heads_on(unit, on)
    changes: dict[UUID, dict[str, object]] = {}
    changed: list[Line] = []
    for entry in entries:
        if entry.person not in staff:
            raise StrangerOnSheetError
        person = staff[entry.person].person
        line = lines.get(entry.person) or Line(evaluation=evaluation, person_id=entry.person, version=0)
        check_figures(person.full_name, entry, line, basis)
        if line.version != entry.version:
            raise ChangedMeanwhileError(_other(evaluation, staff[entry.person]))
        before, paper = line.values, line.upper_paper
        if before == entry.values:
            continue
        if person.user_id == by.user:
            raise OwnGradeError
        fill(line, entry.values)
        changed.append(line)
        changes[entry.person] = {"line": (_said(before), _said(line.values))}
        if paper != line.upper_paper:
            changes[entry.person]["upper_paper"] = (paper, line.upper_paper)
    check_lines(evaluation, changed, staff, basis, heads)
    for line in changed:
        line.save()
    record(about=evaluation, each=changes, counts={"lines": len(changed)}, on=on)
    return changed


def fill(line: Line, values: Mapping[str, object]) -> None:
    """Other points than those that were taken over are typed ones; another grade than the level above said has no paper yet."""
    others = {name for name in SAID_ABOVE if getattr(line, name) != values[name]}
    if others & set(POINTS):
        line.origin = None
    if others:
        line.upper_number, line.upper_on, line.upper_issuer = "", None, ""
    for name, value in values.items():
        setattr(line, name, value)
    line.version += 1


def check_lines(
    evaluation: Evaluation,
    lines: Sequence[Line],
    staff: Mapping[UUID, Posting],
    basis: Basis,
    heads: Collection[UUID],
) -> None:
    """What the law refuses in these lines, by name."""
    facts = facts_of({line.person_id: line for line in lines}, staff, evaluation.year.name)
    for line in lines:
        if line.person_id not in staff:
            continue
        person = staff[line.person_id].person
        check_law(person.full_name, line, facts[line.person_id], basis)
        finding = head_finding(basis, line.grade, evaluation) if person.user_id in heads else None
        if line.grade and finding is not None and finding.answer == Answer.NO:
            raise InvalidInputError(
                "grade", f"{person.full_name}: {finding.because} (NĐ 233/2026, Điều 12 khoản 7)"
            )


def locked(unit: Unit, year: SchoolYear) -> Evaluation:
    Evaluation.objects.get_or_create(unit=unit, year=year)
    return (
        Evaluation.objects.select_for_update(of=("self",))
        .select_related("year", "unit")
        .get(unit=unit, year=year)
    )


def step(evaluation: Evaluation, act: EvaluationAct) -> None:
    """The table decides; an approved sheet says so in its own words."""
    if evaluation.state == EvaluationState.APPROVED:
        raise AlreadyApprovedError
    next_state(NEXT, EvaluationState(evaluation.state), act)


def _said(values: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(values.values())


def _other(evaluation: Evaluation, posting: Posting) -> str:
    return f"{posting.person.full_name}: {last_change(unit=evaluation.unit_id, about=evaluation.id)}"
