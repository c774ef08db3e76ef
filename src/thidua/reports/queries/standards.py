"""National standard and accreditation on the homes: what nears its end, and which criteria one is in charge of."""

from collections.abc import Iterator

from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page
from thidua.standards.access import may_write
from thidua.standards.queries.board import Row, rows_for
from thidua.standards.states import Standing

URGENT = (Standing.DUE_SOON, Standing.EXPIRED)


def standards_waiting(desk: Desk) -> Iterator[Task]:
    """In one query: what ends, for leaders and the secretary; what is to be assessed, for whoever is in charge."""
    writes = may_write.test(desk.member)
    if desk.person is None and not writes:
        return
    for row, mine in rows_for(desk.member.unit, desk.person, desk.on):
        if writes and row.stands.standing in URGENT and not row.is_over:
            yield _ending(row, desk)
        if mine:
            note = f"{row.recognition.name}."
            url = page("recognition_page", row.recognition.id)
            yield Task(mine, "Tiêu chí phụ trách chưa tự đánh giá", note, "Tự đánh giá", url, desk.on)


def _ending(row: Row, desk: Desk) -> Task:
    """A year, six and three months ahead, and once it is over; the way leads to the next one, if it has begun."""
    known, follows = row.recognition, row.next_one
    over = row.stands.standing == Standing.EXPIRED
    title = "Công nhận đã hết giá trị" if over else "Công nhận sắp hết giá trị"
    note = f"{known.name}: {row.stands.remark}."
    button = "Mở hồ sơ lần sau" if follows else "Xem và lập hồ sơ lần sau"
    goal = follows or known
    return Task(1, title, note, button, page("recognition_page", goal.id), desk.on, known.valid_until)
