"""A team's meeting on the year's grades as a numbered paper, withheld in the register until the sheet is approved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.school_years import starts
from thidua.core.text import tidy
from thidua.documents.actions import hand_out, issue_document
from thidua.documents.models import Document, DocumentKind
from thidua.documents.queries import withheld_about
from thidua.ledger.actions import Actor, action, record
from thidua.scoring.actions.sheet import locked, step
from thidua.scoring.errors import GradesMissingError
from thidua.scoring.models import Evaluation, TeamMeeting
from thidua.scoring.queries import Row, graded_here, names_of_team, rows_of_team, sheet_of
from thidua.scoring.queries.papers import Held, meeting_file
from thidua.scoring.states import EvaluationAct
from thidua.units.models import SchoolYear, Team, Unit
from thidua.units.queries import heads_on

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WITHHELD = "Biên bản có mức xếp loại chưa phê duyệt: tệp mở ở sổ này khi bảng xếp loại được phê duyệt."


@dataclass(frozen=True, slots=True)
class Meeting:
    """What was said of the meeting. `votes`: for and against by person; empty where the meeting did not vote."""

    day: date
    place: str
    chair: UUID
    secretary: UUID
    present: Collection[UUID]
    votes: Mapping[UUID, tuple[int, int]] = field(default_factory=dict)
    opinions: Sequence[str] = ()


@action("scoring.minutes_issued")
def issue_team_minutes(
    *, by: Actor, unit: Unit, year: SchoolYear, team: Team, meeting: Meeting, seen: str, on: date
) -> Document:
    """Who was there, what is proposed for each, how it was voted; each issue has its number and its locked file.

    `seen`: the fingerprint of the sheet that the page showed, so that no minutes say what their maker has not read.
    """
    evaluation = locked(unit, year)
    step(evaluation, EvaluationAct.ENTER)
    sheet = sheet_of(unit, year, today=on)
    rows = rows_of_team(sheet, team)
    if seen != sheet.seen:
        raise ChangedMeanwhileError(last_change(unit=unit.id, about=evaluation.id))
    names = names_of_team(unit, rows)
    _check_day(year, meeting)
    _check_people(names, meeting)
    _check_graded(graded_here(unit, rows, on))
    _check_votes(names, meeting)
    held = Held(
        day=meeting.day,
        place=tidy(meeting.place),
        chair=names[meeting.chair],
        secretary=names[meeting.secretary],
        present=tuple(name for person, name in names.items() if person in meeting.present),
        absent=tuple(name for person, name in names.items() if person not in meeting.present),
        votes=dict(meeting.votes),
        opinions=tuple(filter(None, map(tidy, meeting.opinions))),
    )
    row = TeamMeeting(id=uuid7(), evaluation=evaluation, team=team, held_on=meeting.day)
    row.document = issue_document(
        by=by,
        unit=unit,
        kind=DocumentKind.MINUTES,
        title=f"{team.title} đánh giá, xếp loại chất lượng năm học {year.name}",
        on=meeting.day,
        make=lambda symbol: meeting_file(
            unit, held, symbol, year=year, sheet=sheet, team=team, heads=heads_on(unit, on)
        ),
        name=f"Biên bản đánh giá {year.name}, {team.title}.docx",
        content_type=DOCX,
        about=row.id,
        numbered=True,
        withheld=WITHHELD,
    )
    row.save()
    record(
        about=evaluation,
        fields={"team": team.id, "paper": row.document.symbol},
        counts={"present": len(set(meeting.present)), "voted": len(meeting.votes)},
        on=on,
    )
    return row.document


def open_minutes(by: Actor, evaluation: Evaluation, on: date) -> None:
    """What the minutes tell has been approved: the register hands their files out."""
    meetings = TeamMeeting.objects.filter(evaluation=evaluation).values_list("id", flat=True)
    if papers := withheld_about(evaluation.unit, meetings):
        hand_out(by=by, unit=evaluation.unit, papers=papers, on=on)


def _check_day(year: SchoolYear, meeting: Meeting) -> None:
    first, today = starts(year.name), clock.today()
    if not first <= meeting.day <= today:
        raise InvalidInputError("on", f"Ngày họp phải từ {first:%d/%m/%Y} đến hôm nay ({today:%d/%m/%Y}).")
    if not tidy(meeting.place):
        raise InvalidInputError("place", "Hãy ghi địa điểm họp.")


def _check_people(names: Mapping[UUID, str], meeting: Meeting) -> None:
    """Two different people of the team lead it and write it down, both of them there."""
    if {meeting.chair, meeting.secretary, *meeting.present, *meeting.votes} - set(names):
        raise InvalidInputError("present", "Có người không thuộc tổ này. Hãy tải lại trang.")
    if meeting.chair == meeting.secretary:
        raise InvalidInputError("secretary", "Chủ trì và thư ký cuộc họp là hai người khác nhau.")
    for place, person, duty in (
        ("chair", meeting.chair, "Người chủ trì"),
        ("secretary", meeting.secretary, "Thư ký"),
    ):
        if person not in meeting.present:
            raise InvalidInputError(
                place,
                f"{duty} {names[person]} chưa được đánh dấu có mặt. Hãy đánh dấu, hoặc chọn người khác.",
            )


def _check_graded(rows: Sequence[Row]) -> None:
    missing = [row.posting.person.full_name for row in rows if not row.grade]
    if missing:
        raise GradesMissingError(
            f"Chưa lập biên bản được: còn {len(missing)} người chưa có mức đề nghị ({', '.join(missing)}). "
            "Hãy nhập vào bảng xếp loại trước."
        )


def _check_votes(names: Mapping[UUID, str], meeting: Meeting) -> None:
    there = len(set(meeting.present))
    for person, (agree, disagree) in meeting.votes.items():
        if agree < 0 or disagree < 0:
            raise InvalidInputError(f"votes-{person}", f"{names[person]}: số phiếu không dưới 0.")
        if agree + disagree > there:
            raise InvalidInputError(
                f"votes-{person}",
                f"{names[person]}: {agree} đồng ý và {disagree} không đồng ý nhiều hơn {there} người có mặt.",
            )
