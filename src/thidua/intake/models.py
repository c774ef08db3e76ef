"""Files on their way in, and how their columns were matched."""

from django.conf import settings
from django.db import models

from thidua.core.ids import uuid7
from thidua.intake.states import RunState
from thidua.units.models import Unit


class ColumnMapping(models.Model):
    """Which column is which under headings that we do not know by themselves: one answer a unit, list and heading row."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    target = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=64)
    headings = models.JSONField[list[str]]()
    columns = models.JSONField[dict[str, int]]()
    # What was said once for a file under these headings and may be true of the next one, too: it is proposed.
    proposed = models.JSONField[dict[str, str]](default=dict)
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "target", "fingerprint"], name="intake_columns_once")
        ]


class Run(models.Model):
    """One file on its way: nothing of the unit's own, so no line is written of it, and calling it off deletes it.

    The bytes, the progress and the summary of a long dry run lie in the folder of the run (`runs.folder`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    target = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    sheet = models.CharField(max_length=200, blank=True)
    # What is true of all lines, because no column says it.
    stated = models.JSONField[dict[str, str]](default=dict)
    large = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in RunState])
    # What somebody agreed to, until the worker has written it.
    asked = models.JSONField[dict[str, object]](default=dict)
    # The doubtful lines that were written, of the sheet as it is read now.
    accepted = models.JSONField[list[int]](default=list)
    counts = models.JSONField[dict[str, int]](default=dict)
    reason = models.TextField(blank=True)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "state"], name="intake_run_unit")]
