"""The life of a registration round, of one pledge, and of a request to pledge late."""

from enum import StrEnum


class RoundState(StrEnum):
    OPEN = "open"
    LOCKED = "locked"


class RoundAct(StrEnum):
    LOCK = "lock"


NEXT_ROUND: dict[tuple[RoundState, RoundAct], RoundState] = {
    (RoundState.OPEN, RoundAct.LOCK): RoundState.LOCKED,
}


class PledgeState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    CONFIRMED = "confirmed"


class PledgeAct(StrEnum):
    SAVE = "save"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    CONFIRM = "confirm"


NEXT_PLEDGE: dict[tuple[PledgeState, PledgeAct], PledgeState] = {
    (PledgeState.DRAFT, PledgeAct.SAVE): PledgeState.DRAFT,
    (PledgeState.DRAFT, PledgeAct.SUBMIT): PledgeState.SUBMITTED,
    (PledgeState.RETURNED, PledgeAct.SAVE): PledgeState.RETURNED,
    (PledgeState.RETURNED, PledgeAct.SUBMIT): PledgeState.SUBMITTED,
    (PledgeState.SUBMITTED, PledgeAct.WITHDRAW): PledgeState.DRAFT,
    (PledgeState.SUBMITTED, PledgeAct.RETURN): PledgeState.RETURNED,
    (PledgeState.SUBMITTED, PledgeAct.CONFIRM): PledgeState.CONFIRMED,
    (PledgeState.CONFIRMED, PledgeAct.RETURN): PledgeState.RETURNED,
}


class LateState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    USED = "used"


class LateAct(StrEnum):
    GRANT = "grant"
    REFUSE = "refuse"
    USE = "use"


NEXT_LATE: dict[tuple[LateState, LateAct], LateState] = {
    (LateState.ASKED, LateAct.GRANT): LateState.GRANTED,
    (LateState.ASKED, LateAct.REFUSE): LateState.REFUSED,
    (LateState.GRANTED, LateAct.USE): LateState.USED,
}
