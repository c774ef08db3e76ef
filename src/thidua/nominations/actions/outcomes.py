"""What the rooms above tell a dossier: put to the council, voted on, sent up, answered."""

from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from statute import names
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.actions.moving import locked, move
from thidua.nominations.errors import UnderReviewError
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierAct

Answered = Literal["granted", "granted_lower", "refused"]
ACT_OF: dict[Answered, DossierAct] = {
    "granted": DossierAct.GRANT,
    "granted_lower": DossierAct.GRANT_LOWER,
    "refused": DossierAct.REFUSE,
}


@action("nominations.dossier_put_to_council")
def put_to_council(*, by: Actor, dossier: Dossier) -> Dossier:
    """A name of a list motion now; the dossier is fixed until the vote or until it is taken off."""
    row = locked(dossier)
    states = move(row, DossierAct.PUT_TO_COUNCIL)
    if row.answer == "blocked":
        raise UnderReviewError(
            f"Chưa đưa ra Hội đồng được: {row.holder_name} đang bị xem xét kỷ luật. "
            "Khi có kết luận, Hiệu trưởng xác nhận lại."
        )
    row.save(update_fields=["state", "held_since", "version"])
    record(about=row, fields={"state": states})
    return row


@action("nominations.dossier_taken_from_council")
def take_from_council(*, by: Actor, dossier: Dossier) -> Dossier:
    """Off the list before the vote: ready again."""
    row = locked(dossier)
    states = move(row, DossierAct.TAKE_FROM_COUNCIL)
    row.save(update_fields=["state", "held_since", "version"])
    record(about=row, fields={"state": states})
    return row


@action("nominations.vote_recorded")
def record_vote(*, by: Actor, dossier: Dossier, supported: bool, agreed: int, base: int) -> Dossier:
    """The council's count: `agreed` of `base` members; whether that is enough was decided by its regulation."""
    if not 0 <= agreed <= base or base == 0:
        raise InvalidInputError("agreed", "Số phiếu đồng ý phải từ 0 đến số người biểu quyết.")
    row = locked(dossier)
    states = move(row, DossierAct.SUPPORT if supported else DossierAct.NOT_SUPPORT)
    row.agreed, row.vote_base = agreed, base
    row.save(update_fields=["state", "held_since", "version", "agreed", "vote_base"])
    record(about=row, fields={"state": states, "agreed": agreed, "vote_base": base})
    return row


@action("nominations.dossier_submitted")
def mark_submitted(*, by: Actor, dossier: Dossier, on: date) -> Dossier:
    """A line of a submission sent up on that day."""
    row = locked(dossier)
    states = move(row, DossierAct.SUBMIT)
    row.save(update_fields=["state", "held_since", "version"])
    record(about=row, fields={"state": states}, on=on)
    return row


@action("nominations.dossier_returned")
def return_dossier(*, by: Actor, dossier: Dossier, reason: str, on: date) -> Dossier:
    """Sent back by the unit above: the school mends it and sends it again; what the council voted stands."""
    row = locked(dossier)
    states = move(row, DossierAct.RETURN)
    row.outcome_reason = reason.strip()
    if not row.outcome_reason:
        raise InvalidInputError("reason", "Hãy ghi lý do trả lại.")
    row.save(update_fields=["state", "held_since", "version", "outcome_reason"])
    record(about=row, fields={"state": states, "reason": row.outcome_reason}, on=on, units=[row.unit_id])
    return row


@action("nominations.dossier_called_back")
def call_back(*, by: Actor, dossier: Dossier, returned_on: date | None, on: date) -> Dossier:
    """The letter it went with was annulled: it waits to be sent again, or to be mended where it had been sent back.

    `returned_on`: the day of that return, since which it lies with the school.
    """
    row = locked(dossier)
    states = move(row, DossierAct.CALL_BACK_RETURNED if returned_on else DossierAct.CALL_BACK)
    if returned_on:
        row.held_since = datetime.combine(returned_on, time(), tzinfo=clock.HANOI)
    row.save(update_fields=["state", "held_since", "version"])
    record(about=row, fields={"state": states}, on=on)
    return row


@action("nominations.dossier_readdressed")
def note_readdressed(*, by: Actor, dossier: Dossier, goes_to: UUID, on: date) -> Dossier:
    """Another unit answers from that day on: said in the dossier's story, nothing of the dossier changes."""
    record(about=dossier, fields={"addressee": goes_to}, on=on, units=[goes_to])
    return dossier


@action("nominations.outcome_recorded")
def record_outcome(
    *, by: Actor, dossier: Dossier, outcome: Answered, granted_code: str = "", reason: str = "", on: date
) -> Dossier:
    """The deciding level's answer to the line: granted, another award instead, or refused with its reason."""
    row = locked(dossier)
    states = move(row, ACT_OF[outcome])
    row.granted_code = _granted(row, outcome, granted_code)
    row.outcome_reason = reason.strip()
    if outcome == "refused" and not row.outcome_reason:
        raise InvalidInputError("reason", "Hãy ghi lý do không được tặng như cấp trên thông báo.")
    row.save(update_fields=["state", "held_since", "version", "granted_code", "outcome_reason"])
    record(about=row, fields={"state": states, "granted_code": row.granted_code}, on=on)
    return row


def _granted(dossier: Dossier, outcome: Answered, code: str) -> str:
    """What was granted in the end; nothing when refused."""
    if outcome == "refused":
        return ""
    if outcome == "granted":
        return dossier.award
    kind = "collective" if dossier.is_collective else "person"
    if code == dossier.award or code not in names.codes(kind):
        raise InvalidInputError("granted_code", "Hãy chọn danh hiệu, hình thức thấp hơn đã được tặng.")
    return code
