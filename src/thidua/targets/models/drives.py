"""What was given in a contribution drive, and its result. Voluntary: nothing of this leaves this room."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.people.models import Person
from thidua.plans.models import Undertaking
from thidua.units.models import Team, Unit


class Contribution(models.Model):
    """So many gave so much on a day; with a person, that one gave. There is no row of whoever gave nothing.

    A line entered by mistake is taken back with a reason and stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("ngày")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    people = models.PositiveIntegerField("số người")
    amount = models.DecimalField("số tiền", max_digits=14, decimal_places=0, null=True)
    note = models.CharField("ghi chú", max_length=160, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.CharField("lý do bỏ", max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["undertaking", "person"],
                condition=Q(taken_back_at=None, person__isnull=False),
                name="targets_contribution_person_once",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(people=1, team=None), name="targets_contribution_of_one"
            ),
        ]

    @property
    def whose(self) -> str:
        if self.person is not None:
            return self.person.full_name
        return self.team.title if self.team else "Cả trường"


class DriveResult(models.Model):
    """How a drive ended: its sums as they were on the day of closing, `staff` at work then, and a sentence."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    undertaking = models.OneToOneField(Undertaking, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("ngày kết thúc")
    people = models.PositiveIntegerField()
    staff = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=0)
    text = models.TextField("kết quả")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
