"""Who sits, who is still expected, what came out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from statute.votes import VoteRule, rule_for
from thidua.core import clock
from thidua.councils.models import Attendance, Council, CouncilMember, Meeting, Motion, Name, Recusal, Roll
from thidua.councils.states import MeetingState, MotionState
from thidua.people.queries import tell_apart
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the council answered one dossier: counts over the base, and whether that was enough."""

    meeting: UUID
    agree: int
    base: int
    needed: int
    passed: bool


def unfinished_meetings(unit: Unit) -> list[Meeting]:
    """Planned and open ones by day; `waiting`: motions of which there is no result yet."""
    open_motions = Count("motions", filter=Q(motions__state__in=[MotionState.WAITING, MotionState.OPEN]))
    rows = Meeting.objects.filter(unit=unit).exclude(state=MeetingState.CLOSED)
    return list(rows.annotate(waiting=open_motions).order_by("on", "id"))


def quorum_of(council: Council) -> Fraction:
    return Fraction(council.quorum_numerator, council.quorum_denominator)


def majority_of(council: Council) -> Fraction:
    return Fraction(council.majority_numerator, council.majority_denominator)


def rule_of(meeting: Meeting, award: str) -> VoteRule:
    """What the law asks of a vote on this award where it speaks of such a council, else the council's regulation.

    Of a school's council it does not speak: what the school proposes is voted again higher up.
    """
    return rule_for(award, meeting.on, council=meeting.unit.level, majority=majority_of(meeting.council))


def sitting_members(council: Council) -> list[CouncilMember]:
    """In the order of rank, with their persons, told apart where they share a name; without those who left."""
    members = list(CouncilMember.objects.filter(council=council, left_on=None).select_related("person"))
    tell_apart(council.unit_id, [member.person for member in members])
    return members


def meetings_of(unit: Unit) -> QuerySet[Meeting]:
    """The unit's meetings, the newest first, with the number of names on each agenda."""
    return (
        Meeting.objects.filter(unit=unit)
        .select_related("year", "council")
        .annotate(names=Count("motions__names"))
        .order_by("-on", "-id")
    )


def expected_of(motion: Motion, lineless: set[UUID] | None = None) -> set[UUID]:
    """Members who are present, have a line to vote on and have not voted yet.

    `lineless`: those without a line, where the caller has asked for them already.
    """
    present = Attendance.objects.filter(meeting=motion.meeting_id, present=True).values_list(
        "member", flat=True
    )
    voted = Roll.objects.filter(motion=motion).values_list("member", flat=True)
    return set(present) - set(voted) - (without_a_line(motion) if lineless is None else lineless)


def without_a_line(motion: Motion) -> set[UUID]:
    """Members recused from every name: they get no ballot."""
    names = Name.objects.filter(motion=motion).count()
    recused = Recusal.objects.filter(name__motion=motion).values("member").annotate(lines=Count("id"))
    return {row["member"] for row in recused if row["lines"] == names}


def has_voted(motion: Motion, member: CouncilMember) -> bool:
    return Roll.objects.filter(motion=motion, member=member).exists()


def outcome_of(dossiers: Iterable[UUID]) -> dict[UUID, Outcome]:
    """The last count on each of these dossiers; none of a motion that is not closed."""
    names = (
        Name.objects.filter(dossier__in=list(dossiers), motion__state=MotionState.CLOSED)
        .select_related("motion")
        .order_by("motion__closed_at")
    )
    return {
        name.dossier_id: Outcome(
            meeting=name.motion.meeting_id,
            agree=name.agree or 0,
            base=name.base or 0,
            needed=name.needed or 0,
            passed=bool(name.passed),
        )
        for name in names
    }


def voted_on(dossiers: Iterable[UUID]) -> dict[UUID, date]:
    """The day on which the last count on each of these dossiers was closed; nothing of those never counted."""
    rows = Name.objects.filter(dossier__in=list(dossiers), motion__state=MotionState.CLOSED)
    closed = rows.order_by("motion__closed_at").values_list("dossier", "motion__closed_at")
    return {dossier: at.astimezone(clock.HANOI).date() for dossier, at in closed if at is not None}


def recusals_of(motion: Motion) -> QuerySet[Recusal]:
    """Who does not vote on whom, and why, in the order of the list; before the opening of who still sits."""
    counted = {"member__left_on": None} if motion.electorate is None else {}
    return (
        Recusal.objects.filter(name__motion=motion, **counted)
        .select_related("name__dossier__person", "member__person")
        .order_by("name__order", "member__order")
    )
