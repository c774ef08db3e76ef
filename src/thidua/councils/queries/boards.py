"""A meeting as its chair and the projector see it: numbers, names and who has voted; never how."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any
from uuid import UUID

from statute import tally, votes
from thidua.councils.models import Attendance, CouncilMember, Meeting, Motion, Name, Roll
from thidua.councils.queries.meetings import (
    quorum_of,
    rule_of,
    sitting_members,
    without_a_line,
)
from thidua.councils.states import MeetingState, MotionState
from thidua.nominations.queries import fallen_first
from thidua.people.queries import tell_apart


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member: here or not (None: not marked yet), voted or waited for in the motion that is shown."""

    member: CouncilMember
    present: bool | None
    reason: str
    voted: bool
    expected: bool


@dataclass(frozen=True, slots=True)
class MotionLine:
    """One point of the agenda; `passed` only after closing."""

    motion: Motion
    names: int
    passed: int | None

    @property
    def is_current(self) -> bool:
        return self.motion.state == MotionState.OPEN

    @property
    def is_done(self) -> bool:
        return self.motion.state == MotionState.CLOSED


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name: what the law's answer was, how many must agree of how many, who does not vote on it.

    `fallen`: a title of the year on which it rests and which was voted down.
    """

    name: Name
    base: int
    needed: int
    recused: Sequence[str]
    fallen: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a meeting's pages show, read in a constant number of queries."""

    meeting: Meeting
    members: Sequence[MemberLine]
    motions: Sequence[MotionLine]
    motion: Motion | None
    names: Sequence[NameLine]
    quorum_needed: int
    quorum_met: bool

    @property
    def present(self) -> int:
        return sum(line.present is True for line in self.members)

    @property
    def voted(self) -> int:
        return sum(line.voted for line in self.members)

    @property
    def expected(self) -> int:
        return sum(line.expected for line in self.members)

    @property
    def issued(self) -> int:
        if self.motion is not None and self.motion.issued is not None:
            return self.motion.issued
        return self.voted + self.expected

    @property
    def dots(self) -> list[bool]:
        """One for each ballot that was given out: those cast first, whoever cast them."""
        return [place < self.voted for place in range(self.issued)]

    @property
    def passed(self) -> int:
        return sum(line.name.passed is True for line in self.names)

    @property
    def is_voting(self) -> bool:
        return self.motion is not None and self.motion.state == MotionState.OPEN

    @property
    def is_counted(self) -> bool:
        return self.motion is not None and self.motion.state == MotionState.CLOSED

    @property
    def is_running(self) -> bool:
        return self.meeting.state == MeetingState.OPEN

    @property
    def is_over(self) -> bool:
        return self.meeting.state == MeetingState.CLOSED

    @property
    def nothing_waits(self) -> bool:
        left = {MotionState.WAITING, MotionState.OPEN}
        return not any(line.motion.state in left for line in self.motions)

    @property
    def least_needed(self) -> int:
        """The smallest number that lets somebody on the list pass."""
        return min((line.needed for line in self.names), default=0)

    @property
    def needed_words(self) -> str:
        """One number, or from the least to the most: who is recused from somebody leaves fewer votes for that one."""
        most = max((line.needed for line in self.names), default=0)
        return str(most) if most == self.least_needed else f"{self.least_needed}–{most}"

    @property
    def law_asks(self) -> dict[str, Any] | None:
        """The law's own threshold for the award in view, in whichever council it speaks of."""
        return votes.asked(self.motion.award, self.meeting.on) if self.motion else None

    @property
    def law_asks_here(self) -> bool:
        """Whether it speaks of this council; a school's only proposes to it."""
        return self.motion is not None and rule_of(self.meeting, self.motion.award).by_law


def board_of(meeting: Meeting, shown: UUID | None = None) -> Board:
    """The meeting with one motion in view: the open one; else the one asked for, the next, the last."""
    names = list(
        Name.objects.filter(motion__meeting=meeting)
        .select_related("dossier__person", "dossier__team", "dossier__unit")
        .prefetch_related("recusals__member__person")
        .order_by("motion__order", "order")
    )
    tell_apart(meeting.unit_id, [name.dossier.person for name in names])
    motions = list(meeting.motions.all())
    members = sitting_members(meeting.council)
    motion = _in_view(motions, shown)
    present = _attendances(meeting)
    shown_names = [name for name in names if motion and name.motion_id == motion.id]
    fallen = fallen_first([name.dossier for name in shown_names], meeting.on)
    here = sum(present[member.id].present for member in members if member.id in present)
    return Board(
        meeting=meeting,
        members=_member_lines(motion, members, present),
        motions=[_motion_line(one, [name for name in names if name.motion_id == one.id]) for one in motions],
        motion=motion,
        names=[
            replace(_name_line(meeting, motion, members, name), fallen=fallen.get(name.dossier_id, ""))
            for name in shown_names
            if motion
        ],
        quorum_needed=ceil(quorum_of(meeting.council) * len(members)),
        quorum_met=tally.quorum_met(here, len(members), quorum_of(meeting.council)),
    )


def _attendances(meeting: Meeting) -> dict[UUID, Attendance]:
    return {row.member_id: row for row in meeting.attendances.all()}


def _in_view(motions: Sequence[Motion], shown: UUID | None) -> Motion | None:
    voting = [motion for motion in motions if motion.state == MotionState.OPEN]
    asked = [motion for motion in motions if motion.id == shown]
    waiting = [motion for motion in motions if motion.state == MotionState.WAITING]
    return next(iter([*voting, *asked, *waiting, *reversed(motions)]), None)


def _member_lines(
    motion: Motion | None, members: Sequence[CouncilMember], present: dict[UUID, Attendance]
) -> list[MemberLine]:
    voted = set(Roll.objects.filter(motion=motion).values_list("member", flat=True)) if motion else set()
    voting = motion is not None and motion.state == MotionState.OPEN
    barred = without_a_line(motion) if motion and voting else set()
    lines = []
    for member in members:
        row = present.get(member.id)
        waits = voting and row is not None and row.present and member.id not in voted | barred
        lines.append(
            MemberLine(
                member=member,
                present=row.present if row else None,
                reason=row.reason if row else "",
                voted=member.id in voted,
                expected=waits,
            )
        )
    return lines


def _motion_line(motion: Motion, names: Sequence[Name]) -> MotionLine:
    closed = motion.state == MotionState.CLOSED
    return MotionLine(
        motion=motion,
        names=len(names),
        passed=sum(name.passed is True for name in names) if closed else None,
    )


def _name_line(meeting: Meeting, motion: Motion, members: Sequence[CouncilMember], name: Name) -> NameLine:
    """Before opening: the person judged is recused already, and nobody who has left, as opening will do."""
    recused = {recusal.member_id: recusal.member.person.full_name for recusal in name.recusals.all()}
    if motion.electorate is None:
        recused = {
            member.id: member.person.full_name
            for member in members
            if member.id in recused or member.person_id == name.dossier.person_id
        }
    rule = rule_of(meeting, motion.award)
    voters = motion.electorate or len(members)
    return NameLine(
        name=name,
        base=name.base or rule.base(voters, len(recused)),
        needed=name.needed or rule.needed(voters, len(recused)),
        recused=sorted(recused.values()),
    )
