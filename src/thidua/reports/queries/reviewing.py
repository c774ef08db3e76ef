"""Steps of open reviews on the homes: one's own sheet, the team one leads, the council's turn."""

from collections.abc import Iterator

from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page
from thidua.reviews.models import Step
from thidua.reviews.queries.waiting import StepWaiting, steps_waiting
from thidua.units.access import works_here


def reviews_waiting_here(desk: Desk) -> Iterator[Task]:
    if works_here.test(desk.member):
        for one in steps_waiting(desk.member):
            yield _task(desk, one)


def _task(desk: Desk, one: StepWaiting) -> Task:
    title = f"Bình xét {one.review.name}"
    note, button, route = {
        Step.SELF: ("Phiếu tự chấm chưa đủ", "Tự chấm", "review_mine"),
        Step.TEAM: (f"{one.team}: chấm rồi gửi", "Chấm điểm của tổ", "review_sheet"),
        Step.COUNCIL: (f"{one.count} tổ đã gửi, chờ Hội đồng xét", "Xem và xét", "review_board"),
    }.get(one.step, ("Các tổ đã gửi, chờ chốt kết quả", "Xem và chốt", "review_board"))
    said = {Step.SELF: "tự chấm", Step.TEAM: "tổ chấm", Step.COUNCIL: "Hội đồng xét"}.get(
        one.step, "chốt kết quả"
    )
    return Task(one.count, f"{title}: {said}", note, button, page(route, one.place), desk.on, one.until)
