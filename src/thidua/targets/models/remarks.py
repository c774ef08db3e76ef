"""What the staff conference discussed, and what the people's inspection board thinks of the targets."""

from django.db import models

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.units.models import Unit


class Voice(models.TextChoices):
    """Who speaks: the office writes down the conference, the board writes for itself."""

    CONFERENCE = "conference", "Hội nghị viên chức, người lao động"
    BOARD = "board", "Ban Thanh tra nhân dân"


class Remark(models.Model):
    """What was said on a day about regulation, criteria and targets; never changed, a later one stands beside it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(max_length=10, choices=Voice)
    on = models.DateField("ngày")
    text = models.TextField("nội dung")
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-made_at"]
        indexes = [models.Index(fields=["unit", "on"], name="targets_remark_unit")]
