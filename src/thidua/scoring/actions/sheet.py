"""Entering the evaluation sheet line by line, and approving it: grades come before titles."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.school_years import starts
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import GradeEntry, record_grades
from thidua.people.models import Grade, Person, Posting
from thidua.people.queries import staff_of
from thidua.scoring.errors import (
    AlreadyApprovedError,
    GradesMissingError,
    OwnGradeError,
    StrangerOnSheetError,
)
from thidua.scoring.models import Evaluation, Line
from thidua.scoring.queries import day_of_sheet, fingerprint
from thidua.scoring.states import NEXT, EvaluationAct, EvaluationState, ReopeningState
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import heads_on

MOST_MONTHS = 12
MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One line as it was typed; `version` is 0 for a line entered for the first time. None: not entered."""

    person: UUID
    version: int
    grade: str | None = None
    months_worked: Decimal | None = None
    leave_days: Decimal | None = None
    maternity_days: Decimal | None = None

    @property
    def values(self) -> tuple[str | None, Decimal | None, Decimal | None, Decimal | None]:
        return self.grade, self.months_worked, self.leave_days, self.maternity_days


@action("scoring.lines_entered")
def enter_lines(
    *, by: Actor, unit: Unit, year: SchoolYear, entries: Sequence[LineEntry], on: date
) -> list[Line]:
    """Save these lines; only what differs is written. The first line of a year makes its sheet.

    Every line carries the version which its editor saw: two people on one line cannot overwrite each other.
    """
    evaluation = _locked(unit, year)
    _step(evaluation, EvaluationAct.ENTER)
    staff = {posting.person_id: posting for posting in staff_of(unit, on=day_of_sheet(year, on))}
    lines = {line.person_id: line for line in Line.objects.filter(evaluation=evaluation)}
    heads = heads_on(unit, on)
    changes: dict[UUID, dict[str, object]] = {}
    changed: list[Line] = []
    for entry in entries:
        if entry.person not in staff:
            raise StrangerOnSheetError
        is_own_head = staff[entry.person].person.user_id == by.user and by.user in heads
        _check(entry, staff[entry.person])
        line = lines.get(entry.person) or Line(evaluation=evaluation, person_id=entry.person, version=0)
        if line.version != entry.version:
            raise ChangedMeanwhileError(_other(evaluation, staff[entry.person]))
        before = (line.grade, line.months_worked, line.leave_days, line.maternity_days)
        if before == entry.values:
            continue
        if is_own_head:
            raise OwnGradeError
        line.grade, line.months_worked, line.leave_days, line.maternity_days = entry.values
        line.version += 1
        line.save()
        changed.append(line)
        changes[entry.person] = {"line": (before, entry.values)}
    record(about=evaluation, each=changes, counts={"lines": len(changed)}, on=on)
    return changed


@action("scoring.evaluation_approved")
def approve_evaluation(
    *,
    by: Actor,
    unit: Unit,
    year: SchoolYear,
    paper: str,
    on: date,
    ungraded: Collection[UUID] = (),
    seen: str | None = None,
) -> Evaluation:
    """The chair's approval by a paper of that day; grades go down into `people` and the sheet is fixed.

    `ungraded`: whom the chair has seen without a grade and marks as "Không xếp loại"; anybody else without a
    grade stops the approval, named. `seen`: the fingerprint of the sheet that was read; lines changed since
    then are not approved unseen. Who must have a grade depends on the sheet's own day, never on the paper's.
    """
    evaluation = _locked(unit, year)
    _step(evaluation, EvaluationAct.APPROVE)
    _check_paper(year, paper, on)
    lines = {line.person_id: line for line in Line.objects.filter(evaluation=evaluation)}
    if seen is not None and seen != fingerprint(lines.values()):
        raise ChangedMeanwhileError(last_change(unit=evaluation.unit_id, about=evaluation.id))
    _complete(evaluation, lines, staff_of(unit, on=day_of_sheet(year, clock.today())), ungraded)
    of_heads = _lines_of_heads(evaluation, lines.values())
    entries = [entry_of(line) for line in lines.values() if line.grade and line not in of_heads]
    record_grades(by=by, unit=unit, school_year=year.name, entries=entries, paper=tidy(paper), on=on)
    for line in of_heads:
        if line.grade and line.upper_on:
            write_head(by, evaluation, line)
    evaluation.reopenings.filter(state=ReopeningState.GRANTED, over_at=None).update(over_at=clock.now())
    before = evaluation.state
    evaluation.state = EvaluationState.APPROVED
    evaluation.paper, evaluation.approved_on = tidy(paper), on
    evaluation.save()
    record(
        about=evaluation,
        fields={"state": (before, evaluation.state), "paper": evaluation.paper},
        counts={"lines": len(entries)},
        on=on,
    )
    return evaluation


def entry_of(line: Line) -> GradeEntry:
    return GradeEntry(
        line.person_id, str(line.grade), line.months_worked, line.leave_days, line.maternity_days
    )


def write_head(by: Actor, evaluation: Evaluation, line: Line) -> None:
    """What the level above said of the head, by its own paper."""
    assert line.upper_on is not None
    record_grades(
        by=by,
        unit=evaluation.unit,
        school_year=evaluation.year.name,
        entries=[entry_of(line)],
        paper=line.upper_paper,
        on=line.upper_on,
    )


def _lines_of_heads(evaluation: Evaluation, lines: Iterable[Line]) -> list[Line]:
    """The unit grades its staff, the level above its head (Nghị định 233/2026/NĐ-CP, Điều 13 khoản 3)."""
    heads = heads_on(evaluation.unit, clock.today())
    persons = Person.objects.filter(user__in=heads).values_list("id", flat=True)
    return [line for line in lines if line.person_id in set(persons)]


def _check_paper(year: SchoolYear, paper: str, on: date) -> None:
    if not tidy(paper):
        raise InvalidInputError("paper", "Hãy ghi số văn bản phê duyệt kết quả xếp loại.")
    first, today = starts(year.name), clock.today()
    if not first <= on <= today:
        raise InvalidInputError(
            "on",
            f"Ngày văn bản phải từ ngày đầu năm học {year.name} ({first:%d/%m/%Y}) "
            f"đến hôm nay ({today:%d/%m/%Y}).",
        )


def _complete(
    evaluation: Evaluation, lines: dict[UUID, Line], staff: Sequence[Posting], ungraded: Collection[UUID]
) -> None:
    """Everybody of the staff has a grade, those named the one of having none; who has not stops it, named."""
    missing: list[str] = []
    for posting in staff:
        line = lines.setdefault(
            posting.person_id, Line(evaluation=evaluation, person=posting.person, version=0)
        )
        if not line.grade and posting.person_id in ungraded:
            line.grade, line.version = Grade.UNGRADED, line.version + 1
            line.save()
        elif not line.grade:
            missing.append(posting.person.full_name)
    if missing or not lines:
        raise GradesMissingError(_named(missing))


def _locked(unit: Unit, year: SchoolYear) -> Evaluation:
    Evaluation.objects.get_or_create(unit=unit, year=year)
    return Evaluation.objects.select_for_update().get(unit=unit, year=year)


def _step(evaluation: Evaluation, act: EvaluationAct) -> None:
    """The table decides; an approved sheet says so in its own words."""
    if evaluation.state == EvaluationState.APPROVED:
        raise AlreadyApprovedError
    next_state(NEXT, EvaluationState(evaluation.state), act)


def _check(entry: LineEntry, posting: Posting) -> None:
    name = posting.person.full_name
    if entry.grade is not None and entry.grade not in Grade.values:
        raise InvalidInputError("grade", f"{name}: hãy chọn một mức xếp loại trong danh sách.")
    if entry.months_worked is not None and not 0 <= entry.months_worked <= MOST_MONTHS:
        raise InvalidInputError("months_worked", f"{name}: số tháng làm việc phải từ 0 đến 12.")
    for days in (entry.leave_days, entry.maternity_days):
        if days is not None and not 0 <= days <= MOST_DAYS:
            raise InvalidInputError("leave_days", f"{name}: số ngày nghỉ phải từ 0 đến {MOST_DAYS}.")


def _other(evaluation: Evaluation, posting: Posting) -> str:
    return f"{posting.person.full_name}: {last_change(unit=evaluation.unit_id, about=evaluation.id)}"


def _named(missing: list[str]) -> str:
    if not missing:
        return "Chưa phê duyệt được vì bảng xếp loại chưa có ai."
    return (
        f"Chưa phê duyệt được: còn {len(missing)} người chưa có xếp loại ({', '.join(missing)}). "
        "Hãy nhập xếp loại, hoặc chọn rõ “Không xếp loại”."
    )
