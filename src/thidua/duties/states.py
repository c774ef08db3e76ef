"""The life of a hand-over: prepared, offered to the next one, received part by part, witnessed; then it stands."""

from enum import StrEnum


class HandoverState(StrEnum):
    DRAFT = "draft"
    OFFERED = "offered"
    RECEIVED = "received"
    SIGNED = "signed"
    DROPPED = "dropped"


class HandoverAct(StrEnum):
    WRITE = "write"
    OFFER = "offer"
    CHECK = "check"
    RECEIVE = "receive"
    TAKE_BACK = "take_back"
    SIGN = "sign"
    DROP = "drop"


S, A = HandoverState, HandoverAct
NEXT_HANDOVER: dict[tuple[HandoverState, HandoverAct], HandoverState] = {
    (S.DRAFT, A.WRITE): S.DRAFT,
    (S.DRAFT, A.OFFER): S.OFFERED,
    (S.OFFERED, A.CHECK): S.OFFERED,
    (S.OFFERED, A.RECEIVE): S.RECEIVED,
    # What the next one misses is put in by whoever prepared it, and offered anew.
    (S.OFFERED, A.TAKE_BACK): S.DRAFT,
    (S.RECEIVED, A.TAKE_BACK): S.DRAFT,
    (S.RECEIVED, A.SIGN): S.SIGNED,
    (S.DRAFT, A.DROP): S.DROPPED,
}
# One at a time: somebody is handing over.
UNDER_WAY = (S.DRAFT, S.OFFERED, S.RECEIVED)
