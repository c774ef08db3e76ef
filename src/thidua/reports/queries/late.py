"""What is past its day, who holds it, and where to go about it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.backups.access import may_keep_backups
from thidua.backups.queries import is_overdue
from thidua.councils.states import MeetingState
from thidua.people.models import Posting
from thidua.registrations.models import Round
from thidua.registrations.states import RoundState
from thidua.reports.queries.desk import Desk, without_pledge
from thidua.reports.queries.task import page
from thidua.units.models import SchoolYear, Team


@dataclass(frozen=True, slots=True)
class Late:
    title: str
    note: str
    button: str
    url: str


def late_of(desk: Desk) -> list[Late]:
    """For whoever reads the work or keeps the system; everybody else sees the own days with the own tasks."""
    of_the_work = [*_registrations(desk), *_meetings(desk)] if desk.reads_work else []
    return [*_backups(desk), *of_the_work]


def _backups(desk: Desk) -> Iterator[Late]:
    """For the system officer: what was done today is on one disk only."""
    if may_keep_backups.test(desk.member) and is_overdue():
        yield Late(
            "Hai ngày qua chưa có bản sao lưu",
            "Máy hỏng lúc này thì mất hết việc từ bản gần nhất. Sao lưu mất vài phút, mọi người vẫn làm việc được.",
            "Sao lưu",
            page("backup_list"),
        )


def _registrations(desk: Desk) -> Iterator[Late]:
    """One row a team, with its leader: that is whom one calls."""
    for year in desk.years:
        found = desk.rounds.get(year.id)
        if found and found.state == RoundState.OPEN and found.closes < desk.on:
            yield from _of_round(desk, year, found)


def _of_round(desk: Desk, year: SchoolYear, found: Round) -> Iterator[Late]:
    missing: dict[Team | None, list[Posting]] = defaultdict(list)
    for posting in without_pledge(desk, year):
        missing[posting.team].append(posting)
    past = (desk.on - found.closes).days
    for team, people in sorted(
        missing.items(), key=lambda row: (row[0] is None, row[0].order if row[0] else 0)
    ):
        held = ", ".join(desk.leader_names.get(team.id if team else None, ())) or "chưa có tổ trưởng"
        yield Late(
            f"{_called(team)}: {len(people)} người chưa gửi bản đăng ký",
            f"{desk.said(year)}{held} · hạn {found.closes:%d/%m/%Y}, quá {past} ngày",
            "Xem bảng của tổ",
            page("round_board", year=desk.named(year)),
        )


def _called(team: Team | None) -> str:
    """Schools write their teams with and without the word itself."""
    if team is None:
        return "Chưa thuộc tổ nào"
    return team.name if team.name.casefold().startswith("tổ ") else f"Tổ {team.name}"


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
