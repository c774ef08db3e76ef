"""A report in editions: its parts with their own words, the figures of each, to whom it goes."""

from django.db import models
from django.db.models import Q

from thidua.core.ids import uuid7
from thidua.documents.models import Edition, Incoming
from thidua.plans.models import Undertaking
from thidua.summaries.states import UNDER_WAY, ReportState
from thidua.units.models import Unit

LONGEST_FIGURE = 60
# What a figure says that cannot be told from the data; zero is another thing.
UNKNOWN = "không có số liệu"


class Kind(models.TextChoices):
    """What a report is of."""

    MIDYEAR = "midyear", "Sơ kết học kỳ I"
    YEARLY = "yearly", "Tổng kết năm học"
    CALENDAR = "calendar", "Tổng kết năm dương lịch"
    THEMATIC = "thematic", "Chuyên đề"


class Theme(models.TextChoices):
    """What a thematic report is about."""

    MOVEMENT = "movement", "Một phong trào, cuộc vận động hoặc đợt thi đua"
    TARGETS = "targets", "Các chỉ tiêu, trình hội nghị viên chức, người lao động"
    INITIATIVES = "initiatives", "Sáng kiến"
    DIRECTIVE = "directive", "Việc thực hiện một văn bản đến"


class StateLabel(models.TextChoices):
    """What people read of an edition's state."""

    DRAFT = ReportState.DRAFT, "Dự thảo"
    REVIEW = ReportState.REVIEW, "Chờ duyệt"
    APPROVED = ReportState.APPROVED, "Đã duyệt, chờ vào số"
    ISSUED = ReportState.ISSUED, "Đã ban hành"
    REPLACED = ReportState.REPLACED, "Đã được thay bằng bản đính chính"
    DROPPED = ReportState.DROPPED, "Đã bỏ"


class Report(Edition):
    """An edition of a report; only a draft is edited.

    `counted_on`: to which day its figures are counted; `counted_at`: when they were asked for. `stale`: why what was
    fixed is to be looked at again; empty if nothing below it has changed.
    """

    kind = models.CharField("loại", max_length=8, choices=Kind)
    theme = models.CharField("chuyên đề", max_length=11, choices=Theme, blank=True)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=StateLabel, default=ReportState.DRAFT)
    counted_on = models.DateField("số liệu đến ngày")
    counted_at = models.DateTimeField()
    corrected_because = models.CharField("lý do đính chính", max_length=300, blank=True)
    stale = models.CharField("cần xem lại", max_length=300, blank=True)

    class Meta(Edition.Meta):
        ordering = ["-ends", "-starts", "-edition"]
        constraints = [
            *Edition.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "thread"],
                condition=Q(state=ReportState.ISSUED),
                name="summaries_report_one_issued",
            ),
            models.UniqueConstraint(
                fields=["unit", "thread"],
                condition=Q(state__in=UNDER_WAY),
                name="summaries_report_one_draft",
            ),
        ]

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT


class Part(models.Model):
    """One part of a report. `words`: what people write in it, kept whatever becomes of the figures."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    key = models.CharField(max_length=12)
    order = models.PositiveSmallIntegerField()
    words = models.TextField("nội dung", blank=True)
    is_in = models.BooleanField("in phần này vào báo cáo", default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="summaries_part_once")]


class OfferLabel(models.TextChoices):
    """What the data says now otherwise than the report, until somebody takes it or leaves it."""

    NEW = "new", "Thêm"
    CHANGED = "changed", "Đổi"
    GONE = "gone", "Không còn"


class Figure(models.Model):
    """One thing that the data said at a moment, with where it stands; `before`: the same of the year before.

    `in_table`: it goes into the annexed table. `offer`: the data says otherwise now, `offered` is what it says.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=300)
    value = models.TextField(blank=True)
    note = models.TextField(blank=True)
    before = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    in_table = models.BooleanField(default=False)
    taken_at = models.DateTimeField()
    offer = models.CharField(max_length=7, choices=OfferLabel, blank=True)
    offered = models.JSONField[dict[str, str]](default=dict)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["part", "code"], name="summaries_figure_once")]

    @property
    def told_before(self) -> str:
        """Of the year before, where it was known: a line of paper does not say of each figure that there was none."""
        return "" if self.before == UNKNOWN else self.before

    @property
    def is_long(self) -> bool:
        """A sentence and no figure: it is not printed bold."""
        return len(self.value) > LONGEST_FIGURE


class Recipient(models.Model):
    """One line of “Nơi nhận” with the purpose of sending."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="recipients")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("nơi nhận", max_length=160)
    purpose = models.CharField("để làm gì", max_length=60, blank=True)
    unit_to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["report", "name"], name="summaries_recipient_once")]
