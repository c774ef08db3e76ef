"""The life of one edition of a plan."""

from enum import StrEnum


class PlanState(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    ISSUED = "issued"
    REPLACED = "replaced"
    DROPPED = "dropped"


class PlanAct(StrEnum):
    EDIT = "edit"
    SEND = "send"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    ISSUE = "issue"
    AMEND = "amend"
    REPLACE = "replace"
    DROP = "drop"


NEXT_PLAN: dict[tuple[PlanState, PlanAct], PlanState] = {
    (PlanState.DRAFT, PlanAct.EDIT): PlanState.DRAFT,
    (PlanState.DRAFT, PlanAct.SEND): PlanState.REVIEW,
    (PlanState.DRAFT, PlanAct.DROP): PlanState.DROPPED,
    (PlanState.REVIEW, PlanAct.SEND_BACK): PlanState.DRAFT,
    (PlanState.REVIEW, PlanAct.APPROVE): PlanState.APPROVED,
    (PlanState.APPROVED, PlanAct.SEND_BACK): PlanState.DRAFT,
    (PlanState.APPROVED, PlanAct.ISSUE): PlanState.ISSUED,
    # An amendment is a new edition, drafted beside the one in force, which stays until the new one is issued.
    (PlanState.ISSUED, PlanAct.AMEND): PlanState.ISSUED,
    (PlanState.ISSUED, PlanAct.REPLACE): PlanState.REPLACED,
}


# In which state an undertaking begins its life when the plan is issued, by the kind of its item.
FIRST_STATE = {
    "movement": "planned",
    "campaign": "planned",
    "period": "planned",
    "target": "open",
    "task": "open",
    "drive": "open",
}
