"""What of the procedure is under way: dossiers, council, what was sent up, money, papers, files half brought in."""

from collections.abc import Iterator
from datetime import date

from thidua.accounts.models import User
from thidua.councils.queries.meetings import unfinished_meetings
from thidua.councils.states import MeetingState
from thidua.decisions.queries.submissions import inbox_of
from thidua.documents.models import Document
from thidua.documents.queries import not_passed_on, unsent_of, unsigned_of
from thidua.duties.models import Line
from thidua.duties.queries.lines import line
from thidua.funds.queries.lists import decisions_without_list, unfinished_lists
from thidua.intake.queries import unfinished_runs
from thidua.nominations.queries.unfinished import open_dossiers_counted
from thidua.units.models import Unit

MEETINGS = {MeetingState.PLANNED: "chưa khai mạc", MeetingState.OPEN: "đang họp"}


def dossiers(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    """How many in each state, by year: whose they are stands in the list itself, for those who may read it."""
    for row in open_dossiers_counted(unit):
        yield line(f"{row.count} hồ sơ {row.words}", f"Năm học {row.year}", "dossier_list")


def council(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    """Meetings that are not over, and how many motions of each still wait; no ballot."""
    for meeting in unfinished_meetings(unit):
        state = MEETINGS[MeetingState(meeting.state)]
        waiting = meeting.waiting  # type: ignore[attr-defined]  # annotated by the query
        note = f"{meeting.on:%d/%m/%Y}, {state}, {waiting} nội dung chưa biểu quyết xong"
        yield line(meeting.title, note, "meeting_page", meeting.id)


def submissions(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    """What the unit sent of which a line waits; at a unit above, what came and waits."""
    for row in inbox_of(unit, on):
        if row.waits is None or row.moved:
            continue
        sent = row.submission
        pending = sent.pending  # type: ignore[attr-defined]  # annotated by the query
        other = sent.addressee.name if sent.unit_id == unit.id else sent.unit.name
        note = f"{other}, {sent.on:%d/%m/%Y}: {pending} dòng chờ trả lời, đã {row.waits} ngày"
        yield line(f"Tờ trình {sent.letter.symbol}", note, "submission_page", sent.id)


def payments(unit: Unit, _giver: User, on: date) -> Iterator[Line]:
    for decision in decisions_without_list(unit, on):
        note = f"Ngày {decision.on:%d/%m/%Y}, chưa lập danh sách chi thưởng"
        yield line(f"Quyết định {decision.paper}", note, "payment_lists")
    for row in unfinished_lists(unit):
        unsigned = row.unsigned  # type: ignore[attr-defined]  # annotated by the query
        note = row.get_state_display() + (f", {unsigned} người chưa ký nhận" if unsigned else "")
        yield line(row.title, note, "payment_list_page", row.id)


def documents(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    for dispatch in unsent_of(unit):
        by = f", hạn cuối {dispatch.last_day:%d/%m/%Y}" if dispatch.last_day else ""
        paper = dispatch.document
        yield line(_named(paper), f"Chưa gửi {dispatch.recipient}{by}", "outgoing_list")
    for paper in unsigned_of(unit):
        yield line(_named(paper), "Chưa có bản ký, đóng dấu", "outgoing_list")
    for row in not_passed_on(unit):
        yield line(f"Số đến {row.number}: {row.abstract}", f"{row.sender}, chưa chuyển", "incoming_list")


def _named(paper: Document) -> str:
    """With its day: numbers begin again each year."""
    return f"{paper.symbol} ngày {paper.on:%d/%m/%Y}: {paper.title}"


def imports(unit: Unit, _giver: User, _on: date) -> Iterator[Line]:
    """Files that were brought in and not applied; whose they are is said."""
    for run in unfinished_runs(unit):
        note = f"{run.brought_by.full_name} đưa lên ngày {run.brought_at:%d/%m/%Y}, chưa ghi vào dữ liệu"
        yield line(run.name, note, "intake_run", run.id)
