"""What waits for those with a duty beside the office's: opinions, roles that end."""

from collections.abc import Iterator

from thidua.nominations.access import bodies_spoken_for
from thidua.nominations.models import Stage
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, named, page


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
