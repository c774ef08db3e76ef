"""Steps of open reviews on the homes: one's own sheet, the team one leads, the council's turn."""

from collections.abc import Iterator

from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page
from thidua.reviews.models import Step
from thidua.reviews.queries.waiting import StepWaiting, steps_waiting
from thidua.units.access import works_here

# What is to be done, what stands beside it, the button, its page. No step: the review is to be closed.
WORDS: dict[str, tuple[str, str, str, str]] = {
    Step.SELF: ("tự chấm", "Phiếu tự chấm chưa đủ", "Tự chấm", "review_mine"),
    Step.TEAM: ("tổ chấm", "{team}: chấm rồi gửi", "Chấm điểm của tổ", "review_sheet"),
    Step.COUNCIL: ("Hội đồng xét", "{count} tổ đã gửi, chờ Hội đồng xét", "Xem và xét", "review_board"),
    "": ("chốt kết quả", "Các tổ đã gửi, chờ chốt kết quả", "Xem và chốt", "review_board"),
}


def reviews_waiting_here(desk: Desk) -> Iterator[Task]:
    if works_here.test(desk.member):
        for one in steps_waiting(desk.member):
            yield _task(desk, one)


def _task(desk: Desk, one: StepWaiting) -> Task:
    said, note, button, route = WORDS[one.step]
    title = f"Bình xét {one.review.name}: {said}"
    return Task(
        one.count,
        title,
        note.format(count=one.count, team=one.team),
        button,
        page(route, one.place),
        desk.on,
        one.until,
    )
