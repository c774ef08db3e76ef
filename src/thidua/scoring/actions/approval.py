"""Approving the sheet: grades come before titles, nobody is forgotten, and what is approved is fixed."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from statute.evaluating import Basis
from statute.findings import Answer
from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.school_years import starts
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.actions import GradeEntry, record_grades
from thidua.people.models import EvaluationRules, Grade, Person, Posting
from thidua.people.queries import staff_of
from thidua.scoring.actions.meeting import open_minutes
from thidua.scoring.actions.sheet import check_lines, locked, step
from thidua.scoring.errors import (
    GradesMissingError,
    OverCeilingError,
    PointsMissingError,
    ShownByOtherRulesError,
)
from thidua.scoring.models import Evaluation, Line
from thidua.scoring.queries import (
    Group,
    basis_of_sheet,
    ceilings_of,
    day_of_sheet,
    fingerprint,
    open_reopening,
)
from thidua.scoring.states import NEXT, EvaluationAct, EvaluationState, ReopeningState
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import heads_on

LONGEST_REASON = 300


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
    excess: str = "",
    shown: str | None = None,
) -> Evaluation:
    """The chair's approval by a paper of that day; grades go down into `people` and the sheet is fixed.

    `ungraded`: whom the chair has seen without a grade and marks as "Không xếp loại"; anybody else without a
    grade stops the approval, named. `seen`: the fingerprint of the sheet that was read; lines changed since
    then are not approved unseen. Who must have a grade depends on the sheet's own day, never on the paper's; by which
    rules it is judged depends on the paper's, or on the approval before (`rules_on`). `shown`: by which rules the page
    showed it. `excess`: the council's reason for more excellent than the ceiling lets.
    """
    evaluation = locked(unit, year)
    step(evaluation, EvaluationAct.APPROVE)
    _check_paper(year, paper, on)
    lines = {line.person_id: line for line in Line.objects.filter(evaluation=evaluation)}
    if seen is not None and seen != fingerprint(lines.values()):
        raise ChangedMeanwhileError(last_change(unit=evaluation.unit_id, about=evaluation.id))
    staff = {one.person_id: one for one in staff_of(unit, on=day_of_sheet(year, clock.today()))}
    basis = basis_of_sheet(evaluation, unit, on)
    if shown is not None and shown != basis.rules:
        raise ShownByOtherRulesError
    _complete(evaluation, lines, list(staff.values()), ungraded)
    _check_since_reopening(evaluation, lines, on)
    of_heads = _lines_of_heads(evaluation, lines.values())
    check_lines(evaluation, list(lines.values()), staff, basis, heads_on(unit, clock.today()))
    _check_points(lines, staff, of_heads, basis)
    kept = _excess(_groups(evaluation, lines, staff, of_heads, basis), excess)
    evaluation.rules, evaluation.excess = basis.rules, kept
    entries = [entry_of(line, basis.rules) for line in lines.values() if line.grade and line not in of_heads]
    record_grades(by=by, unit=unit, school_year=year.name, entries=entries, paper=tidy(paper), on=on)
    for line in of_heads:
        if line.grade and line.upper_on:
            write_head(by, evaluation, line)
    evaluation.reopenings.filter(state=ReopeningState.GRANTED, over_at=None).update(over_at=clock.now())
    before = evaluation.state
    evaluation.state = next_state(NEXT, EvaluationState(before), EvaluationAct.APPROVE)
    evaluation.paper, evaluation.approved_on = tidy(paper), on
    evaluation.save()
    open_minutes(by, evaluation, on)
    record(
        about=evaluation,
        fields={"state": (before, evaluation.state), "paper": evaluation.paper, "excess": kept},
        counts={"lines": len(entries)},
        on=on,
    )
    return evaluation


def entry_of(line: Line, rules: str) -> GradeEntry:
    return GradeEntry(
        line.person_id,
        str(line.grade),
        line.months_worked,
        line.leave_days,
        line.maternity_days,
        rules,
        line.points if rules == EvaluationRules.POINTS and line.grade != Grade.UNGRADED else None,
    )


def write_head(by: Actor, evaluation: Evaluation, line: Line) -> None:
    """What the level above said of the head, by its own paper."""
    assert line.upper_on is not None
    record_grades(
        by=by,
        unit=evaluation.unit,
        school_year=evaluation.year.name,
        entries=[entry_of(line, evaluation.rules or EvaluationRules.CLASSES)],
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


def _check_since_reopening(evaluation: Evaluation, lines: dict[UUID, Line], on: date) -> None:
    """What was corrected is approved by a paper made since; where only the paper's number was wrong its day stays."""
    again = open_reopening(evaluation)
    if again is None or again.answered_at is None:
        return
    since = again.answered_at.astimezone(clock.HANOI).date()
    if on >= since:
        return
    before = {line.person_id: line.values for line in again.lines.all()}
    if on == again.approved_on and before == {person: line.values for person, line in lines.items()}:
        return
    raise InvalidInputError(
        "on",
        f"Bảng được mở lại ngày {since:%d/%m/%Y}: văn bản phê duyệt lại phải từ ngày ấy. "
        f"Chỉ ghi sai số văn bản thì giữ ngày {again.approved_on:%d/%m/%Y} và không đổi dòng nào.",
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


def _check_points(
    lines: dict[UUID, Line], staff: dict[UUID, Posting], of_heads: Collection[Line], basis: Basis
) -> None:
    """By points nobody is graded without them; of the head the level above says the grade."""
    if not basis.by_points:
        return
    missing = [
        staff[line.person_id].person.full_name
        for line in lines.values()
        if line.person_id in staff and line not in of_heads
        and line.grade not in (None, Grade.UNGRADED) and line.points is None
    ]  # fmt: skip
    if missing:
        raise PointsMissingError(
            f"Chưa phê duyệt được: {len(missing)} người có xếp loại mà chưa đủ điểm tiêu chí chung và điểm kết quả "
            f"({', '.join(missing)}). Hãy nhập điểm, hoặc lấy điểm từ đợt bình xét năm."
        )


def _groups(
    evaluation: Evaluation,
    lines: dict[UUID, Line],
    staff: dict[UUID, Posting],
    of_heads: Collection[Line],
    basis: Basis,
) -> list[Group]:
    return ceilings_of(
        basis,
        {person: line.grade for person, line in lines.items()},
        staff.values(),
        apart={line.person_id for line in of_heads},
        unit_grade=evaluation.unit_grade,
    )


def _excess(groups: Iterable[Group], excess: str) -> str:
    """The council's reason where the number is over the ceiling by every reading; no reason is kept where none is asked."""
    if len(tidy(excess)) > LONGEST_REASON:
        raise InvalidInputError("excess", f"Lý do dài quá {LONGEST_REASON} ký tự, hãy rút gọn.")
    over = [group for group in groups if group.limit.answer == Answer.NO]
    if over and not tidy(excess):
        raise OverCeilingError(" ".join(group.limit.because for group in over) + OverCeilingError.WHAT_TO_DO)
    return tidy(excess) if over else ""


def _named(missing: list[str]) -> str:
    if not missing:
        return "Chưa phê duyệt được vì bảng xếp loại chưa có ai."
    return (
        f"Chưa phê duyệt được: còn {len(missing)} người chưa có xếp loại ({', '.join(missing)}). "
        "Hãy nhập xếp loại, hoặc chọn rõ “Không xếp loại”."
    )
