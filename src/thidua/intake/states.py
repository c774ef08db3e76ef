"""The way of a file from its upload to what it wrote, as a table."""

from enum import StrEnum


class RunState(StrEnum):
    """`waiting`, `queued`: handed to the worker; `reading`, `applying`: at work on it."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    QUEUED = "queued"
    APPLYING = "applying"
    APPLIED = "applied"
    FAILED = "failed"


class RunStep(StrEnum):
    READ = "read"
    TELL = "tell"
    ASK = "ask"
    APPLY = "apply"
    WRITE = "write"
    FAIL = "fail"
    AGAIN = "again"


S, A = RunState, RunStep
RUN: dict[tuple[RunState, RunStep], RunState] = {
    (S.WAITING, A.READ): S.READING,
    (S.READING, A.TELL): S.READY,
    (S.READING, A.FAIL): S.FAILED,
    (S.READY, A.ASK): S.QUEUED,
    (S.APPLIED, A.ASK): S.QUEUED,
    (S.QUEUED, A.APPLY): S.APPLYING,
    (S.APPLYING, A.WRITE): S.APPLIED,
    (S.APPLYING, A.FAIL): S.READY,
    # Read anew: other columns, another sheet, what changed meanwhile, or a worker that died on the way.
    **{(state, A.AGAIN): S.WAITING for state in RunState},
}
# Nobody works on it, somebody has to look.
AT_REST = frozenset({S.READY, S.APPLIED, S.FAILED})
AT_WORK = frozenset({S.READING, S.APPLYING})
