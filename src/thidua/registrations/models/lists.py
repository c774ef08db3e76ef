"""What a round leads to: one signed sheet a team, requests to pledge late, the school's list and its supplements."""

from typing import Any

from django.db import models

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models import Held, Holder, names_one_holder
from thidua.registrations.models.pledges import Round
from thidua.registrations.states import LateState
from thidua.units.models import Team, Unit


class TeamSheet(models.Model):
    """A team's list in one wording, printed to be signed; then the scan of the signed sheet.

    `fingerprint` is of the wording: who changes a pledge afterwards makes the signed sheet out of date, until the same
    wording stands again.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    lines = models.JSONField[dict[str, Any]](default=dict)  # pledge → name and content, as printed
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField("ngày ký", null=True)
    scanned_at = models.DateTimeField(null=True)
    scanned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "team", "fingerprint"], name="registrations_sheet_once")
        ]


class LateRequest(Held):
    """Somebody asks to pledge after the last day, or for a team or the school; permitted with a day, or refused."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, default=LateState.ASKED)
    reason = models.TextField("lý do xin đăng ký muộn")
    asked_at = models.DateTimeField()
    deadline = models.DateField("hạn riêng", null=True)
    answer = models.TextField("lời trả lời", blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=models.Q(state=LateState.ASKED),
                name="registrations_late_once",
            ),
            models.UniqueConstraint(
                fields=["round", "team"],
                condition=models.Q(state=LateState.ASKED),
                name="registrations_late_team",
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=models.Q(state=LateState.ASKED, holder=Holder.UNIT),
                name="registrations_late_unit",
            ),
            models.CheckConstraint(condition=names_one_holder(), name="registrations_late_holder"),
        ]


class CompiledList(models.Model):
    """The school's list as it was locked (number 0), and each supplement after it; nothing of it is edited."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entries = models.JSONField[list[dict[str, Any]]](default=list)  # pledge, its version, who
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="registrations_list_once")]
