"""What minutes and count sheets say, gathered from a meeting that is being closed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from paper import words
from paper.contracts import Letterhead
from paper.count_sheet import CountSheet, Teller, make_count_sheet
from paper.minutes import Absence, LedgerSeal, Minutes, Opinion, Quorum, make_minutes
from paper.minutes import CouncilMember as PrintedMember
from paper.votes import MotionResult, NameResult
from statute import tally
from statute.names import award_name
from statute.votes import VoteRule
from thidua.core import clock
from thidua.core.ids import grouped
from thidua.councils.models import Attendance, CouncilMember, CouncilRole, Meeting, Motion, Name, Receipt
from thidua.councils.queries.ballots import place_of, positions_of
from thidua.councils.queries.meetings import quorum_of, rule_of, sitting_members
from thidua.councils.states import MotionState
from thidua.documents.queries import letterhead
from thidua.ledger.queries import digest_of_day
from thidua.nominations.models import Stage
from thidua.nominations.queries import opinions_of
from thidua.people.queries import tell_apart


def minutes_of(meeting: Meeting) -> Callable[[str], bytes]:
    """The minutes, ready to take their number."""
    members = sitting_members(meeting.council)
    positions = positions_of(meeting.unit, [member.person for member in members], meeting.on)
    printed = {member.id: _printed(member, positions.get(member.person_id, "")) for member in members}
    rows = {row.member_id: row for row in Attendance.objects.filter(meeting=meeting)}
    present = [member for member in members if member.id in rows and rows[member.id].present]
    absent = [member for member in members if member not in present]
    closed = list(meeting.motions.filter(state=MotionState.CLOSED))
    assert meeting.began_at is not None  # a meeting is opened before it is closed
    assert meeting.ended_at is not None  # set by closing before the papers are made
    minutes = Minutes(
        letterhead=_head(meeting, ""),
        council=meeting.council.name,
        subject=meeting.title,
        place=_place(meeting),
        opened_at=meeting.began_at.astimezone(clock.HANOI),
        closed_at=meeting.ended_at.astimezone(clock.HANOI),
        chair=printed[_chair(members, present).id],
        secretary=printed[_secretary(members, present).id],
        present=tuple(printed[member.id] for member in present),
        absent=tuple(
            Absence(
                member=printed[member.id],
                reason=(rows[member.id].reason if member.id in rows else "") or None,
            )
            for member in absent
        ),
        quorum=Quorum(
            members=len(members),
            needed=quorum_of(meeting.council),
            met=tally.quorum_met(len(present), len(members), quorum_of(meeting.council)),
        ),
        opinions=_opinions(meeting),
        motions=tuple(_result(motion) for motion in closed),
        conclusion=tuple(line.strip() for line in meeting.conclusion.splitlines() if line.strip()),
        put_off=tuple(_put_off(motion) for motion in meeting.motions.filter(state=MotionState.PUT_OFF)),
        receipts=Receipt.objects.filter(motion__in=closed).count() if closed else None,
        seal=_seal(meeting),
    )
    return lambda symbol: make_minutes(replace(minutes, letterhead=_head(meeting, symbol)))


def _opinions(meeting: Meeting) -> tuple[Opinion, ...]:
    """What the bodies had said on the list before the meeting closed, with what they said of single dossiers."""
    found = []
    for one in opinions_of(meeting.unit, meeting.year, stage=Stage.PROPOSED):
        said, paper = one.opinion, f", {one.opinion.paper}" if one.opinion.paper else ""
        found.append(Opinion(f"Ý kiến của {one.body.label} ({said.on:%d/%m/%Y}{paper})", said.text))
        found += [
            Opinion(
                None, f"Về {remark.dossier.holder_name}, {award_name(remark.dossier.award)}: {remark.text}"
            )
            for remark in said.remarks.all()
        ]
    return tuple(found)


def count_sheet_of(motion: Motion) -> Callable[[str], bytes]:
    """The count sheet of a closed motion with its receipt codes, sorted."""
    meeting = motion.meeting
    members = sitting_members(meeting.council)
    marked = set(Attendance.objects.filter(meeting=meeting, present=True).values_list("member", flat=True))
    present = [member for member in members if member.id in marked]
    codes = sorted(Receipt.objects.filter(motion=motion).values_list("code", flat=True))
    assert motion.closed_at is not None  # only closed motions have a count sheet
    sheet = CountSheet(
        letterhead=_head(meeting, ""),
        council=meeting.council.name,
        place=_place(meeting),
        counted_at=motion.closed_at.astimezone(clock.HANOI),
        motion=_result(motion),
        tellers=(Teller(name=_secretary(members, present).person.full_name, role="Thư ký Hội đồng"),),
        receipts=tuple(grouped(code) for code in codes),
        chair=_chair(members, present).person.full_name,
        seal=_seal(meeting),
    )
    return lambda symbol: make_count_sheet(replace(sheet, letterhead=_head(meeting, symbol)))


def _head(meeting: Meeting, symbol: str) -> Letterhead:
    """Minutes carry no place and date in their head (NĐ 30/2020, Phụ lục III, mẫu 1.9)."""
    return replace(letterhead(meeting.unit, meeting.on, symbol), place=None)


def _place(meeting: Meeting) -> str:
    return meeting.place or meeting.unit.name


def _printed(member: CouncilMember, position: str) -> PrintedMember:
    role = (
        f"{member.get_role_display()} Hội đồng" if member.role != CouncilRole.MEMBER else "Ủy viên Hội đồng"
    )
    return PrintedMember(name=member.person.name_apart, role=role, position=position or None)


def _chair(members: Sequence[CouncilMember], present: Sequence[CouncilMember]) -> CouncilMember:
    """The highest in rank of those present; members stand in the order of rank."""
    return (present or members)[0]


def _secretary(members: Sequence[CouncilMember], present: Sequence[CouncilMember]) -> CouncilMember:
    """The secretary, present or not: an absent one is asked to sign what was read out."""
    return next(member for member in [*present, *members] if member.role == CouncilRole.SECRETARY)


def _seal(meeting: Meeting) -> LedgerSeal | None:
    """The ledger as it stood when the papers were made; the line of closing itself comes after them."""
    day = clock.today()
    digest = digest_of_day(unit=meeting.unit_id, day=day)
    return LedgerSeal(day=day, digest=digest) if digest else None


def _result(motion: Motion) -> MotionResult:
    names = list(
        motion.names.select_related("dossier__person", "dossier__team", "dossier__unit").prefetch_related(
            "recusals__member__person"
        )
    )
    meeting = motion.meeting
    tell_apart(meeting.unit_id, [name.dossier.person for name in names])
    rule = rule_of(meeting, motion.award)
    positions = positions_of(
        meeting.unit, [name.dossier.person for name in names if name.dossier.person], meeting.on
    )
    returned = Receipt.objects.filter(motion=motion).count()
    return MotionResult(
        subject=f"{motion.title}, năm học {meeting.year.name}",
        secret=True,
        issued=motion.issued or returned,
        returned=returned,
        valid=returned,
        invalid=0,
        names=tuple(_name_result(name, positions.get(name.dossier.holder_key, ""), rule) for name in names),
    )


def _put_off(motion: Motion) -> str:
    """The point of the agenda, and whose dossiers wait for another meeting."""
    names = list(motion.names.select_related("dossier__person", "dossier__team", "dossier__unit"))
    tell_apart(motion.meeting.unit_id, [name.dossier.person for name in names])
    concerned = words.sentence_list([name.dossier.holder_name for name in names])
    return f"{motion.title}, năm học {motion.meeting.year.name}: {concerned}"


def _name_result(name: Name, position: str, rule: VoteRule) -> NameResult:
    assert name.base is not None  # counted when the motion was closed
    return NameResult(
        name=name.dossier.holder_name,
        position=place_of(position, name.dossier).replace(" · ", ", ") or "Viên chức",
        award=award_name(name.dossier.award),
        agree=name.agree or 0,
        disagree=name.disagree or 0,
        blank=name.blank or 0,
        base=name.base,
        needed=rule.share,
        at_least=rule.at_least,
        votes=name.needed or 0,
        passed=bool(name.passed),
        recused=tuple(recusal.member.person.full_name for recusal in name.recusals.all()),
    )
