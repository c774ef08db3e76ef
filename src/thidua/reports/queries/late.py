"""What is past its day, who holds it, and where to go about it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from thidua.councils.states import MeetingState
from thidua.registrations.states import RoundState
from thidua.reports.queries.desk import Desk, without_pledge
from thidua.reports.queries.tasks import page


@dataclass(frozen=True, slots=True)
class Late:
    title: str
    note: str
    button: str
    url: str


def late_of(desk: Desk) -> list[Late]:
    """For whoever runs the work; everybody else sees the own days with the own tasks."""
    return [*_registrations(desk), *_meetings(desk)] if desk.is_office else []


def _registrations(desk: Desk) -> Iterator[Late]:
    """One row a team, with its leader: that is whom one calls."""
    year = desk.newest
    found = desk.rounds.get(year.id) if year else None
    if year is None or found is None or found.state != RoundState.OPEN or found.closes >= desk.on:
        return
    missing: dict[UUID | None, list[str]] = defaultdict(list)
    names: dict[UUID | None, str] = {}
    for posting in without_pledge(desk, year):
        missing[posting.team_id].append(posting.person.full_name)
        names[posting.team_id] = _called(posting.team.name) if posting.team else "Chưa thuộc tổ nào"
    past = (desk.on - found.closes).days
    for team, people in missing.items():
        held = ", ".join(desk.leader_names.get(team, ())) or "chưa có tổ trưởng"
        yield Late(
            f"{names[team]}: {len(people)} người chưa gửi bản đăng ký",
            f"{held} · hạn {found.closes:%d/%m/%Y}, quá {past} ngày",
            "Xem bảng của tổ",
            page("round_board"),
        )


def _called(team: str) -> str:
    """Schools write their teams with and without the word itself."""
    return team if team.casefold().startswith("tổ ") else f"Tổ {team}"


def _meetings(desk: Desk) -> Iterator[Late]:
    for meeting in desk.meetings:
        if meeting.state == MeetingState.PLANNED and meeting.on < desk.on:
            past = (desk.on - meeting.on).days
            yield Late(
                meeting.title,
                f"Phiên họp định ngày {meeting.on:%d/%m/%Y}, quá {past} ngày, chưa khai mạc",
                "Mở phiên họp",
                page("meeting_page", meeting.id),
            )
