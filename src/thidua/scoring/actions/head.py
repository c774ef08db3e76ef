"""What the level above says, and the office writes down by which paper: the head's own grade, and the unit's."""

from datetime import date

from statute.findings import Answer
from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.school_years import starts
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Grade, Person
from thidua.scoring.actions.approval import write_head
from thidua.scoring.errors import HeadNotGradedError, NotHeadError, OwnGradeError
from thidua.scoring.models import Evaluation, Line
from thidua.scoring.queries import basis_for, head_finding
from thidua.scoring.states import EvaluationState
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import heads_on

# The paper of a unit names one of the four.
OF_UNITS = frozenset({Grade.EXCELLENT, Grade.GOOD, Grade.COMPLETED, Grade.FAILED})


@action("scoring.head_paper_entered")
def enter_head_paper(
    *,
    by: Actor,
    unit: Unit,
    year: SchoolYear,
    person: Person,
    number: str,
    issuer: str,
    on: date,
    version: int | None = None,
) -> Line:
    """Number, day and issuer; with an approved sheet the head's grade is written down at once, else with it.

    `version`: what the editor saw of the line; None: whoever writes did not look.
    """
    rows = Evaluation.objects.select_for_update(of=("self",)).select_related("unit", "year")
    evaluation = rows.filter(unit=unit, year=year).first()
    line = Line.objects.filter(evaluation=evaluation, person=person).first() if evaluation else None
    if person.user_id not in heads_on(unit, clock.today()):
        raise NotHeadError
    if by.user == person.user_id:
        raise OwnGradeError
    if evaluation is None or line is None or not line.grade:
        raise HeadNotGradedError
    if version is not None and version != line.version:
        raise ChangedMeanwhileError(last_change(unit=evaluation.unit_id, about=evaluation.id))
    _check(year, number, issuer, on)
    _not_above_the_unit(line, evaluation, on)
    before = line.upper_paper
    line.upper_number, line.upper_on, line.upper_issuer = tidy(number), on, tidy(issuer)
    line.version += 1
    line.save()
    if evaluation.state == EvaluationState.APPROVED:
        write_head(by, evaluation, line)
    record(about=evaluation, each={person.id: {"upper_paper": (before, line.upper_paper)}}, on=on)
    return line


@action("scoring.unit_grade_entered")
def enter_unit_grade(
    *,
    by: Actor,
    unit: Unit,
    year: SchoolYear,
    grade: str,
    number: str,
    issuer: str,
    on: date,
    version: int | None = None,
) -> Evaluation:
    """The unit's own grade by the paper that recognises it; also once the sheet is approved: it comes when it comes.

    It is written down even where the head then stands above it: the sheet and the home say so.
    """
    Evaluation.objects.get_or_create(unit=unit, year=year)
    evaluation = Evaluation.objects.select_for_update(of=("self",)).get(unit=unit, year=year)
    if version is not None and version != evaluation.unit_version:
        raise ChangedMeanwhileError(last_change(unit=evaluation.unit_id, about=evaluation.id))
    if grade not in OF_UNITS:
        raise InvalidInputError("grade", "Hãy chọn mức xếp loại của trường.")
    _check(year, number, issuer, on)
    before = (evaluation.unit_grade, evaluation.unit_paper)
    evaluation.unit_grade = grade
    evaluation.unit_number, evaluation.unit_on, evaluation.unit_issuer = tidy(number), on, tidy(issuer)
    evaluation.unit_version += 1
    evaluation.save()
    after = (evaluation.unit_grade, evaluation.unit_paper)
    record(about=evaluation, fields={"unit_grade": (before, after)}, on=on)
    return evaluation


def _not_above_the_unit(line: Line, evaluation: Evaluation, on: date) -> None:
    finding = head_finding(basis_for(evaluation.unit, on), line.grade, evaluation)
    if finding is not None and finding.answer == Answer.NO:
        raise InvalidInputError("number", f"{finding.because} (NĐ 233/2026, Điều 12 khoản 7)")


def _check(year: SchoolYear, number: str, issuer: str, on: date) -> None:
    if not tidy(number):
        raise InvalidInputError("number", "Hãy ghi số, ký hiệu văn bản của cấp trên.")
    if not tidy(issuer):
        raise InvalidInputError("issuer", "Hãy ghi nơi ban hành, ví dụ UBND xã Hoa Sen.")
    first, today = starts(year.name), clock.today()
    if not first <= on <= today:
        raise InvalidInputError(
            "on", f"Ngày văn bản phải từ {first:%d/%m/%Y} đến hôm nay ({today:%d/%m/%Y})."
        )
