"""What happened to an undertaking, line by line, and the private addresses of calendars."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.plans.models import Undertaking
from thidua.units.models import Unit


class Happening(models.Model):
    """One step of a movement or a task as somebody told it: never edited; a wrong one is followed by a right one.

    `text`: what was done; `results`: what it came to; `proposals`: who is proposed for commendation, in words.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10)
    on = models.DateField("ngày")
    text = models.TextField("nội dung", blank=True)
    results = models.TextField("kết quả", blank=True)
    proposals = models.TextField("đề xuất khen thưởng", blank=True)
    paper = models.CharField("văn bản", max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "told_at"]
        indexes = [models.Index(fields=["undertaking", "on"], name="movements_happening_on")]


class Feed(models.Model):
    """The private address under which a user's own calendar program reads the unit's calendar; revoked, never reused."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "user"], condition=Q(revoked_at=None), name="movements_feed_one"
            )
        ]
