"""Who is in charge of which part of the work, and who stands in for them, from when to when."""

from django.db import models
from django.db.models import F, Q

from thidua.core.ids import uuid7
from thidua.people.models import Person
from thidua.units.models import Role, Unit


class Part(models.Model):
    """A part of the work which the school names itself; parts that go with a role are no rows (`queries.roster`)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("phần việc", max_length=160)
    folded = models.CharField(max_length=160)
    since = models.DateField("từ ngày")
    closed_on = models.DateField("ngày khép", null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "folded"], condition=Q(closed_on=None), name="duties_part_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ChargeKind(models.TextChoices):
    """Whoever answers for the part, or whoever does it in their absence."""

    MAIN = "main", "Phụ trách"
    DEPUTY = "deputy", "Người làm thay"


class Charge(models.Model):
    """One person, one part, a first day and perhaps a last one.

    Who answers for what goes with a role stands in the appointments and is never written here; a deputy is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="charges")
    role = models.CharField(max_length=20, choices=Role, blank=True)
    kind = models.CharField(max_length=6, choices=ChargeKind)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày", null=True)
    paper = models.CharField("theo văn bản", max_length=120, blank=True)

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part=None, kind=ChargeKind.DEPUTY) & ~Q(role="") | Q(part__isnull=False, role=""),
                name="duties_charge_of_part_or_role",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="duties_charge_order"
            ),
            models.UniqueConstraint(
                fields=["unit", "part", "role", "kind"],
                condition=Q(ends=None),
                nulls_distinct=False,
                name="duties_charge_one_open",
            ),
        ]
