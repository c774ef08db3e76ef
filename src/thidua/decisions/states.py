"""What becomes of each line sent up."""

from enum import StrEnum


class Outcome(StrEnum):
    PENDING = "pending"
    GRANTED = "granted"
    GRANTED_LOWER = "granted_lower"
    REFUSED = "refused"


# A pending line may be answered by any later decision; an answer is final (revocation is its own act).
NEXT: dict[tuple[Outcome, Outcome], Outcome] = {
    (Outcome.PENDING, Outcome.PENDING): Outcome.PENDING,
    (Outcome.PENDING, Outcome.GRANTED): Outcome.GRANTED,
    (Outcome.PENDING, Outcome.GRANTED_LOWER): Outcome.GRANTED_LOWER,
    (Outcome.PENDING, Outcome.REFUSED): Outcome.REFUSED,
}
