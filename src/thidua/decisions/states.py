"""What becomes of each line sent up."""

from enum import StrEnum


class Outcome(StrEnum):
    PENDING = "pending"
    GRANTED = "granted"
    GRANTED_LOWER = "granted_lower"
    REFUSED = "refused"
    RETURNED = "returned"
    ANNULLED = "annulled"


# What only the level above says on its own page; everything else may also stand on a decision's paper.
ANSWERS = (Outcome.GRANTED, Outcome.GRANTED_LOWER, Outcome.REFUSED)


# A line that came to nothing: its dossier may stand on another one.
CAME_BACK = (Outcome.RETURNED, Outcome.ANNULLED)

# A pending line may be answered by any later decision; an answer is final (revocation is its own act).
NEXT: dict[tuple[Outcome, Outcome], Outcome] = {
    (Outcome.PENDING, Outcome.PENDING): Outcome.PENDING,
    (Outcome.PENDING, Outcome.GRANTED): Outcome.GRANTED,
    (Outcome.PENDING, Outcome.GRANTED_LOWER): Outcome.GRANTED_LOWER,
    (Outcome.PENDING, Outcome.REFUSED): Outcome.REFUSED,
    # Its dossier may come again, on a line of another submission.
    (Outcome.PENDING, Outcome.RETURNED): Outcome.RETURNED,
    # The school annulled the whole letter before anybody above had it in hand.
    (Outcome.PENDING, Outcome.ANNULLED): Outcome.ANNULLED,
}
