"""The council of the year: founded in September, one afternoon in May with the secret ballots and the minutes."""

import random
from dataclasses import dataclass

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
from thidua.demo.plot import Plot
from thidua.demo.school import PRINCIPAL, SECRETARY, STANDING_VICE_CHAIR, Stage, on_day

ABSENT_MEMBER = "Trần Thị Cẩm Chướng"
SEATED = {"Hiệu trưởng", "Phó Hiệu trưởng", "Tổ trưởng", "Tổ phó"}
# So many of the present have voted on the first motion when the council's moment comes.
VOTED = 5


@dataclass(slots=True)
class Sitting:
    """A meeting under way: whose ballots on the open motion are still to come."""

    plot: Plot
    meeting: Meeting
    motions: list[Motion]
    members: list[CouncilMember]
    waiting: list[CouncilMember]
    chance: random.Random


def found(stage: Stage) -> Council:
    """As schools have them: heads, union, team leaders and their deputies; nine in the small school."""
    starts = on_day(2025, 9, 12)
    roles = {PRINCIPAL: CouncilRole.CHAIR, STANDING_VICE_CHAIR: CouncilRole.STANDING_VICE_CHAIR}
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
