"""The life of a review, of a team's part in it, of an objection to a result, and of a request to unlock."""

from enum import StrEnum


class ReviewState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    DISCARDED = "discarded"


class ReviewAct(StrEnum):
    RENEW = "renew"
    CLOSE = "close"
    PUBLISH = "publish"
    UNLOCK = "unlock"
    DISCARD = "discard"


NEXT_REVIEW: dict[tuple[ReviewState, ReviewAct], ReviewState] = {
    (ReviewState.OPEN, ReviewAct.RENEW): ReviewState.OPEN,
    (ReviewState.OPEN, ReviewAct.CLOSE): ReviewState.CLOSED,
    (ReviewState.CLOSED, ReviewAct.PUBLISH): ReviewState.PUBLISHED,
    (ReviewState.CLOSED, ReviewAct.UNLOCK): ReviewState.OPEN,
    (ReviewState.PUBLISHED, ReviewAct.UNLOCK): ReviewState.OPEN,
    # Only while nobody has given a mark: the action asks.
    (ReviewState.OPEN, ReviewAct.DISCARD): ReviewState.DISCARDED,
}


class PartState(StrEnum):
    """Where a team stands: everybody marks oneself, the team marks, its marks lie with the council."""

    SELF = "self"
    TEAM = "team"
    SENT = "sent"


class PartAct(StrEnum):
    MARK = "mark"
    EXCUSE = "excuse"
    BEGIN = "begin"
    SEND = "send"
    SEND_BACK = "send_back"


NEXT_PART: dict[tuple[PartState, PartAct], PartState] = {
    **{(state, PartAct.MARK): state for state in PartState},
    **{(state, PartAct.EXCUSE): state for state in PartState},
    (PartState.SELF, PartAct.BEGIN): PartState.TEAM,
    (PartState.TEAM, PartAct.SEND): PartState.SENT,
    (PartState.SENT, PartAct.SEND_BACK): PartState.TEAM,
}


class ObjectionState(StrEnum):
    RAISED = "raised"
    UPHELD = "upheld"
    REJECTED = "rejected"


class ObjectionAct(StrEnum):
    UPHOLD = "uphold"
    REJECT = "reject"


NEXT_OBJECTION: dict[tuple[ObjectionState, ObjectionAct], ObjectionState] = {
    (ObjectionState.RAISED, ObjectionAct.UPHOLD): ObjectionState.UPHELD,
    (ObjectionState.RAISED, ObjectionAct.REJECT): ObjectionState.REJECTED,
}


class UnlockState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class UnlockAct(StrEnum):
    GRANT = "grant"
    REFUSE = "refuse"


NEXT_UNLOCK: dict[tuple[UnlockState, UnlockAct], UnlockState] = {
    (UnlockState.ASKED, UnlockAct.GRANT): UnlockState.GRANTED,
    (UnlockState.ASKED, UnlockAct.REFUSE): UnlockState.REFUSED,
}
