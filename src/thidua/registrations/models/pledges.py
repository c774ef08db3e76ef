"""A registration round of a school year and the pledges made in it."""

from typing import Any

from django.db import models

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.people.models import Held, Holder, names_one_holder
from thidua.registrations.models.content import Content
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
    """What one person, a team or the school registers for: titles, forms, initiatives planned, exemplars.

    A person's pledge remembers the team in which it was made. `version` tells two editors apart.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="pledges")
    state = models.CharField(max_length=10, default=PledgeState.DRAFT)
    titles = models.JSONField[list[str]](default=list)
    forms = models.JSONField[list[str]](default=list)
    initiatives = models.JSONField[list[dict[str, str]]](default=list)
    exemplars = models.JSONField[list[dict[str, str]]](default=list)
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

    @property
    def content(self) -> Content:
        return Content.read(
            {
                "titles": self.titles,
                "forms": self.forms,
                "initiatives": self.initiatives,
                "exemplars": self.exemplars,
            }
        )

    @content.setter
    def content(self, said: Content) -> None:
        for name, value in said.stored().items():
            setattr(self, name, value)

    @property
    def awards(self) -> list[str]:
        """Everything that is registered for, titles first."""
        return [*self.titles, *self.forms]

    @property
    def initiative_title(self) -> str:
        """The planned initiatives by their names, as one line."""
        return "; ".join(one["title"] for one in self.initiatives)


class PledgeVersion(models.Model):
    """A pledge as it stood after one step: who did what, when. Values live here, never in the ledger."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    content = models.JSONField[dict[str, Any]](default=dict)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pledge", "number"], name="registrations_version_once")
        ]
