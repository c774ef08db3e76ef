"""The life of a meeting and of a motion."""

from enum import StrEnum


class MeetingState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class MeetingAct(StrEnum):
    EDIT = "edit"
    OPEN = "open"
    ATTEND = "attend"
    CLOSE = "close"


NEXT_MEETING: dict[tuple[MeetingState, MeetingAct], MeetingState] = {
    (MeetingState.PLANNED, MeetingAct.EDIT): MeetingState.PLANNED,
    (MeetingState.PLANNED, MeetingAct.OPEN): MeetingState.OPEN,
    (MeetingState.OPEN, MeetingAct.ATTEND): MeetingState.OPEN,
    (MeetingState.OPEN, MeetingAct.CLOSE): MeetingState.CLOSED,
}


class MotionState(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    PUT_OFF = "put_off"


class MotionAct(StrEnum):
    RECUSE = "recuse"
    PUT_OFF = "put_off"
    OPEN = "open"
    CAST = "cast"
    CLOSE = "close"


NEXT_MOTION: dict[tuple[MotionState, MotionAct], MotionState] = {
    (MotionState.WAITING, MotionAct.RECUSE): MotionState.WAITING,
    # Left for another meeting: its dossiers go back to where they waited.
    (MotionState.WAITING, MotionAct.PUT_OFF): MotionState.PUT_OFF,
    (MotionState.WAITING, MotionAct.OPEN): MotionState.OPEN,
    (MotionState.OPEN, MotionAct.CAST): MotionState.OPEN,
    (MotionState.OPEN, MotionAct.CLOSE): MotionState.CLOSED,
}
