"""A hand-over with its headings, and the lines which one officer leaves to the next: where papers lie, whom to ask."""

from typing import TypedDict

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.documents.models import Document
from thidua.duties.states import UNDER_WAY, HandoverState
from thidua.units.models import Unit


class HandoverStateLabel(models.TextChoices):
    """What people read of a hand-over's state."""

    DRAFT = HandoverState.DRAFT, "Đang chuẩn bị"
    OFFERED = HandoverState.OFFERED, "Chờ bên nhận"
    RECEIVED = HandoverState.RECEIVED, "Đã nhận, chờ người chứng kiến"
    SIGNED = HandoverState.SIGNED, "Đã ký"
    DROPPED = HandoverState.DROPPED, "Đã bỏ"


class Line(TypedDict):
    """One thing under a heading: what it is, what is to be known of it, where it is opened."""

    text: str
    note: str
    url: str


class Handover(models.Model):
    """`prepared_by` is the giver, or whoever does it in the giver's stead, and then `instead` says why.

    `notes`: what only the giver knows. `gathered_at`: the moment whose open things the headings tell.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    because = models.CharField("lý do bàn giao", max_length=240)
    instead = models.CharField("vì sao lập thay", max_length=240, blank=True)
    notes = models.TextField("điều cần biết thêm", blank=True)
    state = models.CharField(max_length=8, choices=HandoverStateLabel, default=HandoverState.DRAFT)
    started_on = models.DateField("ngày lập")
    gathered_at = models.DateTimeField()
    offered_on = models.DateField("ngày giao", null=True)
    received_on = models.DateField("ngày nhận", null=True)
    received_words = models.TextField("ý kiến bên nhận", blank=True)
    signed_on = models.DateField("ngày ký", null=True)
    witness = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-started_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(state__in=[state.value for state in UNDER_WAY]),
                name="duties_handover_one_under_way",
            ),
        ]

    @property
    def is_in_stead(self) -> bool:
        return self.prepared_by_id != self.giver_id


class Heading(models.Model):
    """One kind of things handed over, as gathered. `checked`, `missing`: what the receiver says of it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="headings")
    key = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()
    lines = models.JSONField[list[Line]](default=list)
    checked = models.BooleanField(default=False)
    missing = models.CharField("còn thiếu", max_length=500, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["handover", "key"], name="duties_heading_once")]

    @property
    def is_answered(self) -> bool:
        return self.checked or bool(self.missing)


class KeepingKind(models.TextChoices):
    """What is left to the next one beside the data."""

    PLACE = "place", "Nơi để giấy tờ"
    CONTACT = "contact", "Đầu mối liên hệ"


class Keeping(models.Model):
    """A free line that stays from one hand-over to the next."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=KeepingKind)
    name = models.CharField("tên", max_length=160)
    text = models.CharField("ghi chú", max_length=300)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "name", "id"]
