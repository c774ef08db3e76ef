"""What the conference discussed and what the board thinks is written down, and stays as it was written."""

from datetime import date

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.ledger.actions import Actor, action, record
from thidua.targets.actions.figures import Proof, kept
from thidua.targets.errors import NotOfTheBoardError
from thidua.targets.models import Remark, Voice
from thidua.units.models import Role, Unit
from thidua.units.queries import holders


@action("targets.remark_recorded")
def record_remark(
    *, by: Actor, unit: Unit, voice: Voice, text: str, on: date, proof: Proof | None = None
) -> Remark:
    """Only whoever sits on the board writes what the board thinks: the appointment itself is asked."""
    if voice == Voice.BOARD:
        board = holders(unit, Role.INSPECTION_BOARD, clock.today())
        if by.user not in {user.id for user in board}:
            raise NotOfTheBoardError
    if not text.strip():
        raise InvalidInputError("text", "Hãy ghi nội dung.")
    if on > clock.today():
        raise InvalidInputError("on", f"Ngày không thể sau hôm nay ({clock.today():%d/%m/%Y}).")
    row = Remark.objects.create(
        unit=unit,
        voice=voice,
        text=text.strip(),
        on=on,
        scan=kept(by, proof),
        made_by_id=by.user,
        made_at=clock.now(),
    )
    record(about=row, fields={"text": row.text}, on=on)
    return row
