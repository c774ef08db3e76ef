"""Figures entered with evidence, the monthly look at each target, and whether targets are shown to the public."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.plans.models import Undertaking
from thidua.units.models import Team, Unit


class Measurement(models.Model):
    """What somebody measured on a day, with the evidence; never changed: a correction is the next edition of it.

    No team: the school as a whole.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField("số liệu đến ngày")
    edition = models.PositiveSmallIntegerField(default=1)
    value = models.DecimalField("con số", max_digits=14, decimal_places=2)
    text = models.TextField("minh chứng")
    because = models.CharField("lý do sửa", max_length=300, blank=True)
    # What was answered when the figure was asked back.
    answer = models.CharField("vì sao vẫn đúng", max_length=300, blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["undertaking", "team", "on", "edition"],
                nulls_distinct=False,
                name="targets_measurement_edition",
            ),
            models.CheckConstraint(
                condition=Q(edition=1, because="") | (Q(edition__gt=1) & ~Q(because="")),
                name="targets_measurement_because",
            ),
        ]


class Snapshot(models.Model):
    """What a measure said of the school in a month: from these a line can be drawn."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()  # its first day
    on = models.DateField()
    done = models.PositiveIntegerField()
    base = models.PositiveIntegerField()
    unknown = models.PositiveIntegerField()

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["undertaking", "month"], name="targets_snapshot_month")
        ]


class Disclosure(models.Model):
    """From which day on the school shows its targets to the public, or no longer does; the latest row holds."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    starts = models.DateField("từ ngày")
    is_public = models.BooleanField("công khai")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="targets_disclosure_number")]
