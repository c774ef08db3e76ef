"""What waits for a member, by role: how much, what, until when, and the one page on which it is done."""

from collections.abc import Iterator
from datetime import date

from thidua.core import school_years
from thidua.councils.states import MeetingState
from thidua.decisions.states import Outcome
from thidua.nominations.states import DossierState
from thidua.people.access import may_give_accounts, may_import_staff
from thidua.registrations.access import may_decide
from thidua.registrations.models import Round
from thidua.registrations.states import PledgeState, RoundState
from thidua.reports.queries.desk import Desk, without_pledge
from thidua.reports.queries.task import Task, named, page
from thidua.scoring.states import EvaluationState
from thidua.units.access import runs_meetings
from thidua.units.models import Level, Role, SchoolYear

# Grades come in May, before everything else of the year's end.
GRADING_MONTH = 5


def staff_list(desk: Desk) -> Iterator[Task]:
    is_school = desk.member.unit.level == Level.SCHOOL
    if is_school and len(desk.staff) <= 1 and may_import_staff.test(desk.member):
        yield Task(
            1,
            "Nhập danh sách nhân sự",
            "Mọi việc sau bắt đầu từ danh sách này. Dùng ngay tệp Excel đang có.",
            "Nhập từ Excel",
            page("staff_import"),
            desk.on,
        )


def ballot(desk: Desk) -> Iterator[Task]:
    if desk.to_vote:
        meeting = desk.to_vote
        yield Task(
            1,
            "Bỏ phiếu kín",
            f"{meeting.title}. Đang mở.",
            "Bỏ phiếu",
            page("meeting_vote", meeting.id),
            desk.on,
            desk.on,
        )


def my_pledge(desk: Desk) -> Iterator[Task]:
    for year in desk.years:
        found = desk.rounds.get(year.id)
        if found is None or found.state != RoundState.OPEN or not desk.posting:
            continue
        mine = next((one for one in desk.pledges_in(year) if one.person_id == desk.posting.person_id), None)
        words = {
            None: ("Chưa bắt đầu", "Đăng ký"),
            PledgeState.DRAFT: ("Bản nháp, chưa gửi", "Viết tiếp"),
            PledgeState.RETURNED: (f"Bị trả lại: {mine.return_reason}" if mine else "", "Sửa và gửi lại"),
        }
        state = PledgeState(mine.state) if mine else None
        if state in words:
            note, button = words[state]
            title = f"Đăng ký thi đua năm học {year.name}"
            url = page("pledge_page", year=desk.named(year))
            yield Task(1, title, note, button, url, desk.on, found.closes)


def collective_pledge(desk: Desk) -> Iterator[Task]:
    """The leader registers for the team, the secretary for the school; until sent, or again when returned."""
    for year in desk.years:
        found = desk.rounds.get(year.id)
        if found is None or found.state != RoundState.OPEN or len(desk.staff) <= 1:
            continue
        pledges = {one.holder_key: one for one in desk.pledges_in(year) if one.is_collective}
        for collective in desk.writes_for:
            mine = pledges.get(collective.key)
            if mine is None or mine.state in {PledgeState.DRAFT, PledgeState.RETURNED}:
                returned = mine is not None and mine.state == PledgeState.RETURNED
                note = f"Bị trả lại: {mine.return_reason}" if mine and returned else collective.name
                yield Task(
                    1,
                    "Đăng ký danh hiệu của tập thể",
                    desk.said(year) + note,
                    "Sửa và gửi lại" if returned else "Đăng ký",
                    page("collective_pledge", collective.address, year=year),
                    desk.on,
                    found.closes,
                )


def pledges_to_decide(desk: Desk) -> Iterator[Task]:
    """Also of a round that is locked: a late pledge comes after."""
    for year in desk.years:
        found = desk.rounds.get(year.id)
        waiting = [
            pledge
            for pledge in desk.pledges_in(year)
            if pledge.state == PledgeState.SUBMITTED and may_decide(desk.member, pledge, desk.leaders)
        ]
        if found and waiting:
            note = desk.said(year) + named(pledge.holder_name for pledge in waiting)
            url = page("team_confirm", found.id)
            until = found.closes if found.state == RoundState.OPEN else None
            title = "Xác nhận bản đăng ký đã gửi"
            yield Task(len(waiting), title, note, "Xem và xác nhận", url, desk.on, until)


def late_pledges(desk: Desk) -> Iterator[Task]:
    """Who asks to pledge late waits for the office."""
    for year in desk.years:
        if asked := desk.late.get(year.id, 0):
            note = f"Năm học {year.name}. Cho một hạn riêng, hoặc không đồng ý kèm lý do."
            url = page("round_board", year=year)
            yield Task(asked, "Trả lời đề nghị đăng ký muộn", note, "Xem và trả lời", url, desk.on)


def pledging_round(desk: Desk) -> Iterator[Task]:
    if not desk.is_office or len(desk.staff) <= 1:
        return
    for year in desk.years:
        found = desk.rounds.get(year.id)
        if found is not None and found.state == RoundState.OPEN:
            yield _round_to_end(desk, year, found)
        elif found is None and year == desk.newest:
            note = f"Năm học {year.name} chưa có đợt đăng ký"
            yield Task(1, "Mở đợt đăng ký thi đua", note, "Mở đợt", page("round_open"), desk.on)


def _round_to_end(desk: Desk, year: SchoolYear, found: Round) -> Task:
    """Who is still missing; where nobody is, the lock."""
    url = page("round_board", year=desk.named(year))
    if missing := without_pledge(desk, year):
        note = desk.said(year) + named(posting.person.full_name for posting in missing)
        title, button = "Người chưa gửi bản đăng ký", "Xem theo tổ"
        return Task(len(missing), title, note, button, url, desk.on, found.closes)
    confirmed = sum(one.state == PledgeState.CONFIRMED for one in desk.pledges_in(year))
    note = desk.said(year) + "Mọi người đã gửi. Chốt để lập danh sách của trường."
    return Task(confirmed, "Chốt đợt đăng ký", note, "Xem và chốt", url, desk.on, found.closes)


def evaluation(desk: Desk) -> Iterator[Task]:
    if not desk.is_office:
        return
    for year in desk.years:
        sheet = desk.evaluations.get(year.id)
        due = desk.on >= date(school_years.ends(year.name).year, GRADING_MONTH, 1)
        if (sheet and sheet.state == EvaluationState.APPROVED) or not (sheet or due) or len(desk.staff) <= 1:
            continue
        graded = {line.person_id for line in desk.lines_in(year) if line.grade}
        missing = [posting for posting in desk.staff if posting.person_id not in graded]
        url = page("evaluation_sheet", year=year)
        if missing:
            names = named(posting.person.full_name for posting in missing)
            title = f"Xếp loại chất lượng năm học {year.name}"
            yield Task(len(missing), title, f"Chưa có: {names}", "Nhập xếp loại", url, desk.on)
        elif desk.member.has(Role.CHAIR):
            note = "Đã nhập đủ. Duyệt rồi thì xếp loại được giữ nguyên."
            yield Task(len(graded), f"Duyệt xếp loại năm học {year.name}", note, "Xem và duyệt", url, desk.on)


def dossiers(desk: Desk) -> Iterator[Task]:
    if not desk.is_office:
        return
    for year in desk.years:
        url = page("dossier_list", year=year)
        sheet = desk.evaluations.get(year.id)
        there = {(row.holder_key, row.award) for row in desk.dossiers_in(year)}
        wanted = {
            (pledge.holder_key, title)
            for pledge in desk.pledges_in(year)
            if pledge.state == PledgeState.CONFIRMED
            for title in pledge.awards
        } - there
        if wanted and sheet and sheet.state == EvaluationState.APPROVED:
            note = desk.said(year) + "Đã đăng ký và đã có xếp loại, chưa có hồ sơ"
            yield Task(len(wanted), "Lập hồ sơ đề nghị", note, "Chọn và lập", url, desk.on)
        states = desk.states_in(year)
        if states[DossierState.OPEN]:
            note = f"Năm học {year.name}. Hồ sơ đủ điều kiện mới đưa ra Hội đồng."
            yield Task(states[DossierState.OPEN], "Hoàn thiện hồ sơ", note, "Mở danh sách", url, desk.on)
        if states[DossierState.READY]:
            note = desk.said(year) + "Đã chuẩn bị xong, chưa có trong chương trình họp"
            url = page("meeting_plan", year=desk.named(year))
            yield Task(
                states[DossierState.READY], "Đưa hồ sơ ra Hội đồng", note, "Soạn phiên họp", url, desk.on
            )


def meetings(desk: Desk) -> Iterator[Task]:
    """Whoever may run a meeting is asked to; the others of the council are asked to come."""
    runs = runs_meetings.test(desk.member)
    for meeting in desk.meetings:
        planned = meeting.state == MeetingState.PLANNED
        if runs and (planned or meeting.state == MeetingState.OPEN):
            title = "Khai mạc phiên họp Hội đồng" if planned else "Phiên họp Hội đồng đang mở"
            url = page("meeting_page", meeting.id)
            yield Task(1, title, meeting.title, "Mở phiên họp", url, desk.on, meeting.on)
        elif planned and meeting.council_id in desk.seated_in and meeting.on >= desk.on:
            note = ", ".join(filter(None, [meeting.title, meeting.place]))
            yield Task(1, "Dự phiên họp Hội đồng", note, "Xem", page("council_page"), desk.on, meeting.on)


def submission(desk: Desk) -> Iterator[Task]:
    if not desk.is_office:
        return
    supported = sum(desk.states_in(year)[DossierState.SUPPORTED] for year in desk.years)
    if supported:
        note = "Hội đồng đã tán thành. Lập tờ trình và danh sách."
        yield Task(supported, "Gửi hồ sơ lên cấp trên", note, "Lập tờ trình", page("submission_new"), desk.on)
    returned = sum(desk.states_in(year)[DossierState.RETURNED] for year in desk.years)
    if returned:
        note = "Cấp trên trả lại, kèm lý do. Sửa rồi trình lại."
        yield Task(returned, "Hồ sơ bị trả lại", note, "Trình lại", page("submission_new"), desk.on)
    for sent in desk.sent:
        pending = sum(line.outcome == Outcome.PENDING for line in sent.lines)
        if pending:
            submission = sent.submission
            note = f"{submission.addressee.short_name}, tờ trình {submission.letter.symbol} ngày {submission.on:%d/%m/%Y}"
            url = page("submission_page", submission.id)
            yield Task(pending, "Ghi kết quả nhận về", note, "Ghi quyết định", url, desk.on)


def accounts(desk: Desk) -> Iterator[Task]:
    if not may_give_accounts.test(desk.member) or len(desk.staff) <= 1:
        return
    without = [posting for posting in desk.staff if posting.person.user_id is None]
    if without:
        names = named(posting.person.full_name for posting in without)
        title = "Người chưa có tài khoản"
        yield Task(len(without), title, names, "In phiếu kích hoạt", page("slips"), desk.on)
    asleep = [posting for posting in desk.staff if posting.person.user_id in desk.asleep]
    if asleep:
        names = named(posting.person.full_name for posting in asleep)
        yield Task(
            len(asleep), "Tài khoản chưa kích hoạt", names, "In lại phiếu", page("slips") + "?lai=1", desk.on
        )
