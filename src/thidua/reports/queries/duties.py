"""What waits for those with a duty beside the office's: opinions, roles that end, what came from schools, what has to go."""

from collections.abc import Iterator

from thidua.criteria.queries import to_look_at
from thidua.decisions.access import may_appraise
from thidua.decisions.queries.submissions import inbox_of
from thidua.documents.queries import not_passed_on, unsent_of, unsigned_of
from thidua.initiatives.access import may_review
from thidua.initiatives.queries import reviews_waiting
from thidua.nominations.access import bodies_spoken_for
from thidua.nominations.models import Body, Stage
from thidua.nominations.queries import graded_otherwise, opinions_of
from thidua.registrations.states import RoundState
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, named, page
from thidua.scoring.access import may_answer, may_enter, may_enter_head_paper
from thidua.scoring.queries import Known, head_stands_above
from thidua.scoring.states import ReopeningState
from thidua.units.access import keeps_registers, oversees_for_staff


def opinions_wanted(desk: Desk) -> Iterator[Task]:
    """While a word can still be heard: one's own word, and for the office whose word is missing."""
    year = desk.years[0] if desk.years else None
    if year is None or not desk.silent:
        return
    own = bodies_spoken_for(desk.member)
    for body in desk.silent:
        if body in own:
            note = "Ý kiến được in vào biên bản họp Hội đồng."
            title = f"Ghi ý kiến của {body.label} về danh sách đề nghị"
            url = page("opinion_write", body.value, Stage.PROPOSED.value, year=year)
            yield Task(1, title, note, "Ghi ý kiến", url, desk.on)
    if desk.is_office:
        names = named((str(body.label) for body in desk.silent), "tổ chức")
        url = page("opinion_list", year=year)
        yield Task(len(desk.silent), "Tổ chức chưa có ý kiến", names, "Xem ý kiến", url, desk.on)


def roles_ending(desk: Desk) -> Iterator[Task]:
    """Duties which end soon: the officer gives them to somebody in time, or lets them end."""
    if desk.ending:
        names = named(f"{one.user.full_name}, {one.get_role_display()}" for one in desk.ending)
        last = min(one.ends for one in desk.ending if one.ends)
        title = "Vai trò sắp hết hạn"
        yield Task(len(desk.ending), title, names, "Xem vai trò", page("roles"), desk.on, last)


def roles_vacant(desk: Desk) -> Iterator[Task]:
    """Once there are people: who approves, who runs the work, who answers each team's pledges."""
    if desk.vacant and len(desk.staff) > 1:
        names = named(desk.vacant, "vai trò")
        yield Task(len(desk.vacant), "Vai trò chưa có ai giữ", names, "Giao vai trò", page("roles"), desk.on)


def criteria_to_look_at(desk: Desk) -> Iterator[Task]:
    """Sets with lines that the law forbids by now: no review begins by them before they were seen to."""
    if not desk.is_office:
        return
    found = to_look_at(desk.member.unit, on=desk.on)
    if found:
        url = page("criteria_page", found[0].id) if len(found) == 1 else page("criteria_list")
        names = named((row.name for row in found), "bộ")
        yield Task(len(found), "Bộ tiêu chí cần soát lại theo luật", names, "Soát lại", url, desk.on)


def submissions_received(desk: Desk) -> Iterator[Task]:
    """At a unit above: what schools sent and nobody has taken, and what is in hand and waits for a decision."""
    if not may_appraise.test(desk.member):
        return
    rows = [row for row in inbox_of(desk.member.unit, desk.on) if row.waits is not None]
    open_ = [row for row in rows if row.submission.taken < row.submission.pending]  # type: ignore[attr-defined]  # annotated
    outside = [row for row in open_ if row.submission.outside]  # type: ignore[attr-defined]  # annotated
    new = [row for row in open_ if row not in outside]
    held = [row for row in rows if row not in open_]
    for found, title, button in (
        (new, "Tờ trình chưa nhận", "Xem và nhận"),
        (outside, "Tờ trình đã trả lời ngoài phần mềm, còn dòng chờ", "Xem và nhận"),
        (held, "Tờ trình chờ quyết định", "Xét"),
    ):
        if found:
            waits = max(row.waits or 0 for row in found)
            schools = named((row.submission.unit.short_name for row in found), "trường")
            yield Task(
                len(found),
                title,
                f"{schools}. Chờ lâu nhất {waits} ngày.",
                button,
                page("submission_list"),
                desk.on,
            )


def reopenings_to_answer(desk: Desk) -> Iterator[Task]:
    """Somebody asks to open the approved grades again, and this member is one who may answer."""
    if not may_enter.test(desk.member):
        return
    for one in desk.reopenings:
        if one.state == ReopeningState.ASKED and may_answer(desk.member, one):
            note = f"Năm học {one.evaluation.year.name}. {one.asked_by.full_name if one.asked_by else 'Hệ thống'}: {one.because}"
            url = page("evaluation_reopening", one.id)
            yield Task(1, "Trả lời đề nghị mở lại bảng xếp loại", note, "Xem và trả lời", url, desk.on)


def papers_of_the_head(desk: Desk) -> Iterator[Task]:
    """The head's grade stands on the sheet and the paper of the level above is not written down; or it is above the unit's."""
    if not may_enter_head_paper.test(desk.member):
        return
    unit = desk.member.unit
    graded = [(year, line) for year in desk.years for line in desk.lines_in(year) if line.grade]
    users = {posting.person_id: posting.person.user_id for posting in desk.staff}
    for year, line in graded:
        if users.get(line.person_id) not in desk.heads:
            continue
        if not line.upper_on:
            note = desk.said(year) + "Có văn bản ấy thì xếp loại của Hiệu trưởng mới vào hồ sơ."
            title, url = "Ghi văn bản cấp trên xếp loại Hiệu trưởng", page("evaluation_head", year=year)
            yield Task(1, title, note, "Ghi văn bản", url, desk.on)
        if head_stands_above(unit, desk.evaluations[year.id], line, desk.on):
            note = desk.said(year) + "Người đứng đầu không được xếp cao hơn đơn vị: hỏi lại cấp trên."
            title, url = "Hiệu trưởng được xếp cao hơn trường", page("evaluation_sheet", year=year)
            yield Task(1, title, note, "Xem bảng", url, desk.on)


def dossiers_graded_otherwise(desk: Desk) -> Iterator[Task]:
    """Grades were approved anew: what rests on a corrected one has to be asked again."""
    if not desk.is_office:
        return
    for year in desk.years:
        known = Known(tuple(desk.lines_in(year)), desk.reopenings)
        if touched := graded_otherwise(desk.member.unit, year, known):
            names = named((row.holder_name for row in desk.dossiers_in(year) if row.id in touched), "hồ sơ")
            title, url = "Hồ sơ cần xét lại vì xếp loại đã đổi", page("dossier_list", year=year)
            yield Task(len(touched), title, desk.said(year) + names, "Xem và xét lại", url, desk.on)


def papers_of_the_clerk(desk: Desk) -> Iterator[Task]:
    """What has still to be sent, to be signed and put in, to be passed on."""
    if not keeps_registers.test(desk.member):
        return
    unit, going, coming = desk.member.unit, page("outgoing_list"), page("incoming_list")
    if unsent := unsent_of(unit):
        names = named((row.document.symbol for row in unsent), "văn bản")
        nearest = min((row.last_day for row in unsent if row.last_day), default=None)
        yield Task(len(unsent), "Văn bản chưa gửi", names, "Mở sổ văn bản đi", going, desk.on, nearest)
    if unsigned := unsigned_of(unit):
        names = named((row.symbol for row in unsigned), "văn bản")
        title = "Văn bản chưa có bản ký, đóng dấu"
        yield Task(len(unsigned), title, names, "Tải bản ký lên", going, desk.on)
    if held := not_passed_on(unit):
        names = named((f"số đến {row.number}, {row.sender}" for row in held), "văn bản")
        yield Task(len(held), "Văn bản đến chưa chuyển", names, "Mở sổ văn bản đến", coming, desk.on)


def initiatives_to_review(desk: Desk) -> Iterator[Task]:
    """The initiatives of each open year of which the reviewer has not spoken."""
    if not may_review.test(desk.member):
        return
    for year in desk.years:
        if waiting := reviews_waiting(desk.member, year):
            names = named((one.title for one in waiting), "sáng kiến")
            url = page("initiative_list", year=year) + "&state=waiting"
            title = f"Sáng kiến năm học {year.name} chờ nhận xét"
            yield Task(len(waiting), title, names, "Nhận xét", url, desk.on)


def remark_of_the_board(desk: Desk) -> Iterator[Task]:
    """Once a list is final, and until the board has spoken of one of the year's lists."""
    if not oversees_for_staff.test(desk.member):
        return
    for year in desk.years:
        found = desk.rounds.get(year.id)
        if found is None or found.state != RoundState.LOCKED:
            continue
        if not opinions_of(desk.member.unit, year, bodies=[Body.INSPECTION_BOARD]):
            note = "Xem danh sách, biên bản rồi ghi nhận xét; Hiệu trưởng và thư ký đọc."
            title = f"Ghi ý kiến của Ban Thanh tra nhân dân năm học {year.name}"
            yield Task(1, title, note, "Xem và ghi", page("opinion_list", year=year), desk.on)
