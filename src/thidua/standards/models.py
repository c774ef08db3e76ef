"""Recognitions of the school, the criteria they ask, how the school assesses itself, and the evidence for it."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models import Person
from thidua.units.models import Unit


class RecognitionKind(models.TextChoices):
    """What the school is recognised as."""

    NATIONAL = "national", "Trường đạt chuẩn quốc gia"
    ACCREDITED = "accredited", "Đạt kiểm định chất lượng giáo dục"
    OTHER = "other", "Công nhận khác"


class Recognition(models.Model):
    """One recognition, from the preparation on: without a decision it is being prepared.

    Level, number, days are what the decision says: until when it holds is entered, never counted. `renews`: the one
    that came before, which is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại công nhận", max_length=10, choices=RecognitionKind)
    name = models.CharField("tên gọi", max_length=160)
    level = models.CharField("mức, cấp độ", max_length=60, blank=True)
    paper = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    issuer = models.CharField("cơ quan công nhận", max_length=160, blank=True)
    valid_until = models.DateField("có giá trị đến hết ngày", null=True)
    renews = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="renewed_by")
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "-decided_on", "-id"]

    def __str__(self) -> str:
        return self.name


class Standard(models.Model):
    """A heading under which criteria stand."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    recognition = models.ForeignKey(Recognition, on_delete=models.CASCADE, related_name="standards")
    number = models.CharField("số tiêu chuẩn", max_length=12)
    name = models.CharField("tên tiêu chuẩn", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["recognition", "number"], name="standards_standard_number")
        ]


class Verdict(models.TextChoices):
    """How the school sees itself; a level reached is no mere yes, and nobody having looked is no no."""

    NOT_ASSESSED = "unknown", "Chưa tự đánh giá"
    REACHED = "reached", "Đạt"
    LEVEL = "level", "Đạt mức"
    NOT_YET = "not_yet", "Chưa đạt"


class Requirement(models.Model):
    """A criterion of a standard, who is in charge of it, and what the school says of itself."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="requirements")
    code = models.CharField("số tiêu chí", max_length=12)
    text = models.TextField("nội dung tiêu chí")
    order = models.PositiveSmallIntegerField()
    in_charge = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    verdict = models.CharField("tự đánh giá", max_length=8, choices=Verdict, default=Verdict.NOT_ASSESSED)
    level = models.CharField("mức đạt", max_length=30, blank=True)
    remark = models.TextField("điểm mạnh, điểm yếu, việc phải làm", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["standard", "code"], name="standards_requirement_code"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.LEVEL) & ~Q(level="") | ~Q(verdict=Verdict.LEVEL) & Q(level=""),
                name="standards_requirement_level",
            ),
        ]


class Source(models.TextChoices):
    """Where a piece of evidence is found."""

    FILE = "file", "Tệp tải lên"
    PLACE = "place", "Bản giấy, ghi nơi để"
    PLAN = "plan", "Kế hoạch"
    MOVEMENT = "movement", "Tổng kết phong trào"
    FIGURE = "figure", "Số liệu chỉ tiêu"
    REVIEW = "review", "Kết quả bình xét"
    DECISION = "decision", "Quyết định khen thưởng"
    DOCUMENT = "document", "Văn bản đã ban hành"
    INITIATIVE = "initiative", "Sáng kiến được công nhận"
    AWARD = "award", "Khen thưởng của trường, của tổ"


# What is an object of this program: the rest is brought or lies elsewhere.
LINKED = tuple(one for one in Source if one not in (Source.FILE, Source.PLACE))


class Piece(models.Model):
    """One piece of evidence under its code; it may serve several criteria. `linked`: the object of a lower room."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="pieces")
    code = models.CharField("mã minh chứng", max_length=30)
    title = models.CharField("tên minh chứng", max_length=240)
    source = models.CharField("nguồn", max_length=10, choices=Source)
    linked = models.UUIDField(null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    place = models.CharField("nơi để bản giấy", max_length=240, blank=True)
    requirements = models.ManyToManyField(Requirement, through="Use", related_name="pieces")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["recognition", "code"], name="standards_piece_code"),
            models.UniqueConstraint(
                fields=["recognition", "source", "linked"],
                condition=~Q(linked=None),
                name="standards_piece_linked_once",
            ),
        ]


class Use(models.Model):
    """That a piece speaks for a criterion."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="uses")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["piece", "requirement"], name="standards_use_once")]
