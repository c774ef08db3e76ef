"""May to July 2026: dossiers, the council's secret ballot, the submission, the decision, the certificates."""

import random
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thidua.councils.actions import (
    Presence,
    Seat,
    cast_ballot,
    close_meeting,
    close_motion,
    found_council,
    mark_attendance,
    open_meeting,
    open_motion,
    plan_meeting,
)
from thidua.councils.models import Choice, Council, CouncilMember, CouncilRole, Meeting, Motion
from thidua.councils.queries import ballot_paper, sitting_members
from thidua.decisions.actions import (
    LineAnswer,
    close_year,
    create_submission,
    make_certificates,
    receive_decision,
)
from thidua.decisions.models import Submission
from thidua.decisions.queries.submissions import lines_of
from thidua.decisions.states import Outcome
from thidua.demo.plot import Plot
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.nominations.actions import open_dossiers, prepare_dossiers, state_review
from thidua.nominations.queries import candidates_of, dossiers_of
from thidua.nominations.states import DossierState
from thidua.people.models import Grant, Person
from thidua.units.actions import open_school_year

AUTHORITY, SIGNER = "Chủ tịch UBND xã Hoa Sen", "Trịnh Văn Biển Bạc"
ABSENT_MEMBER = "Trần Thị Cẩm Chướng"
SEATED = {"Hiệu trưởng", "Phó Hiệu trưởng", "Tổ trưởng", "Tổ phó"}
# So many of the present have voted on the first motion when the council's moment comes.
VOTED = 5
# The teams of whom the principal had not yet stated anything when the dossiers' moment comes.
UNSTATED_TEAM = 4


@dataclass(slots=True)
class Sitting:
    """A meeting under way: whose ballots on the open motion are still to come."""

    plot: Plot
    meeting: Meeting
    motions: list[Motion]
    members: list[CouncilMember]
    waiting: list[CouncilMember]
    chance: random.Random


def open_all(stage: Stage, plot: Plot) -> None:
    """Dossiers of every confirmed title. One person's review is not over, of one team nothing was stated yet."""
    today = on_day(2026, 5, 20)
    by, unit, year = stage.by(SECRETARY), stage.unit, stage.year
    lines = [(one.person, one.award) for one in candidates_of(unit, year)]
    open_dossiers(by=by, unit=unit, year=year, lines=lines, on=today)
    stated = [
        person
        for part, person in stage.people
        if part.key not in {PRINCIPAL, plot.reviewed_late} and part.team != UNSTATED_TEAM
    ]
    _state(stage, stated, under_review=False, on=today)
    _state(stage, [stage.person(plot.reviewed_late)], under_review=True, on=today)
    done = {person.id for person in stated}
    ready = [one for one in dossiers_of(unit, year) if one.person_id in done and one.answer != "unknown"]
    prepare_dossiers(by=by, year=year, dossiers=ready)


def prepare_all(stage: Stage) -> None:
    """What was open is settled: nobody is under review any more, and every dossier is ready."""
    today = on_day(2026, 5, 22)
    people = [person for part, person in stage.people if part.key != PRINCIPAL]
    _state(stage, people, under_review=False, on=today)
    left = list(dossiers_of(stage.unit, stage.year, states=[DossierState.OPEN]))
    prepare_dossiers(by=stage.by(SECRETARY), year=stage.year, dossiers=left)


def _state(stage: Stage, people: list[Person], *, under_review: bool, on: date) -> None:
    state_review(
        by=stage.by(PRINCIPAL),
        unit=stage.unit,
        year=stage.year,
        persons=people,
        under_review=under_review,
        on=on,
    )


def found(stage: Stage) -> Council:
    """As schools have them: heads, union, team leaders and their deputies; nine in the small school."""
    starts = on_day(2025, 9, 12)
    roles = {PRINCIPAL: CouncilRole.CHAIR, "Phạm Văn Thái Dương": CouncilRole.STANDING_VICE_CHAIR}
    roles[SECRETARY] = CouncilRole.SECRETARY
    keys = [part.key for part, _ in stage.people if part.position in SEATED]
    return found_council(
        by=stage.by(PRINCIPAL),
        unit=stage.unit,
        name="Hội đồng Thi đua – Khen thưởng",
        paper="31/QĐ-THCSHS ngày 12/09/2025",
        regulation="Quy chế 12/QC-HĐ, Điều 7",
        starts=starts,
        ends=None,
        seats=[Seat(stage.person(key).id, roles.get(key, CouncilRole.MEMBER)) for key in keys],
    )


def begin_meeting(stage: Stage, plot: Plot, council: Council, seed: int) -> Sitting:
    """One afternoon: all but one are present, on the first list motion some have voted."""
    today = on_day(2026, 5, 26, 14)
    secretary, chair = stage.by(SECRETARY), stage.by(PRINCIPAL)
    meeting = plan_meeting(
        by=secretary,
        council=council,
        year=stage.year,
        title="Xét danh hiệu thi đua năm học 2025-2026",
        on=today,
        place="Phòng Hội đồng",
    )
    meeting = open_meeting(by=chair, meeting=meeting)
    members = sitting_members(council)
    presences = [_presence(member) for member in members]
    mark_attendance(by=secretary, meeting=meeting, presences=presences)
    present = [member for member in members if member.person.full_name != ABSENT_MEMBER]
    chance = random.Random(seed)  # noqa: S311 -- the same demo at every building, no secret
    first, *rest = list(meeting.motions.all())
    first = open_motion(by=chair, motion=first)
    sitting = Sitting(plot, meeting, [first, *rest], present, present[VOTED:], chance)
    for member in present[:VOTED]:
        _vote(stage, sitting, first, member)
    return sitting


def finish_meeting(stage: Stage, sitting: Sitting) -> None:
    """The other ballots, the other motions, minutes."""
    chair = stage.by(PRINCIPAL)
    first, *rest = sitting.motions
    for member in sitting.waiting:
        _vote(stage, sitting, first, member)
    close_motion(by=chair, motion=first, confirmed=True)
    for planned in rest:
        motion = open_motion(by=chair, motion=planned)
        for member in sitting.members:
            _vote(stage, sitting, motion, member)
        close_motion(by=chair, motion=motion, confirmed=True)
    on_day(2026, 5, 26, 16)
    close_meeting(
        by=chair,
        meeting=sitting.meeting,
        conclusion="Hội đồng thống nhất trình cấp trên danh sách đã được thông qua bằng phiếu kín.",
    )


def _presence(member: CouncilMember) -> Presence:
    absent = member.person.full_name == ABSENT_MEMBER
    return Presence(member.id, not absent, "Coi thi tại trường khác" if absent else "")


def _vote(stage: Stage, sitting: Sitting, motion: Motion, member: CouncilMember) -> None:
    choices = {
        line.id: _choice(stage, sitting, line.full_name, motion.award)
        for line in ballot_paper(motion, member)
        if line.is_open
    }
    if choices:
        by = stage.by(stage.key(member.person.full_name))
        cast_ballot(by=by, motion=motion, member=member, choices=choices)


def _choice(stage: Stage, sitting: Sitting, full_name: str, award: str) -> Choice:
    key = stage.key(full_name)
    contested = key == sitting.plot.not_supported and award == "CSTDCS"
    against = 0.7 if contested else 0.9 if key == sitting.plot.only_completed else 0.03
    return Choice.DISAGREE if sitting.chance.random() < against else Choice.AGREE


def submit(stage: Stage) -> Submission:
    today = on_day(2026, 6, 8)
    supported = list(dossiers_of(stage.unit, stage.year, states=[DossierState.SUPPORTED]))
    return create_submission(
        by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, dossiers=supported, on=today
    )


def answer(stage: Stage, plot: Plot, submission: Submission) -> None:
    """The commune's decision: one line lowered, one refused, one not answered yet."""
    decided = on_day(2026, 7, 10)
    receive_decision(
        by=stage.by(SECRETARY),
        submission=submission,
        paper="412/QĐ-UBND",
        on=decided,
        authority=AUTHORITY,
        signer=SIGNER,
        answers=[
            _answer(plot, line.id, stage.key(line.dossier.holder_name), line.dossier.award)
            for line in lines_of(submission)
        ],
    )
    _certificates(stage, on_day(2026, 7, 14))


def close(stage: Stage, submission: Submission, *, then_next: bool) -> None:
    """The last line is answered, the year closed, and mostly the next one opened."""
    decided = on_day(2026, 8, 5)
    receive_decision(
        by=stage.by(SECRETARY),
        submission=submission,
        paper="467/QĐ-UBND",
        on=decided,
        authority=AUTHORITY,
        signer=SIGNER,
        answers=[
            LineAnswer(line.id, Outcome.GRANTED)
            for line in lines_of(submission)
            if line.outcome == Outcome.PENDING
        ],
    )
    _certificates(stage, on_day(2026, 8, 7))
    by = stage.by(PRINCIPAL)
    close_year(by=by, unit=stage.unit, year=stage.year, on=on_day(2026, 8, 20))
    if then_next:
        on_day(2026, 9, 3)
        open_school_year(by=by, unit=stage.unit, name="2026-2027")


def _certificates(stage: Stage, today: date) -> None:
    grants = list(Grant.objects.filter(unit=stage.unit, school_year=stage.year.name, code="CSTDCS"))
    make_certificates(by=stage.by(SECRETARY), unit=stage.unit, grants=grants, on=today)


def _answer(plot: Plot, line: UUID, key: str, award: str) -> LineAnswer:
    if award == "CSTDCS" and key == plot.lowered:
        reason = "Sáng kiến do trường công nhận, chưa được xã công nhận; tặng Lao động tiên tiến."
        return LineAnswer(line, Outcome.GRANTED_LOWER, "LDTT", reason)
    if award == "CSTDCS" and key == plot.refused:
        return LineAnswer(line, Outcome.REFUSED, "", "Hồ sơ thiếu minh chứng áp dụng sáng kiến.")
    if award == "CSTDCS" and key == plot.unanswered:
        return LineAnswer(line, Outcome.PENDING)
    return LineAnswer(line, Outcome.GRANTED)
