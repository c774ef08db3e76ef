"""Where one member stands in a meeting: vote now, wait for what, and was my ballot counted."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from thidua.councils.models import Attendance, CouncilMember, Meeting, Motion, Receipt, Roll
from thidua.councils.queries.meetings import expected_of, without_a_line
from thidua.councils.states import MotionState


@dataclass(frozen=True, slots=True)
class Waiting:
    """`motion`: the open one. `last_voted`: the latest one this member voted on."""

    meeting: Meeting
    motions: tuple[Motion, ...]
    motion: Motion | None
    last_voted: Motion | None
    present: bool
    no_line: bool
    expected: int

    @property
    def can_vote(self) -> bool:
        return (
            self.motion is not None and self.present and not self.no_line and self.motion != self.last_voted
        )

    @property
    def key(self) -> str:
        """Changes when the member's page should."""
        motion = self.motion.id.hex if self.motion else ""
        closed = sum(motion.state == MotionState.CLOSED for motion in self.motions)
        return f"{self.meeting.state}-{motion}-{closed}-{int(self.present)}-{self.expected}"

    def named(self, motion: str) -> Motion | None:
        """The meeting's motion of this id, whatever its state: the action decides what may be done with it."""
        return next((one for one in self.motions if str(one.id) == motion), None)

    def is_counted(self, code: str) -> bool:
        """Whether the code is among those of the closed motion voted on."""
        motion = self.last_voted
        return (
            motion is not None
            and motion.state == MotionState.CLOSED
            and Receipt.objects.filter(motion=motion, code=code).exists()
        )


def waiting_of(meeting: Meeting, member: CouncilMember) -> Waiting:
    motions = tuple(meeting.motions.select_related("meeting__unit", "meeting__year", "meeting__council"))
    voted = set(Roll.objects.filter(motion__in=motions, member=member).values_list("motion", flat=True))
    motion = next((one for one in motions if one.state == MotionState.OPEN), None)
    mine = sorted((one for one in motions if one.id in voted), key=lambda one: str(one.opened_at))
    lineless = without_a_line(motion) if motion else set()
    return Waiting(
        meeting=meeting,
        motions=motions,
        motion=motion,
        last_voted=mine[-1] if mine else None,
        present=Attendance.objects.filter(meeting=meeting, member=member, present=True).exists(),
        no_line=member.id in lineless,
        expected=len(expected_of(motion, lineless)) if motion else 0,
    )


def ballot_awaited(meeting: Meeting, member: CouncilMember) -> bool:
    """Whether a ballot of this member is still awaited now; `Waiting.can_vote` without the rest of the page.

    One query, since every home asks it.
    """
    motion = (
        meeting.motions.filter(state=MotionState.OPEN)
        .annotate(
            lines=Count("names", distinct=True),
            recused=Count("names__recusals", filter=Q(names__recusals__member=member), distinct=True),
            present=Exists(Attendance.objects.filter(meeting=meeting, member=member, present=True)),
            voted=Exists(Roll.objects.filter(motion=OuterRef("id"), member=member)),
        )
        .first()
    )
    if motion is None or not motion.present or motion.voted:
        return False
    return not motion.recused or motion.recused < motion.lines
