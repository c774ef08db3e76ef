"""What reviewers say of an initiative; a correction is a row of its own, the former wordings stay."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.people.models import Initiative
from thidua.registrations.models import Pledge
from thidua.units.models import SchoolYear, Unit


class Verdict(models.TextChoices):
    """What a reviewer thinks; a verdict decides nothing, whoever recognises initiatives reads it."""

    AGREE = "agree", "Đồng ý"
    MORE = "more", "Cần bổ sung"
    DISAGREE = "disagree", "Không đồng ý"


class Review(models.Model):
    """One wording of what one reviewer says of one initiative: planned in a pledge, or recognised.

    A planned initiative has no row of its own: `key` finds it in its pledge by its name. `wording` is what was read,
    so that a change afterwards shows.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=16, blank=True)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, null=True, related_name="+")
    wording = models.TextField()
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    text = models.TextField("nhận xét", blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "year", "-at", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "key", "reviewer", "version"], name="initiatives_review_of_planned"
            ),
            models.UniqueConstraint(
                fields=["initiative", "reviewer", "version"], name="initiatives_review_of_recognised"
            ),
            models.CheckConstraint(
                condition=Q(pledge=None, initiative__isnull=False, key="")
                | (Q(pledge__isnull=False, initiative=None) & ~Q(key="")),
                name="initiatives_review_of_one",
            ),
        ]
