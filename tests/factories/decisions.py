"""Dossiers the council supports, and submissions of them. Rows where only their being there matters."""

from datetime import date

from factories.base import School, actor, add_staff
from thidua.core import clock
from thidua.decisions.actions import LineAnswer, create_submission, receive_decision
from thidua.decisions.models import Decision, Submission, SubmissionLine
from thidua.decisions.states import Outcome
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Person

SENT = date(2026, 6, 15)
DECIDED = date(2026, 7, 20)
PAPER = "1398/QĐ-UBND"
AUTHORITY = "Chủ tịch UBND xã Hoa Sen"


def supported(school: School, person: Person, award: str = "LDTT", **given: object) -> Dossier:
    """A dossier that has come through the council: seven of eight agreed."""
    facts = {
        "unit": school.unit,
        "state": DossierState.SUPPORTED,
        "team": school.teams[0],
        "agreed": 7,
        "vote_base": 8,
    }
    return Dossier.objects.create(
        year=school.year,
        person=person,
        award=award,
        held_since=clock.now(),
        **facts | given,
    )


def teachers(school: School, count: int) -> list[Person]:
    """So many people of the first team, in the order of Vietnamese lists."""
    names = [
        "Bùi Thị Mùa Thu",
        "Vũ Văn Trúc Lâm",
        "Phan Thị Cỏ May",
        "Đặng Văn Bình Nguyên",
        "Lý Thị Mây Trắng",
    ]
    people = [
        add_staff(
            school.unit, names[place] if place < len(names) else f"Đỗ Thị Suối {place}", team=school.teams[0]
        )
        for place in range(count)
    ]
    return sorted(people, key=lambda person: person.sort_key)


def submit(school: School, *dossiers: Dossier, on: date = SENT) -> Submission:
    return create_submission(
        by=actor(school.alice, school), unit=school.unit, year=school.year, dossiers=dossiers, on=on
    )


def line_of(dossier: Dossier) -> SubmissionLine:
    return SubmissionLine.objects.get(dossier=dossier)


def granted(dossier: Dossier) -> LineAnswer:
    return LineAnswer(line_of(dossier).id, Outcome.GRANTED)


def lowered(dossier: Dossier, code: str = "LDTT", reason: str = "Chưa đủ phiếu của cấp xã") -> LineAnswer:
    return LineAnswer(line_of(dossier).id, Outcome.GRANTED_LOWER, code, reason)


def refused(dossier: Dossier, reason: str = "Sáng kiến chưa được công nhận") -> LineAnswer:
    return LineAnswer(line_of(dossier).id, Outcome.REFUSED, "", reason)


def pending(dossier: Dossier) -> LineAnswer:
    return LineAnswer(line_of(dossier).id, Outcome.PENDING)


def receive(school: School, submission: Submission, *answers: LineAnswer, **given: object) -> Decision:
    facts = {
        "paper": PAPER,
        "on": DECIDED,
        "authority": AUTHORITY,
        "signer": "Trịnh Văn Biển Xanh",
        "scan": None,
    }
    return receive_decision(
        by=actor(school.alice, school), submission=submission, answers=answers, **facts | given
    )
