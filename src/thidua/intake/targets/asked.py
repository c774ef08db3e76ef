"""What a plan is asked with: by whom, where, on which day."""

from dataclasses import dataclass
from datetime import date

from thidua.intake.reading.lists import Watch, unwatched
from thidua.ledger.actions import Actor
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """By whom, for which unit and on which day a list is planned or written, and who looks on."""

    by: Actor
    unit: Unit
    on: date
    watch: Watch = unwatched
