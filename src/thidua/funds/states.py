"""How a payment list lives: prepared, approved by the head, paid; or withdrawn before anything was paid."""

from enum import StrEnum


class ListState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    PAID = "paid"
    WITHDRAWN = "withdrawn"


class ListAct(StrEnum):
    SET_AMOUNT = "set_amount"
    APPROVE = "approve"
    PAY = "pay"
    COLLECT = "collect"
    WITHDRAW = "withdraw"


# Nothing of an approved list is edited: it is paid as it stands, or withdrawn and prepared anew.
NEXT: dict[tuple[ListState, ListAct], ListState] = {
    (ListState.DRAFT, ListAct.SET_AMOUNT): ListState.DRAFT,
    (ListState.DRAFT, ListAct.APPROVE): ListState.APPROVED,
    (ListState.DRAFT, ListAct.WITHDRAW): ListState.WITHDRAWN,
    (ListState.APPROVED, ListAct.PAY): ListState.PAID,
    (ListState.APPROVED, ListAct.WITHDRAW): ListState.WITHDRAWN,
    # Who was not there on the day of payment signs for the money later.
    (ListState.PAID, ListAct.COLLECT): ListState.PAID,
}
