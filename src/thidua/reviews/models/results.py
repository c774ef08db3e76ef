"""What came of a review: results in versions, objections to them, and requests to unlock what was closed."""

from typing import Any

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.reviews.models.reviews import Review
from thidua.reviews.models.sheets import Sheet
from thidua.reviews.states import ObjectionState, UnlockState


class Result(models.Model):
    """One version of a sheet's result, never rewritten; the latest one holds. Points in hundredths.

    `total` None: nothing was counted, and `band` then is empty. `marks`: as they were counted. `sources`: of months
    put together, each month's name and points, or that it has none. `because`: why there is a later version.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField(default=1)
    is_latest = models.BooleanField(default=True)
    total = models.IntegerField(null=True)
    base = models.IntegerField(default=0)
    bonus = models.IntegerField(default=0)
    minus = models.IntegerField(default=0)
    out = models.IntegerField(default=0)
    band = models.CharField(max_length=60, blank=True)
    place = models.PositiveIntegerField(null=True)
    marks = models.JSONField[list[int]](default=list)
    notes = models.JSONField[dict[str, str]](default=dict)
    sources = models.JSONField[list[dict[str, Any]]](default=list)
    because = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="reviews_result_number"),
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(is_latest=True), name="reviews_result_one_latest"
            ),
        ]


class ObjectionLabel(models.TextChoices):
    RAISED = ObjectionState.RAISED, "Chờ trả lời"
    UPHELD = ObjectionState.UPHELD, "Chấp nhận, đã sửa kết quả"
    REJECTED = ObjectionState.REJECTED, "Giữ nguyên kết quả"


class Objection(models.Model):
    """What the person says against one version of the result, once; answered by somebody else than who decided it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    result = models.OneToOneField(Result, on_delete=models.PROTECT, related_name="objection")
    text = models.TextField("ý kiến")
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ObjectionLabel, default=ObjectionState.RAISED)
    answer = models.TextField("trả lời", blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    corrected = models.ForeignKey(Result, on_delete=models.PROTECT, null=True, related_name="+")


class UnlockLabel(models.TextChoices):
    ASKED = UnlockState.ASKED, "Chờ người thứ hai đồng ý"
    GRANTED = UnlockState.GRANTED, "Đã mở lại"
    REFUSED = UnlockState.REFUSED, "Không đồng ý"


class Unlock(models.Model):
    """Asked by one, answered by another; one at a time."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="unlocks")
    because = models.CharField("lý do", max_length=300)
    state = models.CharField(max_length=7, choices=UnlockLabel, default=UnlockState.ASKED)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(state=UnlockState.ASKED), name="reviews_unlock_one_open"
            )
        ]
