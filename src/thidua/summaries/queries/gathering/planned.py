"""Of the plan: what was to be done and was, movements with their reviews, what is late. As it stood on the day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.urls import reverse

from thidua.movements.access import MOVING
from thidua.movements.models import Happening
from thidua.movements.queries.board import name_of
from thidua.movements.states import MovementAct, TaskAct
from thidua.plans.models import DueRule, Item, ItemKind
from thidua.plans.models.plan import LIVING
from thidua.plans.queries.wording import when_of
from thidua.plans.states import PlanState
from thidua.summaries.models import UNKNOWN
from thidua.summaries.queries.gathering.scope import Found, Scope

REVIEWED = (MovementAct.MID_REVIEW, MovementAct.CLOSE)


@dataclass(slots=True)
class Lived:
    """One item of the plan with what happened to it until the day."""

    item: Item
    steps: list[Happening] = field(default_factory=list)

    @property
    def last(self) -> Happening | None:
        return self.steps[-1] if self.steps else None

    def step(self, *acts: str) -> Happening | None:
        """The last of these steps."""
        return next((one for one in reversed(self.steps) if one.act in acts), None)

    @property
    def is_cancelled(self) -> bool:
        return self.last is not None and self.last.act == TaskAct.CANCEL

    @property
    def done_on(self) -> date | None:
        """Of a task: the day it was finished, if it was not taken up again."""
        return self.last.on if self.last is not None and self.last.act == TaskAct.FINISH else None

    @property
    def last_day(self) -> date | None:
        return DueRule(self.item.due_rule).last_day(self.item.due) if self.item.due else None

    @property
    def went_late(self) -> bool:
        return self.done_on is not None and self.last_day is not None and self.done_on > self.last_day

    def is_overdue(self, on: date) -> bool:
        return not (self.done_on or self.is_cancelled) and self.last_day is not None and on > self.last_day

    @property
    def source(self) -> str:
        route = "task_page" if self.item.kind == ItemKind.TASK else "movement_page"
        return reverse(route, args=[self.item.undertaking_id])


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plans that cover the stretch undertake."""

    tasks: tuple[Lived, ...]
    movements: tuple[Lived, ...]
    targets: tuple[Item, ...]
    drives: tuple[Item, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.tasks or self.movements)


def planned_of(scope: Scope) -> Planned:
    """In two queries."""
    rows = list(
        Item.objects.filter(
            section__plan__unit=scope.unit,
            section__plan__state=PlanState.ISSUED,
            section__plan__starts__lte=scope.ends,
            section__plan__ends__gte=scope.starts,
            kind__in=LIVING,
        )
        .exclude(undertaking=None)
        .select_related("section__plan", "undertaking", "person", "team")
        .order_by("section__plan__starts", "section__order", "order", "id")
    )
    steps: dict[UUID, list[Happening]] = defaultdict(list)
    keys = [row.undertaking_id for row in rows]
    for one in Happening.objects.filter(undertaking__in=keys, on__lte=scope.day) if keys else ():
        steps[one.undertaking_id].append(one)
    lived = [Lived(row, steps[row.undertaking_id]) for row in rows if row.undertaking_id]
    return Planned(
        tasks=tuple(one for one in lived if one.item.kind == ItemKind.TASK and _concerns(one, scope)),
        movements=tuple(one for one in lived if one.item.kind in MOVING and _runs(one.item, scope)),
        targets=tuple(row for row in rows if row.kind == ItemKind.TARGET),
        drives=tuple(row for row in rows if row.kind == ItemKind.DRIVE and _is_due(row, scope)),
    )


def plan_figures(planned: Planned, before: Planned) -> Iterator[Found]:
    if planned.tasks:
        yield Found(
            "tasks.done",
            "Nhiệm vụ trong kỳ đã hoàn thành",
            _done_of(planned),
            before=_done_of(before) if before.tasks else UNKNOWN,
            source=reverse("task_list"),
        )
    for one in planned.tasks:
        yield Found(
            f"task.{one.item.undertaking_id}",
            one.item.name,
            _task_words(one),
            note=_said(one),
            source=one.source,
            in_table=True,
        )


def movement_figures(planned: Planned, before: Planned) -> Iterator[Found]:
    if planned.movements:
        launched = _count(planned, MovementAct.LAUNCH)
        yield Found(
            "movements.launched",
            "Phong trào, cuộc vận động, đợt thi đua đã phát động",
            f"{launched} trên {len(planned.movements)}",
            before=f"{_count(before, MovementAct.LAUNCH)} trên {len(before.movements)}"
            if before.movements
            else UNKNOWN,
            source=reverse("movement_list"),
        )
        yield Found(
            "movements.closed",
            "Đã tổng kết",
            str(_count(planned, MovementAct.CLOSE)),
            before=str(_count(before, MovementAct.CLOSE)) if before.movements else UNKNOWN,
            source=reverse("movement_list"),
        )
    for one in planned.movements:
        yield Found(
            f"movement.{one.item.undertaking_id}",
            one.item.name,
            _movement_words(one),
            note=_review_words(one),
            source=one.source,
            in_table=True,
        )


def late_figures(planned: Planned, day: date) -> Iterator[Found]:
    """What is behind, and what was finished after its day."""
    for one in planned.tasks:
        if one.is_overdue(day) or one.went_late:
            yield Found(
                f"late.{one.item.undertaking_id}",
                one.item.name,
                _task_words(one),
                _said(one),
                source=one.source,
            )
    for one in planned.movements:
        if told := _behind(one, day):
            yield Found(f"late.{one.item.undertaking_id}", one.item.name, told, source=one.source)


def story_figures(scope: Scope) -> Iterator[Found]:
    """Of one movement: every step as it was told, with results and proposals."""
    rows = Happening.objects.filter(undertaking=scope.undertaking, on__lte=scope.day)
    source = reverse("movement_page", args=[scope.undertaking])
    for one in rows:
        yield Found(
            f"step.{one.id}",
            f"{name_of(one.act)} ngày {one.on:%d/%m/%Y}",
            _whole(
                one.text, one.results and f"Kết quả: {one.results}", one.paper and f"Văn bản: {one.paper}"
            ),
            note=one.proposals and f"Đề xuất khen thưởng: {one.proposals}",
            source=source,
        )


def state_words(one: Lived) -> str:
    """Of a task or a movement."""
    return _task_words(one) if one.item.kind == ItemKind.TASK else _movement_words(one)


def _concerns(one: Lived, scope: Scope) -> bool:
    """Due in the stretch, finished in it, or due before and still not done."""
    due = one.last_day
    if scope.holds(one.done_on) or (due is not None and scope.starts <= due <= scope.ends):
        return True
    return due is None or (due < scope.starts and one.is_overdue(scope.day))


def _runs(item: Item, scope: Scope) -> bool:
    starts, ends = item.starts or item.section.plan.starts, item.ends or item.section.plan.ends
    return starts <= scope.ends and ends >= scope.starts


def _is_due(item: Item, scope: Scope) -> bool:
    return item.due is None or scope.starts <= item.due <= scope.ends


def _done_of(planned: Planned) -> str:
    return f"{sum(one.done_on is not None for one in planned.tasks)} trên {len(planned.tasks)}"


def _count(planned: Planned, act: MovementAct) -> int:
    return sum(one.step(act) is not None for one in planned.movements)


def _task_words(one: Lived) -> str:
    if one.is_cancelled:
        return "Không thực hiện"
    if one.done_on is None:
        return f"Chưa xong, hạn {when_of(one.item)}" if one.item.due else "Đang làm"
    late = (one.done_on - one.last_day).days if one.went_late and one.last_day else 0
    return f"Xong ngày {one.done_on:%d/%m/%Y}" + (f", muộn {late} ngày" if late else "")


def _movement_words(one: Lived) -> str:
    last = one.last
    return f"{name_of(last.act)} ngày {last.on:%d/%m/%Y}" if last else "Chưa phát động"


def _review_words(one: Lived) -> str:
    row = one.step(*REVIEWED)
    return _whole(row.results, row.proposals and f"Đề xuất khen thưởng: {row.proposals}") if row else ""


def _said(one: Lived) -> str:
    return _whole(one.last.text, one.last.paper) if one.last else ""


def _behind(one: Lived, day: date) -> str:
    if one.is_cancelled or one.step(MovementAct.CLOSE):
        return ""
    if one.item.ends and one.item.ends < day:
        return f"Hết ngày {one.item.ends:%d/%m/%Y} mà chưa tổng kết"
    late = one.item.starts and one.item.starts < day and not one.step(MovementAct.LAUNCH)
    return f"Theo kế hoạch bắt đầu {one.item.starts:%d/%m/%Y}, chưa phát động" if late else ""


def _whole(*parts: str) -> str:
    """Sentences one after the other."""
    return ". ".join(part.strip().rstrip(".") for part in parts if part and part.strip())
