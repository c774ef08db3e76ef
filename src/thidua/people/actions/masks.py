"""Keeping the year masks true: written beside the records, and rebuilt at night where they differ."""

from collections.abc import Iterable
from uuid import UUID

from statute.masks import layout
from thidua.core import clock
from thidua.ledger.actions import Actor, action, record
from thidua.people.facts.masks import base_year, compute, differing
from thidua.people.models import YearMask
from thidua.people.queries import people_kept_by
from thidua.units.models import Unit

BATCH = 500


@action("people.masks_rebuilt")
def rebuild_masks(*, by: Actor, unit: Unit) -> int:
    """Check the masks of everybody the unit answers for; rebuild those that differ. How many."""
    people = people_kept_by(unit)
    wrong = differing(people)
    rebuild(wrong)
    record(about=unit, counts={"people": len(people), "rebuilt": len(wrong)})
    return len(wrong)


def rebuild(persons: Iterable[UUID]) -> int:
    """Write the rows of these people anew, in the transaction of whoever changed their records."""
    on = clock.today()
    base = base_year(on)
    rows = [
        YearMask(person_id=person, base=base, layout=layout().number, masks=masks)
        for person, masks in compute(persons, on).items()
    ]
    YearMask.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["base", "layout", "masks"],
    )
    return len(rows)
