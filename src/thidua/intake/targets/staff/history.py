"""Whether a file was applied here before, and what that wrote: the ledger knows it by the file's digest."""

from dataclasses import dataclass
from datetime import datetime

from thidua.intake.targets.staff.records import StaffFile
from thidua.ledger.models import Line
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Applied:
    """The last time a file was applied in a unit."""

    at: datetime
    added: int
    changed: int
    teams: int


def last_applied(unit: Unit, file: StaffFile) -> Applied | None:
    """None if this very file was never applied here."""
    line = (
        Line.objects.filter(
            unit=unit.id,
            about=unit.id,
            kind="intake.staff_imported",
            fields__counts__sha256=file.digest,
        )
        .order_by("-number")
        .first()
    )
    if line is None:
        return None
    counts = line.fields["counts"]
    return Applied(line.at, counts["added"], counts["changed"], counts["teams"])
