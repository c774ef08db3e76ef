"""The head's own grade: the level above gives it, the office writes down by which paper."""

from datetime import date

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.school_years import starts
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Person
from thidua.scoring.actions.approval import write_head
from thidua.scoring.errors import HeadNotGradedError, NotHeadError, OwnGradeError
from thidua.scoring.models import Evaluation, Line
from thidua.scoring.states import EvaluationState
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import heads_on


@action("scoring.head_paper_entered")
def enter_head_paper(
    *, by: Actor, unit: Unit, year: SchoolYear, person: Person, number: str, issuer: str, on: date
) -> Line:
    """Number, day and issuer; with an approved sheet the head's grade is written down at once, else with it."""
    evaluation = Evaluation.objects.select_for_update(of=("self",)).filter(unit=unit, year=year).first()
    line = Line.objects.filter(evaluation=evaluation, person=person).first() if evaluation else None
    if person.user_id not in heads_on(unit, clock.today()):
        raise NotHeadError
    if by.user == person.user_id:
        raise OwnGradeError
    if evaluation is None or line is None or not line.grade:
        raise HeadNotGradedError
    _check(year, number, issuer, on)
    before = line.upper_paper
    line.upper_number, line.upper_on, line.upper_issuer = tidy(number), on, tidy(issuer)
    line.version += 1
    line.save()
    if evaluation.state == EvaluationState.APPROVED:
        write_head(by, evaluation, line)
    record(about=evaluation, each={person.id: {"upper_paper": (before, line.upper_paper)}}, on=on)
    return line


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
