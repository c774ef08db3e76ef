"""The life of one edition of a criteria set: written, issued, frozen by its first use; never rewritten after that."""

from enum import StrEnum


class SetState(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"
    FROZEN = "frozen"
    DISCARDED = "discarded"


class SetAct(StrEnum):
    EDIT = "edit"
    DISCARD = "discard"
    ISSUE = "issue"
    TAKE_BACK = "take_back"
    USE = "use"
    END = "end"
    EXPLAIN = "explain"


# What was issued and not yet used may be taken back; what was used is only followed by a new edition, or ended.
NEXT: dict[tuple[SetState, SetAct], SetState] = {
    (SetState.DRAFT, SetAct.EDIT): SetState.DRAFT,
    (SetState.DRAFT, SetAct.DISCARD): SetState.DISCARDED,
    (SetState.DRAFT, SetAct.ISSUE): SetState.ISSUED,
    (SetState.ISSUED, SetAct.TAKE_BACK): SetState.DRAFT,
    (SetState.ISSUED, SetAct.USE): SetState.FROZEN,
    (SetState.FROZEN, SetAct.USE): SetState.FROZEN,
    (SetState.ISSUED, SetAct.END): SetState.ISSUED,
    (SetState.FROZEN, SetAct.END): SetState.FROZEN,
    # A line that the law calls risky since it was issued: its reason is written beside it, the line stays.
    (SetState.ISSUED, SetAct.EXPLAIN): SetState.ISSUED,
    (SetState.FROZEN, SetAct.EXPLAIN): SetState.FROZEN,
}
