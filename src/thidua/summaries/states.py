"""The life of one edition of a report."""

from enum import StrEnum


class ReportState(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    ISSUED = "issued"
    REPLACED = "replaced"
    DROPPED = "dropped"


class ReportAct(StrEnum):
    EDIT = "edit"
    SEND = "send"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    ISSUE = "issue"
    CORRECT = "correct"
    REPLACE = "replace"
    DROP = "drop"
    LOOK = "look"


NEXT_REPORT: dict[tuple[ReportState, ReportAct], ReportState] = {
    (ReportState.DRAFT, ReportAct.EDIT): ReportState.DRAFT,
    (ReportState.DRAFT, ReportAct.SEND): ReportState.REVIEW,
    (ReportState.DRAFT, ReportAct.DROP): ReportState.DROPPED,
    (ReportState.REVIEW, ReportAct.SEND_BACK): ReportState.DRAFT,
    (ReportState.REVIEW, ReportAct.APPROVE): ReportState.APPROVED,
    (ReportState.APPROVED, ReportAct.SEND_BACK): ReportState.DRAFT,
    (ReportState.APPROVED, ReportAct.ISSUE): ReportState.ISSUED,
    # What was fixed is compared with its sources again: nothing of it changes, but it may be marked.
    (ReportState.APPROVED, ReportAct.LOOK): ReportState.APPROVED,
    (ReportState.ISSUED, ReportAct.LOOK): ReportState.ISSUED,
    # A corrected edition is drafted beside the one that was issued, which stands until the new one is.
    (ReportState.ISSUED, ReportAct.CORRECT): ReportState.ISSUED,
    (ReportState.ISSUED, ReportAct.REPLACE): ReportState.REPLACED,
}

# Being worked on; and what everybody who works here may read.
UNDER_WAY = (ReportState.DRAFT, ReportState.REVIEW, ReportState.APPROVED)
OPEN_TO_ALL = (ReportState.ISSUED, ReportState.REPLACED)
