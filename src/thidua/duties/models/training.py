"""The training log: a course in this work, who of the staff took part, what came of it."""

from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models import Person
from thidua.units.models import Unit


class Course(models.Model):
    """One course, seminar or exchange. `hours` None: nobody counted them. `shared`: to whom it was told on."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("nội dung", max_length=240)
    organiser = models.CharField("đơn vị tổ chức", max_length=160)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến ngày")
    hours = models.PositiveSmallIntegerField("số giờ", null=True)
    learned = models.TextField("điều học được", blank=True)
    shared = models.TextField("đã chia sẻ lại", blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="duties_course_order"),
        ]


class Participant(models.Model):
    """Who took part, with the number of the certificate if there is one."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    certificate = models.CharField("giấy chứng nhận", max_length=120, blank=True)

    class Meta:
        ordering = ["person__sort_key", "person_id"]
        constraints = [
            models.UniqueConstraint(fields=["course", "person"], name="duties_participant_once"),
        ]
