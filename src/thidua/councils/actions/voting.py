"""A secret vote: recusals, opening, casting, closing and counting.

`Roll` says who voted, `Ballot` what was cast, `Receipt` which codes were given out; nothing in the tables names two
of them together. Written in one transaction they are still joined by how databases keep rows (xmin, rowid). So
closing writes ballots and receipts anew in random order, and only what was written anew is counted.
"""

from collections.abc import Callable, Collection, Mapping
from secrets import SystemRandom
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count

from statute import tally
from thidua.core import clock
from thidua.core.errors import InvalidInputError, StepRefusedError
from thidua.core.ids import ballot_id, paper_code
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.councils.actions.traces import erase_traces
from thidua.councils.errors import (
    AbsentError,
    AlreadyVotedError,
    MotionStillOpenError,
    NobodyLeftToVoteError,
    NoQuorumError,
    NotYourNameToVoteError,
    NotYourSeatError,
    StillExpectedError,
    VotingClosedError,
)
from thidua.councils.models import (
    Attendance,
    Ballot,
    Choice,
    Council,
    CouncilMember,
    Meeting,
    Motion,
    Name,
    Receipt,
    Recusal,
    Roll,
)
from thidua.councils.queries.meetings import expected_of, quorum_of, rule_of, sitting_members
from thidua.councils.states import NEXT_MOTION, MeetingState, MotionAct, MotionState
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions import record_vote

RECEIPT_LENGTH = 8
OWN_NAME = "Là người được xét"


@action("councils.recusal_declared")
def declare_recusal(*, by: Actor, name: Name, member: CouncilMember, reason: str) -> Recusal:
    """A member who will not vote on one name, said before the motion opens."""
    motion = _locked_motion(name.motion_id)
    _move(motion, MotionAct.RECUSE)
    council = _locked_council(motion.meeting.council_id)
    members = {one.id for one in sitting_members(council)}
    if member.id not in members:
        raise InvalidInputError("member", "Người này không phải là thành viên Hội đồng.")
    if not reason.strip():
        raise InvalidInputError("reason", "Hãy ghi lý do, ví dụ: vợ, chồng của người được xét.")
    others = Recusal.objects.filter(name=name, member__in=members).exclude(member=member).count()
    # The person judged may be a member too, and is not yet among the recusals.
    if others + 2 >= len(members):
        raise InvalidInputError("member", "Phải còn người biểu quyết về trường hợp này.")
    recusal, _ = Recusal.objects.update_or_create(name=name, member=member, defaults={"reason": tidy(reason)})
    record(about=name, fields={"recused": member.id, "reason": recusal.reason})
    return recusal


@action("councils.recusal_lifted")
def lift_recusal(*, by: Actor, recusal: Recusal) -> None:
    """Take back what was declared by mistake, before the motion opens."""
    _move(_locked_motion(recusal.name.motion_id), MotionAct.RECUSE)
    record(about=recusal.name, fields={"recused": (recusal.member_id, None)})
    recusal.delete()


@action("councils.motion_opened")
def open_motion(*, by: Actor, motion: Motion) -> Motion:
    """Fix the electorate, recuse everybody from their own name, and let the present members vote."""
    row = _locked_motion(motion.id)
    _move(row, MotionAct.OPEN)
    council = _locked_council(row.meeting.council_id)
    meeting = Meeting.objects.select_for_update().get(id=row.meeting_id)
    if meeting.state != MeetingState.OPEN:
        raise StepRefusedError("Phiên họp chưa khai mạc hoặc đã bế mạc nên không mở bỏ phiếu được.")
    members = sitting_members(council)
    present = Attendance.objects.filter(meeting=meeting, present=True, member__in=members).count()
    if not tally.quorum_met(present, len(members), quorum_of(council)):
        raise NoQuorumError
    _recuse_from_own_names(row, members)
    _settle_recusals(row, members)
    row.electorate, row.opened_at = len(members), clock.now()
    try:
        with transaction.atomic():
            row.save(update_fields=["state", "electorate", "opened_at"])
    except IntegrityError:
        raise MotionStillOpenError from None
    record(about=row, fields={"state": row.state}, counts={"electorate": len(members), "present": present})
    return row


def _recuse_from_own_names(motion: Motion, members: Collection[CouncilMember]) -> None:
    judged = {name.dossier.person_id: name for name in motion.names.select_related("dossier")}
    for member in members:
        if member.person_id in judged:
            Recusal.objects.update_or_create(
                name=judged[member.person_id], member=member, defaults={"reason": OWN_NAME}
            )


def _settle_recusals(motion: Motion, members: Collection[CouncilMember]) -> None:
    """From the opening on every recusal is one of the electorate, and every name has somebody to vote on it.

    Only here, not when a member leaves: who comes back before the opening is recused as before.
    """
    Recusal.objects.filter(name__motion=motion).exclude(member__in=members).delete()
    names = motion.names.select_related("dossier__person", "dossier__team", "dossier__unit").annotate(
        recused=Count("recusals")
    )
    for name in names:
        if name.recused >= len(members):
            raise NobodyLeftToVoteError(name.dossier.holder_name)


@action("councils.ballot_cast")
def cast_ballot(*, by: Actor, motion: Motion, member: CouncilMember, choices: Mapping[UUID, Choice]) -> str:
    """Mark the roll and drop the ballots, both or neither; the receipt's code is returned and kept nowhere else.

    The unique roll, not a look beforehand, keeps it to one each: two tabs at once lose. The motion's row is held,
    so that no ballot lands after closing. A line left out is blank. The ledger learns that the member voted.
    """
    row = _open_for_casting(motion)
    if member.person.user_id != by.user or member.council_id != row.meeting.council_id or member.left_on:
        raise NotYourSeatError
    if not Attendance.objects.filter(meeting=row.meeting_id, member=member, present=True).exists():
        raise AbsentError
    names = set(row.names.exclude(recusals__member=member).values_list("id", flat=True))
    if not names or not set(choices) <= names:
        raise NotYourNameToVoteError
    ballots = [Ballot(name_id=name, choice=choices.get(name, Choice.BLANK)) for name in names]
    code = _unused_code(row)
    try:
        with transaction.atomic():
            Roll.objects.create(motion=row, member=member)
            Ballot.objects.bulk_create(ballots)
            Receipt.objects.create(motion=row, code=code)
    except IntegrityError:
        raise AlreadyVotedError from None
    record(about=row)
    return code


def _open_for_casting(motion: Motion) -> Motion:
    row = _locked_motion(motion.id)
    try:
        _move(row, MotionAct.CAST)
    except StepRefusedError:
        raise VotingClosedError from None
    return row


def _unused_code(motion: Motion) -> str:
    """Unused in this motion; nobody else draws one while the motion's row is held."""
    code = paper_code(RECEIPT_LENGTH)
    while Receipt.objects.filter(motion=motion, code=code).exists():
        code = paper_code(RECEIPT_LENGTH)
    return code


@action("councils.motion_closed")
def close_motion(*, by: Actor, motion: Motion, confirmed: bool = False) -> Motion:
    """End the voting, cut every tie between roll and ballots, count, and tell the dossiers.

    While somebody is still expected, only if confirmed. The traces on disk are erased right after the commit.
    """
    row = _locked_motion(motion.id)
    _move(row, MotionAct.CLOSE)
    expected = len(expected_of(row))
    if expected and not confirmed:
        raise StillExpectedError(expected)
    ballots = Receipt.objects.filter(motion=row).count()
    row.closed_at, row.issued = clock.now(), ballots + expected
    row.save(update_fields=["state", "closed_at", "issued"])
    _write_anew(row, SystemRandom().shuffle)
    _count(by, row)
    transaction.on_commit(erase_traces)
    record(about=row, fields={"state": row.state}, counts={"ballots": ballots})
    return row


def _write_anew(motion: Motion, shuffle: Callable[[list[Any]], None]) -> None:
    """Ballots and receipts of a motion again, in random order under new random ids, by one transaction.

    All rows of all names are shuffled together: neither the voter nor what one voter chose for two names stays joined.
    """
    ballots = list(Ballot.objects.filter(name__motion=motion))
    receipts = list(Receipt.objects.filter(motion=motion))
    Ballot.objects.filter(name__motion=motion).delete()
    Receipt.objects.filter(motion=motion).delete()
    for rows in (ballots, receipts):
        shuffle(rows)
        for row in rows:
            row.pk = ballot_id()
    Ballot.objects.bulk_create(ballots)
    Receipt.objects.bulk_create(receipts)


def _count(by: Actor, motion: Motion) -> None:
    """Into the names: counts, base, passed or not.

    Absent members stay in the base; whoever is recused leaves it, unless the law counts all members.
    """
    rule = rule_of(motion.meeting, motion.award)
    assert motion.electorate is not None  # set when the motion was opened
    for name in motion.names.select_related("dossier"):
        cast = [Choice(ballot.choice) for ballot in Ballot.objects.filter(name=name)]
        name.agree, name.disagree, name.blank = (
            cast.count(choice) for choice in (Choice.AGREE, Choice.DISAGREE, Choice.BLANK)
        )
        recused = name.recusals.count()
        name.base = rule.base(motion.electorate, recused)
        name.needed = rule.needed(motion.electorate, recused)
        name.passed = rule.passed(name.agree, motion.electorate, recused)
        name.save(update_fields=["agree", "disagree", "blank", "base", "needed", "passed"])
        record_vote(by=by, dossier=name.dossier, supported=name.passed, agreed=name.agree, base=name.base)


def _locked_council(council: UUID) -> Council:
    """Members do not change while the row of their council is held; once the meeting is open, not at all."""
    return Council.objects.select_for_update().get(id=council)


def _locked_motion(motion: UUID) -> Motion:
    """The guard between casting and closing: whoever comes second waits, then sees what the first one left."""
    return (
        Motion.objects.select_for_update(of=("self",))
        .select_related("meeting__council", "meeting__unit")
        .get(id=motion)
    )


def _move(motion: Motion, act: MotionAct) -> None:
    motion.state = next_state(NEXT_MOTION, MotionState(motion.state), act)
