"""Movements and tasks as they stand today; in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet

from thidua.movements.access import MOVING, may_tell
from thidua.movements.deadlines import is_late, last_day
from thidua.movements.models import Happening
from thidua.movements.states import MovementAct, MovementState, TaskAct, TaskState
from thidua.plans.models import Item, ItemKind, Undertaking
from thidua.plans.queries.wording import when_of, who_of
from thidua.units.access import Member

SOON_DAYS = 7
LEFT = "không còn trong kế hoạch sửa đổi"
# A movement shorter than this is reviewed once, at its end.
SHORT = timedelta(days=60)
STATES = {
    MovementState.PLANNED: ("unknown", "Chưa phát động"),
    MovementState.LAUNCHED: ("doing", "Đã phát động"),
    MovementState.REVIEWED: ("doing", "Đã sơ kết"),
    MovementState.CLOSED: ("done", "Đã tổng kết"),
    MovementState.CANCELLED: ("blocked", "Không thực hiện"),
}
ACTS = {
    MovementAct.LAUNCH: "Phát động",
    MovementAct.PACT: "Ký giao ước",
    MovementAct.MID_REVIEW: "Sơ kết",
    MovementAct.CLOSE: "Tổng kết",
    MovementAct.CANCEL: "Không thực hiện",
    TaskAct.FINISH: "Hoàn thành",
    TaskAct.REOPEN: "Làm lại",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One movement or task: its wording, where it stands, what is to be noticed."""

    item: Item
    who: str
    when: str
    mark: str
    state: str
    remark: str = ""
    is_mine: bool = False

    @property
    def id(self) -> object:
        return self.item.undertaking_id


def movement_rows(items: QuerySet[Item], today: date) -> list[Row]:
    """Movements, campaigns and periods among them: under way first, by their days."""
    rows = [movement_row(item, today) for item in items.filter(kind__in=MOVING)]
    return sorted(rows, key=lambda row: (row.mark == "done", row.item.starts or date.max, row.item.name))


def task_rows(member: Member, items: QuerySet[Item], today: date) -> list[Row]:
    """Tasks among them: open ones by deadline, one's own marked."""
    rows = [task_row(member, item, today) for item in items.filter(kind=ItemKind.TASK)]
    return sorted(rows, key=lambda row: (row.mark == "done", row.item.due or date.max, row.item.name))


def open_tasks(items: QuerySet[Item], today: date) -> list[Row]:
    """What is not done among them, by deadline, whoever looks."""
    rows = [_of_task(item, today) for item in items.filter(kind=ItemKind.TASK)]
    undone = [row for row in rows if row.mark not in ("done", "blocked")]
    return sorted(undone, key=lambda row: (row.item.due or date.max, row.item.name))


def story_of(item: Item) -> list[tuple[Happening, str]]:
    """What happened to it, oldest first, each with the step's name."""
    rows = Happening.objects.filter(undertaking=item.undertaking_id).select_related("told_by", "file")
    rows = rows.prefetch_related("signatories__team", "signatories__association")
    return [(row, name_of(row.act)) for row in rows]


def name_of(act: str) -> str:
    return next((label for key, label in ACTS.items() if key.value == act), act)


def acts_open(state: str, table: dict[tuple[MovementState, MovementAct], MovementState]) -> list[MovementAct]:
    """The steps that the table leads from this state."""
    return [act for (before, act) in table if before == state]


def counted(rows: Sequence[Row]) -> dict[str, int]:
    """How many are open, late and done: the sentence above the table."""
    return {
        "open": sum(row.mark not in ("done", "blocked") for row in rows),
        "late": sum(row.mark == "late" for row in rows),
        "done": sum(row.mark == "done" for row in rows),
    }


def _state_of(undertaking: Undertaking | None) -> str:
    return undertaking.state if undertaking else ""


def movement_row(item: Item, today: date) -> Row:
    state = MovementState(_state_of(item.undertaking))
    mark, words = STATES[state]
    remark = LEFT if item.has_left else ""
    if state == MovementState.PLANNED and item.starts and item.starts < today:
        mark, remark = "late", f"theo kế hoạch bắt đầu {item.starts:%d/%m/%Y}"
    elif state in (MovementState.LAUNCHED, MovementState.REVIEWED) and item.ends and item.ends < today:
        mark, remark = "late", f"hết ngày {item.ends:%d/%m/%Y} mà chưa tổng kết"
    return Row(item, who_of(item), when_of(item), mark, words, remark)


def mid_review_asked_from(item: Item) -> date | None:
    """The plan names no day of a mid review: it is asked for once more than half of the time is over."""
    if item.starts is None or item.ends is None or item.ends - item.starts < SHORT:
        return None
    return item.starts + timedelta(days=(item.ends - item.starts).days // 2 + 1)


def mid_review_words(item: Item) -> str:
    """When it is asked for; nothing once it is told, or before the launch."""
    if _state_of(item.undertaking) != MovementState.LAUNCHED:
        return ""
    asked = mid_review_asked_from(item)
    if asked is not None:
        return f"Kế hoạch không ghi ngày sơ kết; phần mềm nhắc từ {asked:%d/%m/%Y}, khi quá nửa thời gian."
    if item.starts is None or item.ends is None:
        told = "Kế hoạch không ghi đủ ngày bắt đầu, kết thúc nên phần mềm không nhắc sơ kết."
        return f"{told} Muốn được nhắc, hãy ghi hai ngày ấy vào kế hoạch."
    return ""


def task_row(member: Member, item: Item, today: date) -> Row:
    return replace(_of_task(item, today), is_mine=may_tell(member, item))


def _of_task(item: Item, today: date) -> Row:
    state = TaskState(_state_of(item.undertaking))
    who, when = who_of(item), when_of(item)
    if state == TaskState.DONE:
        return Row(item, who, when, "done", "Đã xong", LEFT if item.has_left else "")
    if state == TaskState.CANCELLED:
        return Row(item, who, when, "blocked", "Không thực hiện", LEFT if item.has_left else "")
    if is_late(item.due, item.due_rule, today):
        return Row(item, who, when, "late", "Quá hạn")
    remark = ""
    if item.due:
        left = (last_day(item.due, item.due_rule) - today).days
        remark = "" if left > SOON_DAYS else "hạn hôm nay" if left == 0 else f"còn {left} ngày"
    return Row(item, who, when, "doing", "Đang làm", remark)
