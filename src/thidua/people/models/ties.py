"""What ties a person to other places: work in another unit, and membership of organisations."""

from django.db import models
from django.db.models import Q

from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models.choices import Elsewhere, Organisation
from thidua.people.models.records import Person
from thidua.units.models import Unit


class WorkElsewhere(models.Model):
    """A stretch of work in another unit, as `unit` tells it, with the comment that passes between the two.

    `came` and `sent`: the other unit comments and `unit` waits for it. `went` and `lent`: the other unit asks for the
    comment of `unit`. The comment counts as passed on `passed_on`, with its words, the number of its paper, or a scan.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("việc gì", max_length=4, choices=Elsewhere)
    other_unit = models.CharField("đơn vị kia", max_length=160)
    # First and last day of work there; a first day that is not known lies in the past, no last day: still there.
    starts = models.DateField("từ ngày", null=True)
    ends = models.DateField("đến ngày", null=True)
    paper = models.CharField("quyết định", max_length=120, blank=True)
    asked_on = models.DateField("ngày xin nhận xét", null=True)
    passed_on = models.DateField("ngày có nhận xét", null=True)
    comment = models.TextField("nội dung nhận xét", blank=True)
    comment_paper = models.CharField("số văn bản nhận xét", max_length=120, blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["unit", "person"], name="people_elsewhere_unit")]


class Membership(models.Model):
    """Membership of an organisation from a day to a day; a day that is not known is left open."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.CharField("tổ chức", max_length=5, choices=Organisation)
    starts = models.DateField("ngày vào", null=True)
    # Only of the Party: a member is a candidate first.
    official_on = models.DateField("ngày chính thức", null=True)
    ends = models.DateField("ngày thôi", null=True)
    note = models.CharField("ghi chú", max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(ends=None),
                name="people_membership_one_open",
            ),
        ]
