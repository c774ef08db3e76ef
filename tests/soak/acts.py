"""What the process that is going to be killed does all day. Each act finds its next step in the database.

So a process that takes over after a killed one goes on where that one was cut short.
"""

from collections.abc import Callable
from datetime import date
from random import Random

from factories.base import School, actor, make_school
from factories.councils import Sitting, ready_dossier
from factories.decisions import granted, receive, submit, supported, teachers
from factories.documents import issue
from factories.lists import applied
from factories.sector_file import sector_row, sector_xls
from thidua.councils.actions import (
    Presence,
    Seat,
    cast_ballot,
    close_motion,
    found_council,
    mark_attendance,
    open_meeting,
    open_motion,
    plan_meeting,
)
from thidua.councils.models import Choice, CouncilMember, CouncilRole, Motion, Name, Roll
from thidua.councils.states import MotionState
from thidua.decisions.models import SubmissionLine
from thidua.decisions.states import Outcome
from thidua.ledger.models import Line
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState

ON = date(2026, 6, 10)
# One motion each; of every award the law knows a vote for.
AWARDS = ("LDTT", "CSTDCS", "GK")
CROWD = 30
MOST = 12
PEOPLE = 12


def begin() -> School:
    """A school with a meeting that has begun and dossiers which wait for their letter."""
    school = make_school()
    people = teachers(school, PEOPLE)
    for award in AWARDS:
        for person in people[:2]:
            ready_dossier(school, person, award)
    _meet(school)
    for person in people[2:]:
        supported(school, person)
    return school


def _meet(school: School) -> None:
    users = [school.an, school.alice, school.dung, school.binh, school.officer]
    roles = [CouncilRole.CHAIR, CouncilRole.SECRETARY, *[CouncilRole.MEMBER] * 3]
    council = found_council(
        by=actor(school.alice, school),
        unit=school.unit,
        name="Hội đồng Thi đua – Khen thưởng",
        paper="12/QĐ-THCSHS",
        regulation="Quy chế 12/QC-HĐ, Điều 7",
        starts=date(2025, 9, 5),
        ends=None,
        seats=[Seat(school.person(user).id, role) for user, role in zip(users, roles, strict=True)],
    )
    by = actor(school.an, school)
    meeting = plan_meeting(by=by, council=council, year=school.year, title="Họp xét", on=ON, place="")
    open_meeting(by=by, meeting=meeting)
    presences = [Presence(seat.id, True) for seat in Sitting(school, council, meeting).members]
    mark_attendance(by=by, meeting=meeting, presences=presences)


def vote(school: School) -> bool:
    """One step of the meeting: open a motion, cast one ballot, or close when everybody has cast."""
    motion = Motion.objects.filter(state=MotionState.OPEN).first()
    if motion is None:
        next_one = Motion.objects.filter(state=MotionState.WAITING).order_by("order").first()
        if next_one is not None:
            open_motion(by=actor(school.an, school), motion=next_one)
        return next_one is not None
    voted = Roll.objects.filter(motion=motion).values("member")
    waiting = CouncilMember.objects.exclude(id__in=voted).select_related("person").first()
    if waiting is None:
        close_motion(by=actor(school.an, school), motion=motion)
    else:
        choices = {name.id: Choice.AGREE for name in Name.objects.filter(motion=motion)}
        cast_ballot(by=actor(waiting.person.user, school), motion=motion, member=waiting, choices=choices)
    return True


def number(school: School) -> bool:
    """A paper with the next number of its register."""
    issue(school)
    return True


def end_vote(school: School) -> None:
    """Until no ballot is open: nothing is copied while one is."""
    while Motion.objects.filter(state=MotionState.OPEN).exists():
        vote(school)


def word(number: int) -> str:
    """A number as a name may hold it."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def crowd(turn: int) -> bytes:
    """The so-manieth file."""
    rows = [
        sector_row(full_name=f"Người Thứ {word(one)} Lượt {word(turn)}", team=f"Tổ {turn}{'AB'[one % 2]}")
        for one in range(CROWD)
    ]
    return sector_xls(rows)


def take_in(school: School) -> bool:
    """A staff file of thirty new people in two new teams."""
    turn = Line.objects.filter(kind="intake.list_applied").count()
    applied(school, crowd(turn), on=ON)
    return True


def send(school: School) -> bool:
    """Letter and list, two numbers at once, for one dossier that the council supports."""
    waiting = Dossier.objects.filter(state=DossierState.SUPPORTED, award="LDTT").first()
    if waiting is not None:
        submit(school, waiting)
    return waiting is not None


def answer(school: School) -> bool:
    """The decision on one letter: a grant is written."""
    line = SubmissionLine.objects.filter(outcome=Outcome.PENDING).order_by("id").first()
    if line is not None:
        paper = f"{line.submission.letter.number}/QĐ-UBND"
        receive(school, line.submission, granted(line.dossier), paper=paper)
    return line is not None


ACTS: dict[str, Callable[[School], bool]] = {
    "vote": vote,
    "number": number,
    "take in": take_in,
    "send": send,
    "answer": answer,
}


def working(school, seed):
    """One act after another, as chance has it; each is told when it is done."""

    def work(tell):
        rng = Random(seed)
        for _ in range(MOST):
            name = rng.choice([*ACTS, "vote", "vote"])
            if ACTS[name](school):
                tell(name)

    return work
