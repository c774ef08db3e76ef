"""The life of a movement, campaign or period, and of a task; their states stand in `plans.Undertaking`."""

from enum import StrEnum


class MovementState(StrEnum):
    PLANNED = "planned"
    LAUNCHED = "launched"
    REVIEWED = "reviewed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class MovementAct(StrEnum):
    LAUNCH = "launch"
    PACT = "pact"
    MID_REVIEW = "mid_review"
    CLOSE = "close"
    CANCEL = "cancel"


NEXT_MOVEMENT: dict[tuple[MovementState, MovementAct], MovementState] = {
    (MovementState.PLANNED, MovementAct.LAUNCH): MovementState.LAUNCHED,
    (MovementState.PLANNED, MovementAct.CANCEL): MovementState.CANCELLED,
    (MovementState.LAUNCHED, MovementAct.PACT): MovementState.LAUNCHED,
    (MovementState.LAUNCHED, MovementAct.MID_REVIEW): MovementState.REVIEWED,
    (MovementState.LAUNCHED, MovementAct.CLOSE): MovementState.CLOSED,
    (MovementState.LAUNCHED, MovementAct.CANCEL): MovementState.CANCELLED,
    (MovementState.REVIEWED, MovementAct.PACT): MovementState.REVIEWED,
    (MovementState.REVIEWED, MovementAct.MID_REVIEW): MovementState.REVIEWED,
    (MovementState.REVIEWED, MovementAct.CLOSE): MovementState.CLOSED,
    (MovementState.REVIEWED, MovementAct.CANCEL): MovementState.CANCELLED,
}


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class TaskAct(StrEnum):
    FINISH = "finish"
    REOPEN = "reopen"
    CANCEL = "cancel"


NEXT_TASK: dict[tuple[TaskState, TaskAct], TaskState] = {
    (TaskState.OPEN, TaskAct.FINISH): TaskState.DONE,
    (TaskState.OPEN, TaskAct.CANCEL): TaskState.CANCELLED,
    (TaskState.DONE, TaskAct.REOPEN): TaskState.OPEN,
}
