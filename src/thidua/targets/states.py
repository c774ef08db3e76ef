"""The life of a contribution drive, from the issue of the plan to its result."""

from enum import StrEnum


class DriveState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class DriveAct(StrEnum):
    ENTER = "enter"
    CLOSE = "close"


NEXT_DRIVE: dict[tuple[DriveState, DriveAct], DriveState] = {
    (DriveState.OPEN, DriveAct.ENTER): DriveState.OPEN,
    (DriveState.OPEN, DriveAct.CLOSE): DriveState.CLOSED,
}
