"""What happens to the scan beside a line when the line no longer says what was compared."""

from uuid import UUID

from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.people.models import FormerOriginal, Grant, Initiative

OF_CHECK = ("checked", "scan", "checked_by", "checked_at")


def set_original_aside(by: Actor, row: Grant | Initiative) -> UUID | None:
    """The line is "chưa đối chiếu" again; the scan stays in its history. Whoever calls saves OF_CHECK.

    Gives the row of the history, or None where nothing had been compared.
    """
    if not row.checked:
        return None
    former = FormerOriginal.objects.create(
        grant=row if isinstance(row, Grant) else None,
        initiative=row if isinstance(row, Initiative) else None,
        scan=row.scan,
        checked_by=row.checked_by,
        checked_at=row.checked_at,
        set_aside_by_id=by.user,
        set_aside_at=clock.now(),
    )
    row.checked, row.scan, row.checked_by, row.checked_at = False, None, None, None
    return former.id
