"""A registration round of a school year and the pledges made in it."""

from django.db import models

from thidua.core.ids import uuid7
from thidua.people.models import Held, Holder, names_one_holder
from thidua.registrations.states import PledgeState, RoundState
from thidua.units.models import SchoolYear, Unit


class Round(models.Model):
    """One round a school year: opened by the secretary, locked when the school's list is compiled."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    opens = models.DateField("mở từ ngày")
    closes = models.DateField("hết hạn ngày")
    state = models.CharField(max_length=8, default=RoundState.OPEN)
    locked_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="registrations_round_year")]


class Pledge(Held):
    """What one person, a team or the school registers for: titles, a person's initiative planned.

    A person's pledge remembers the team in which it was made. `version` tells two editors apart.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="pledges")
    state = models.CharField(max_length=10, default=PledgeState.DRAFT)
    titles = models.JSONField[list[str]](default=list)
    initiative_title = models.CharField("sáng kiến dự định làm", max_length=300, blank=True)
    return_reason = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="registrations_pledge_person"),
            models.UniqueConstraint(
                fields=["round", "team"],
                condition=models.Q(holder=Holder.TEAM),
                name="registrations_pledge_team",
            ),
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(holder=Holder.UNIT), name="registrations_pledge_unit"
            ),
            models.CheckConstraint(
                condition=names_one_holder(person_has_team=True), name="registrations_pledge_holder"
            ),
        ]
        indexes = [models.Index(fields=["unit", "round", "state"], name="registrations_pledge_state")]
