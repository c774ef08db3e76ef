"""What waits for those with a duty beside the office's: opinions, roles that end, what came from schools, what has to go."""

from collections.abc import Iterator

from thidua.decisions.access import may_appraise
from thidua.decisions.queries.submissions import inbox_of
from thidua.documents.queries import unsent_of
from thidua.nominations.access import bodies_spoken_for
from thidua.nominations.models import Stage
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, named, page
from thidua.units.access import keeps_registers


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
        names = named(str(body.label) for body in desk.silent)
        url = page("opinion_list", year=year)
        yield Task(len(desk.silent), "Tổ chức chưa có ý kiến", names, "Xem ý kiến", url, desk.on)


def roles_ending(desk: Desk) -> Iterator[Task]:
    """Duties which end soon: the officer gives them to somebody in time, or lets them end."""
    if desk.ending:
        names = named(f"{one.user.full_name}, {one.get_role_display()}" for one in desk.ending)
        last = min(one.ends for one in desk.ending if one.ends)
        title = "Vai trò sắp hết hạn"
        yield Task(len(desk.ending), title, names, "Xem vai trò", page("roles"), desk.on, last)


def submissions_received(desk: Desk) -> Iterator[Task]:
    """At a unit above: what schools sent and nobody has taken, and what is in hand and waits for a decision."""
    if not may_appraise.test(desk.member):
        return
    rows = [row for row in inbox_of(desk.member.unit, desk.on) if row.waits is not None]
    new = [row for row in rows if row.submission.taken < row.submission.pending]  # type: ignore[attr-defined]  # annotated
    held = [row for row in rows if row not in new]
    for found, title, button in (
        (new, "Tờ trình chưa nhận", "Xem và nhận"),
        (held, "Tờ trình chờ quyết định", "Xét"),
    ):
        if found:
            waits = max(row.waits or 0 for row in found)
            schools = named(row.submission.unit.short_name for row in found)
            yield Task(
                len(found),
                title,
                f"{schools}. Chờ lâu nhất {waits} ngày.",
                button,
                page("submission_list"),
                desk.on,
            )


def papers_to_send(desk: Desk) -> Iterator[Task]:
    """What the clerk has still to send."""
    if not keeps_registers.test(desk.member):
        return
    unsent = unsent_of(desk.member.unit)
    if unsent:
        names = named(row.document.symbol for row in unsent)
        yield Task(len(unsent), "Văn bản chưa gửi", names, "Mở sổ văn bản đi", page("outgoing_list"), desk.on)
