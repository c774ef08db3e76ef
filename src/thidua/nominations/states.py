"""The life of a dossier, from opening to the answer of the deciding level."""

from enum import StrEnum


class DossierState(StrEnum):
    OPEN = "open"
    READY = "ready"
    IN_COUNCIL = "in_council"
    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    GRANTED = "granted"
    GRANTED_LOWER = "granted_lower"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class DossierAct(StrEnum):
    ASSESS = "assess"
    WRITE = "write"
    PREPARE = "prepare"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    PUT_TO_COUNCIL = "put_to_council"
    TAKE_FROM_COUNCIL = "take_from_council"
    SUPPORT = "support"
    NOT_SUPPORT = "not_support"
    SUBMIT = "submit"
    RETURN = "return"
    CALL_BACK = "call_back"
    CALL_BACK_RETURNED = "call_back_returned"
    GRANT = "grant"
    GRANT_LOWER = "grant_lower"
    REFUSE = "refuse"


S, A = DossierState, DossierAct

NEXT: dict[tuple[DossierState, DossierAct], DossierState] = {
    (S.OPEN, A.ASSESS): S.OPEN,
    (S.OPEN, A.WRITE): S.OPEN,
    (S.OPEN, A.PREPARE): S.READY,
    (S.OPEN, A.WITHDRAW): S.WITHDRAWN,
    (S.READY, A.ASSESS): S.READY,
    (S.READY, A.REOPEN): S.OPEN,
    (S.READY, A.WITHDRAW): S.WITHDRAWN,
    (S.READY, A.PUT_TO_COUNCIL): S.IN_COUNCIL,
    (S.IN_COUNCIL, A.TAKE_FROM_COUNCIL): S.READY,
    (S.IN_COUNCIL, A.SUPPORT): S.SUPPORTED,
    (S.IN_COUNCIL, A.NOT_SUPPORT): S.NOT_SUPPORTED,
    (S.SUPPORTED, A.SUBMIT): S.SUBMITTED,
    # A line left pending by the deciding level stays SUBMITTED until it is answered.
    (S.SUBMITTED, A.RETURN): S.RETURNED,
    # The school annulled the letter before anybody above had it in hand: the dossier waits where it waited before.
    (S.SUBMITTED, A.CALL_BACK): S.SUPPORTED,
    (S.SUBMITTED, A.CALL_BACK_RETURNED): S.RETURNED,
    # Returned to be mended: the council's vote stands, unless the school opens the dossier again.
    (S.RETURNED, A.ASSESS): S.RETURNED,
    (S.RETURNED, A.WRITE): S.RETURNED,
    (S.RETURNED, A.SUBMIT): S.SUBMITTED,
    (S.RETURNED, A.REOPEN): S.OPEN,
    (S.RETURNED, A.WITHDRAW): S.WITHDRAWN,
    (S.SUBMITTED, A.GRANT): S.GRANTED,
    (S.SUBMITTED, A.GRANT_LOWER): S.GRANTED_LOWER,
    (S.SUBMITTED, A.REFUSE): S.REFUSED,
}
