"""The life of a yearly evaluation, and of a request to open an approved one again."""

from enum import StrEnum


class EvaluationState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"


class EvaluationAct(StrEnum):
    ENTER = "enter"
    APPROVE = "approve"
    REOPEN = "reopen"


NEXT: dict[tuple[EvaluationState, EvaluationAct], EvaluationState] = {
    (EvaluationState.OPEN, EvaluationAct.ENTER): EvaluationState.OPEN,
    (EvaluationState.OPEN, EvaluationAct.APPROVE): EvaluationState.APPROVED,
    (EvaluationState.APPROVED, EvaluationAct.REOPEN): EvaluationState.OPEN,
}


class ReopeningState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class ReopeningAct(StrEnum):
    GRANT = "grant"
    REFUSE = "refuse"


NEXT_REOPENING: dict[tuple[ReopeningState, ReopeningAct], ReopeningState] = {
    (ReopeningState.ASKED, ReopeningAct.GRANT): ReopeningState.GRANTED,
    (ReopeningState.ASKED, ReopeningAct.REFUSE): ReopeningState.REFUSED,
}
