"""A meeting from its agenda to its minutes; the voting itself stands in `voting`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from paper.media import DOCX
from statute.names import award_name
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.states import next_state
from thidua.core.text import tidy
from thidua.councils.errors import AttendanceHeldError, MotionsLeftError, NothingToJudgeError
from thidua.councils.models import Attendance, Council, Meeting, Motion, Name
from thidua.councils.queries.agenda import agenda_order, ready_dossiers
from thidua.councils.queries.meetings import sitting_members
from thidua.councils.queries.papers import count_sheet_of, minutes_of
from thidua.councils.states import NEXT_MEETING, NEXT_MOTION, MeetingAct, MeetingState, MotionAct, MotionState
from thidua.documents.actions import issue_document
from thidua.documents.models import Document, DocumentKind
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions import put_to_council, take_from_council
from thidua.nominations.models import Dossier
from thidua.units.models import SchoolYear


@dataclass(frozen=True, slots=True)
class Presence:
    """One line of the roll call."""

    member: UUID
    present: bool
    reason: str = ""


@action("councils.meeting_planned")
def plan_meeting(
    *, by: Actor, council: Council, year: SchoolYear, title: str, on: date, place: str
) -> Meeting:
    """Set a day and put every ready dossier on its agenda: one list motion for each award."""
    _check_in_term(council, on)
    dossiers = ready_dossiers(council.unit, year)
    if not dossiers:
        raise NothingToJudgeError
    meeting = Meeting.objects.create(
        unit=council.unit, council=council, year=year, title=tidy(title), on=on, place=tidy(place)
    )
    for order, (award, group) in enumerate(groupby(dossiers, key=lambda dossier: dossier.award), start=1):
        _list_motion(by, meeting, order, award, group)
    record(
        about=meeting, fields={"title": meeting.title, "on": on}, counts={"dossiers": len(dossiers)}, on=on
    )
    return meeting


def _list_motion(by: Actor, meeting: Meeting, order: int, award: str, dossiers: Iterable[Dossier]) -> None:
    motion = Motion.objects.create(
        meeting=meeting, award=award, order=order, title=f"Đề nghị tặng {award_name(award)}"
    )
    for place, dossier in enumerate(sorted(dossiers, key=agenda_order), start=1):
        put_to_council(by=by, dossier=dossier)
        Name.objects.create(motion=motion, dossier=dossier, order=place)


@action("councils.meeting_edited")
def edit_meeting(*, by: Actor, meeting: Meeting, title: str, on: date, place: str, version: int) -> Meeting:
    """Another day, place or title, until the meeting begins."""
    row = _locked(meeting)
    _move(row, MeetingAct.EDIT)
    if row.version != version:
        raise ChangedMeanwhileError
    _check_in_term(row.council, on)
    before = (row.title, row.on, row.place)
    row.title, row.on, row.place, row.version = tidy(title), on, tidy(place), version + 1
    row.save(update_fields=["title", "on", "place", "version"])
    pairs = zip(
        ("title", "on", "place"), zip(before, (row.title, row.on, row.place), strict=True), strict=True
    )
    record(about=row, fields=dict(pairs), on=on)
    return row


@action("councils.meeting_opened")
def open_meeting(*, by: Actor, meeting: Meeting) -> Meeting:
    """The chair opens; the roll call follows. The council is in office: its row, held, says so until the commit.

    Whatever day was planned, the meeting is held on the day on which it is opened: its papers are of that day.
    """
    council = Council.objects.select_for_update().get(id=meeting.council_id)
    row = _locked(meeting)
    _move(row, MeetingAct.OPEN)
    planned, row.began_at = row.on, clock.now()
    row.on = row.began_at.date()
    _check_in_term(council, row.on, f"Hôm nay, {row.on:%d/%m/%Y},")
    row.save(update_fields=["state", "began_at", "on"])
    record(about=row, fields={"state": row.state, "on": (planned, row.on)}, on=row.on)
    return row


@action("councils.attendance_marked")
def mark_attendance(*, by: Actor, meeting: Meeting, presences: Sequence[Presence]) -> Meeting:
    """Who is here, who is not and why. Late comers are marked when they come: absent members cannot vote."""
    row = _locked(meeting)
    _move(row, MeetingAct.ATTEND)
    members = {member.id for member in sitting_members(row.council)}
    if not {presence.member for presence in presences} <= members:
        raise InvalidInputError("members", "Có người không phải là thành viên Hội đồng.")
    before = _called(row)
    if row.motions.filter(state=MotionState.OPEN).exists():
        _check_nobody_leaves(presences, before)
    for presence in presences:
        Attendance.objects.update_or_create(
            meeting=row,
            member_id=presence.member,
            defaults={
                "present": presence.present,
                "reason": "" if presence.present else tidy(presence.reason),
            },
        )
    after = _called(row)
    record(
        about=row,
        fields={"present": (before[True], after[True]), "absent": (before[False], after[False])},
        counts={"present": len(after[True]), "absent": len(after[False])},
        on=row.on,
    )
    return row


def _called(meeting: Meeting) -> dict[bool, list[str]]:
    """Members marked present and absent, sorted: what the ledger keeps a digest of, so that it can be proved."""
    rows = Attendance.objects.filter(meeting=meeting).values_list("present", "member")
    called: dict[bool, list[str]] = {True: [], False: []}
    for present, member in rows:
        called[present].append(str(member))
    return {present: sorted(members) for present, members in called.items()}


def _check_nobody_leaves(presences: Sequence[Presence], before: dict[bool, list[str]]) -> None:
    """Whoever was here when a vote opened keeps the ballot until it closes; late comers may still get theirs."""
    leaving = {str(presence.member) for presence in presences if not presence.present}
    if leaving & set(before[True]):
        raise AttendanceHeldError


@action("councils.motion_put_off")
def put_off_motion(*, by: Actor, motion: Motion) -> Motion:
    """Leave a motion for another meeting: its dossiers are ready again."""
    row = Motion.objects.select_for_update().get(id=motion.id)
    row.state = next_state(NEXT_MOTION, MotionState(row.state), MotionAct.PUT_OFF)
    row.save(update_fields=["state"])
    for name in row.names.select_related("dossier"):
        take_from_council(by=by, dossier=name.dossier)
    record(about=row, fields={"state": row.state})
    return row


@action("councils.meeting_closed")
def close_meeting(*, by: Actor, meeting: Meeting, conclusion: str) -> Meeting:
    """End the meeting when nothing waits any more; minutes and count sheets are issued with it, or nothing is."""
    row = _locked(meeting)
    _move(row, MeetingAct.CLOSE)
    if row.motions.filter(state__in=(MotionState.WAITING, MotionState.OPEN)).exists():
        raise MotionsLeftError
    if not conclusion.strip():
        raise InvalidInputError("conclusion", "Hãy ghi kết luận của chủ tọa, vì biên bản in lại phần này.")
    row.conclusion, row.ended_at = conclusion.strip(), clock.now()
    row.minutes = _issue_papers(by, row).id
    row.save(update_fields=["state", "conclusion", "ended_at", "minutes"])
    record(about=row, fields={"state": row.state, "conclusion": row.conclusion}, on=row.on)
    return row


def _issue_papers(by: Actor, meeting: Meeting) -> Document:
    """The count sheet of each motion, then the minutes, all with numbers of their own."""
    for motion in meeting.motions.filter(state=MotionState.CLOSED):
        _issue(by, meeting, f"Biên bản kiểm phiếu: {motion.title}", count_sheet_of(motion), motion.id)
    return _issue(by, meeting, f"Biên bản họp Hội đồng: {meeting.title}", minutes_of(meeting), meeting.id)


def _issue(by: Actor, meeting: Meeting, title: str, make: Callable[[str], bytes], about: UUID) -> Document:
    return issue_document(
        by=by,
        unit=meeting.unit,
        kind=DocumentKind.MINUTES,
        title=title,
        on=meeting.on,
        make=make,
        name=f"{title.replace(':', ' –').replace('/', '-')}.docx",
        content_type=DOCX,
        about=about,
        numbered=True,
    )


def _check_in_term(council: Council, on: date, day: str = "Ngày họp") -> None:
    if on < council.starts or (council.ends is not None and on > council.ends):
        raise InvalidInputError(
            "on",
            f"{day} không nằm trong nhiệm kỳ của Hội đồng. Hãy sửa ngày họp, "
            "hoặc để các nội dung lại cho phiên họp của Hội đồng mới.",
        )


def _locked(meeting: Meeting) -> Meeting:
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("council", "unit", "year")
        .get(id=meeting.id)
    )


def _move(meeting: Meeting, act: MeetingAct) -> None:
    meeting.state = next_state(NEXT_MEETING, MeetingState(meeting.state), act)
