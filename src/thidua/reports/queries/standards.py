"""National standard and accreditation on the homes: what nears its end, and which criteria one is in charge of."""

from collections.abc import Iterator

from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, named, page
from thidua.standards.access import may_write
from thidua.standards.queries.board import given_to, warned


def recognitions_ending(desk: Desk) -> Iterator[Task]:
    """A year, six and three months ahead, and once over, for leaders and the secretary."""
    if not may_write.test(desk.member):
        return
    for row in warned(desk.member.unit, desk.on):
        known, follows = row.recognition, row.next_one
        over = row.stands.stage == 0
        title = "Công nhận đã hết giá trị" if over else "Công nhận sắp hết giá trị"
        note = f"{known.name}: {row.stands.remark}."
        goal = follows or known
        button = "Mở hồ sơ lần sau" if follows else "Lập hồ sơ lần sau"
        yield Task(1, title, note, button, page("recognition_page", goal.id), desk.on, known.valid_until)


def criteria_to_assess(desk: Desk) -> Iterator[Task]:
    """The criteria of the standard that somebody is in charge of and has not assessed."""
    rows = given_to(desk.person, desk.member.unit)
    if rows:
        note = named([f"Tiêu chí {row.code}" for row in rows], "tiêu chí")
        url = page("requirement_page", rows[0].id)
        yield Task(len(rows), "Tiêu chí phụ trách chưa tự đánh giá", note, "Tự đánh giá", url, desk.on)
