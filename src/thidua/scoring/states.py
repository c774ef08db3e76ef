"""The life of a yearly evaluation."""

from enum import StrEnum


class EvaluationState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"


class EvaluationAct(StrEnum):
    ENTER = "enter"
    APPROVE = "approve"


NEXT: dict[tuple[EvaluationState, EvaluationAct], EvaluationState] = {
    (EvaluationState.OPEN, EvaluationAct.ENTER): EvaluationState.OPEN,
    (EvaluationState.OPEN, EvaluationAct.APPROVE): EvaluationState.APPROVED,
}
