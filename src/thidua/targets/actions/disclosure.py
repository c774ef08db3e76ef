"""The school decides that its targets are shown to everybody, or no longer; each decision is kept."""

from datetime import date

from django.db import IntegrityError, transaction

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError
from thidua.ledger.actions import Actor, action, record
from thidua.targets.models import Disclosure
from thidua.units.models import Unit


@action("targets.disclosed")
def disclose_targets(*, by: Actor, unit: Unit, is_public: bool, number: int, on: date) -> Disclosure:
    """`number`: of the decision that was seen (0: none). The unique number, not a look, lets one of two win."""
    try:
        with transaction.atomic():
            row = Disclosure.objects.create(
                unit=unit,
                number=number + 1,
                starts=on,
                is_public=is_public,
                made_by_id=by.user,
                made_at=clock.now(),
            )
    except IntegrityError:
        raise ChangedMeanwhileError from None
    record(about=row, fields={"is_public": is_public}, on=on)
    return row
