"""Papers with numbers, the counters the numbers come from, and certificates that anybody can check."""

from django.db import models

from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models import Grant
from thidua.units.models import Unit


class DocumentKind(models.TextChoices):
    """What kind of paper: its abbreviation stands in the number (decree 30/2020, annex III)."""

    MINUTES = "BB", "Biên bản"
    SUBMISSION_LETTER = "TTr", "Tờ trình"
    NOMINATION_LIST = "DS", "Danh sách đề nghị"
    DECISION = "QĐ", "Quyết định"
    CERTIFICATES = "GCN", "Giấy chứng nhận"


class Counter(models.Model):
    """The last number given to a kind of paper of a unit in a calendar year; locked while one is taken."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=DocumentKind)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year"], name="documents_counter_once")
        ]


class Document(models.Model):
    """A paper as it was issued: nothing of it is edited afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=DocumentKind)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(null=True)  # none for annexes and certificates
    symbol = models.CharField("số, ký hiệu", max_length=60, blank=True)
    title = models.CharField("trích yếu", max_length=240)
    on = models.DateField("ngày")
    about = models.UUIDField(null=True)  # what it was made from: a meeting, a submission, a decision
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year", "number"], name="documents_number"),
        ]
        indexes = [models.Index(fields=["unit", "about"], name="documents_about")]


class Certificate(models.Model):
    """What is printed on a certificate, frozen, with the code that opens its public page."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True)
    register_number = models.PositiveIntegerField("số vào sổ")
    register_year = models.PositiveSmallIntegerField()
    salutation = models.CharField(max_length=7, blank=True)  # "Ông", "Bà", "Tập thể"
    holder = models.CharField(max_length=160)
    holder_line = models.CharField(max_length=200, blank=True)
    granting = models.CharField(max_length=20)  # the line above the award: "Tặng danh hiệu" or "Tặng"
    award_name = models.CharField(max_length=120)
    authority = models.CharField(max_length=160)
    achievement = models.CharField(max_length=240)
    decision_paper = models.CharField(max_length=60)
    decision_on = models.DateField()
    place = models.CharField(max_length=80)
    signer_position = models.CharField(max_length=80)
    signer = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "register_year", "register_number"], name="documents_certificate_register"
            )
        ]
