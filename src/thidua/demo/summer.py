"""May to July 2026: dossiers, the council's secret ballot, the submission, the decision, the certificates."""

import random
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
from thidua.councils.models import Choice, Council, CouncilMember, CouncilRole, Motion
from thidua.councils.queries import ballot_paper, sitting_members
from thidua.decisions.actions import LineAnswer, create_submission, make_certificates, receive_decision
from thidua.decisions.models import Submission
from thidua.decisions.queries.submissions import lines_of
from thidua.decisions.states import Outcome
from thidua.demo.autumn import ONLY_COMPLETED
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.nominations.actions import open_dossiers, prepare_dossiers, state_review
from thidua.nominations.queries import candidates_of, dossiers_of
from thidua.nominations.states import DossierState
from thidua.people.models import Grant

ABSENT_MEMBER = "Trần Thị Cẩm Chướng"
# The council did not follow the dossier of this one; whom the upper level lowered, refused, has not answered.
NOT_SUPPORTED = "Phạm Thị Hoàng Lan"
LOWERED = "Phan Thị Cỏ May"
REFUSED = "Đặng Văn Bình Nguyên"
UNANSWERED = "Trần Văn Rừng Thông"


def prepare(stage: Stage) -> None:
    """Dossiers of every confirmed title; the principal states that nobody else is under review."""
    today = on_day(2026, 5, 20)
    by, unit, year = stage.by(SECRETARY), stage.unit, stage.year
    lines = [(one.person, one.award) for one in candidates_of(unit, year)]
    open_dossiers(by=by, unit=unit, year=year, lines=lines, on=today)
    people = [person for part, person in stage.people if part.name != PRINCIPAL]
    state_review(by=stage.by(PRINCIPAL), unit=unit, year=year, persons=people, under_review=False, on=today)
    prepare_dossiers(by=by, year=year, dossiers=list(dossiers_of(unit, year)))


def found(stage: Stage) -> Council:
    """Nine members, as schools have them: heads, union, team leaders."""
    starts = on_day(2025, 9, 12)
    roles = {PRINCIPAL: CouncilRole.CHAIR, "Phạm Văn Thái Dương": CouncilRole.STANDING_VICE_CHAIR}
    roles[SECRETARY] = CouncilRole.SECRETARY
    names = [
        part.name
        for part, _ in stage.people
        if part.position in {"Hiệu trưởng", "Phó Hiệu trưởng", "Tổ trưởng", "Tổ phó"}
    ]
    return found_council(
        by=stage.by(PRINCIPAL),
        unit=stage.unit,
        name="Hội đồng Thi đua – Khen thưởng",
        paper="31/QĐ-THCSHS ngày 12/09/2025",
        regulation="Quy chế 12/QC-HĐ, Điều 7",
        starts=starts,
        ends=None,
        seats=[Seat(stage.person(name).id, roles.get(name, CouncilRole.MEMBER)) for name in names],
    )


def meet(stage: Stage, council: Council, seed: int) -> None:
    """One afternoon: eight of nine present, two list motions in secret, minutes."""
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
    mark_attendance(by=secretary, meeting=meeting, presences=[_presence(member) for member in members])
    chance = random.Random(seed)  # noqa: S311 -- the same demo at every building, no secret
    for motion in meeting.motions.all():
        _vote(stage, open_motion(by=chair, motion=motion), members, chance)
    on_day(2026, 5, 26, 16)
    close_meeting(
        by=chair,
        meeting=meeting,
        conclusion="Hội đồng thống nhất trình cấp trên danh sách đã được thông qua bằng phiếu kín.",
    )


def _presence(member: CouncilMember) -> Presence:
    absent = member.person.full_name == ABSENT_MEMBER
    return Presence(member.id, not absent, "Coi thi tại trường khác" if absent else "")


def _vote(stage: Stage, motion: Motion, members: list[CouncilMember], chance: random.Random) -> None:
    for member in members:
        if member.person.full_name == ABSENT_MEMBER:
            continue
        choices = {
            line.id: _choice(line.full_name, motion.award, chance)
            for line in ballot_paper(motion, member)
            if line.is_open
        }
        if choices:
            by = stage.by(member.person.full_name)
            cast_ballot(by=by, motion=motion, member=member, choices=choices)
    close_motion(by=stage.by(PRINCIPAL), motion=motion, confirmed=True)


def _choice(name: str, award: str, chance: random.Random) -> Choice:
    against = 0.7 if name == NOT_SUPPORTED and award == "CSTDCS" else 0.9 if name == ONLY_COMPLETED else 0.03
    return Choice.DISAGREE if chance.random() < against else Choice.AGREE


def submit(stage: Stage) -> Submission:
    today = on_day(2026, 6, 8)
    supported = list(dossiers_of(stage.unit, stage.year, states=[DossierState.SUPPORTED]))
    return create_submission(
        by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, dossiers=supported, on=today
    )


def answer(stage: Stage, submission: Submission) -> None:
    """The commune's decision: one line lowered, one refused, one not answered yet."""
    decided = on_day(2026, 7, 10)
    receive_decision(
        by=stage.by(SECRETARY),
        submission=submission,
        paper="412/QĐ-UBND",
        on=decided,
        authority="Chủ tịch UBND xã Hoa Sen",
        signer="Trịnh Văn Biển Bạc",
        answers=[
            _answer(line.id, line.dossier.holder_name, line.dossier.award) for line in lines_of(submission)
        ],
    )
    today = on_day(2026, 7, 14)
    grants = list(Grant.objects.filter(unit=stage.unit, school_year=stage.year.name, code="CSTDCS"))
    make_certificates(by=stage.by(SECRETARY), unit=stage.unit, grants=grants, on=today)


def _answer(line: UUID, name: str, award: str) -> LineAnswer:
    if award == "CSTDCS" and name == LOWERED:
        reason = "Sáng kiến do trường công nhận, chưa được xã công nhận; tặng Lao động tiên tiến."
        return LineAnswer(line, Outcome.GRANTED_LOWER, "LDTT", reason)
    if award == "CSTDCS" and name == REFUSED:
        return LineAnswer(line, Outcome.REFUSED, "", "Hồ sơ thiếu minh chứng áp dụng sáng kiến.")
    if award == "CSTDCS" and name == UNANSWERED:
        return LineAnswer(line, Outcome.PENDING)
    return LineAnswer(line, Outcome.GRANTED)
