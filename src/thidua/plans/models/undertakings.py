"""What lives on through the year, whichever edition of the plan words it: a movement, a target, a task, a drive."""

from django.db import models

from thidua.core.ids import uuid7
from thidua.units.models import Unit


class Undertaking(models.Model):
    """One thing the unit has undertaken, from the issue of a plan on.

    The editions of a plan word it (`Item.undertaking`); what happens to it is written to this row and hangs on it, so
    that an amendment changes the wording and keeps the story. `state` follows the table of its kind.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["unit", "kind", "state"], name="plans_undertaking_unit")]
