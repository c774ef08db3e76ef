"""What the plan in force asks of a member by a day: tasks, movements to launch and to review, drives to keep."""

from collections.abc import Iterator
from datetime import date, timedelta

from thidua.movements.access import MOVING, is_theirs
from thidua.movements.queries.board import mid_review_asked_from
from thidua.movements.states import MovementState, TaskState
from thidua.plans.models import DueRule, Item, ItemKind
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page
from thidua.targets.access import keeps_drive
from thidua.targets.states import DriveState

# What is further away than a month waits in the calendar, not on the home.
SHOWN_BEFORE = timedelta(days=30)
OVER = (TaskState.DONE, TaskState.CANCELLED, DriveState.CLOSED, MovementState.CLOSED, MovementState.CANCELLED)


def undertaken(desk: Desk) -> Iterator[Task]:
    for item in desk.living:
        if item.undertaking is None or item.undertaking.state in OVER:
            continue
        if item.kind == ItemKind.TASK:
            yield from _task(desk, item)
        elif item.kind == ItemKind.DRIVE:
            yield from _drive(desk, item)
        elif item.kind in MOVING and is_theirs(desk.member, item):
            yield from _movement(desk, item)


def _task(desk: Desk, item: Item) -> Iterator[Task]:
    if item.due is None or not is_theirs(desk.member, item):
        return
    last = DueRule(item.due_rule).last_day(item.due)
    if last <= desk.on + SHOWN_BEFORE:
        note = f"Minh chứng: {item.proof}" if item.proof else "Nhiệm vụ của kế hoạch"
        url = page("task_page", item.undertaking_id)
        yield Task(1, f"Nhiệm vụ: {item.name}", note, "Ghi kết quả", url, desk.on, last)


def _drive(desk: Desk, item: Item) -> Iterator[Task]:
    """Only when it ends: who gave and who did not is on no home."""
    if item.due is None or not keeps_drive(desk.member, item):
        return
    last = DueRule(item.due_rule).last_day(item.due)
    if last <= desk.on + SHOWN_BEFORE:
        note = "Hạn của đợt theo kế hoạch; hết hạn thì ghi kết quả và kết thúc"
        url = page("drive_keep", item.undertaking_id)
        yield Task(1, f"Đợt ủng hộ: {item.name}", note, "Mở đợt", url, desk.on, last)


def _movement(desk: Desk, item: Item) -> Iterator[Task]:
    assert item.undertaking is not None  # as the loop asks
    url, state = page("movement_page", item.undertaking_id), item.undertaking.state
    if state == MovementState.PLANNED:
        if item.starts and item.starts <= desk.on + SHOWN_BEFORE:
            note = "Theo kế hoạch bắt đầu từ ngày này"
            yield Task(1, f"Phát động: {item.name}", note, "Ghi phát động", url, desk.on, item.starts)
        return
    if item.ends and item.ends <= desk.on + SHOWN_BEFORE:
        note = "Theo kế hoạch kết thúc ngày này"
        yield Task(1, f"Tổng kết: {item.name}", note, "Ghi tổng kết", url, desk.on, item.ends)
    elif state == MovementState.LAUNCHED and _is_past_the_middle(item, desk.on):
        note = "Đã qua nửa thời gian mà chưa ghi sơ kết"
        yield Task(1, f"Sơ kết: {item.name}", note, "Ghi sơ kết", url, desk.on)


def _is_past_the_middle(item: Item, on: date) -> bool:
    asked = mid_review_asked_from(item)
    return asked is not None and on >= asked
