"""A review of a stretch of the year, and the part which each team has in it."""

from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.reviews.content import Kind
from thidua.reviews.states import PartState, ReviewState
from thidua.units.models import SchoolYear, Team, Unit


class KindLabel(models.TextChoices):
    MONTH = Kind.MONTH, "Tháng"
    QUARTER = Kind.QUARTER, "Quý"
    SEMESTER = Kind.SEMESTER, "Học kỳ"
    YEAR = Kind.YEAR, "Năm học"


class Way(models.TextChoices):
    """Whether people are marked for this stretch, or its months are put together."""

    MARKED = "marked", "Chấm điểm cho kỳ này"
    ROLLED = "rolled", "Tổng hợp từ kết quả các tháng"


class Council(models.TextChoices):
    """What the council does with what the teams have given."""

    NONE = "none", "Không có bước Hội đồng: kết quả của tổ là kết quả"
    CONFIRM = "confirm", "Hội đồng xét kết quả của tổ, chỗ nào khác thì sửa và ghi lý do"
    BLIND = "blind", "Hội đồng chấm độc lập, chấm xong mới thấy điểm của tổ"


class LeadersBy(models.TextChoices):
    """Who marks a team's leader in the team's step: nobody marks oneself there."""

    OFFICE = "office", "Lãnh đạo trường hoặc thư ký chấm tổ trưởng ở bước tổ"
    COUNCIL = "council", "Tổ trưởng không chấm ở bước tổ, chỉ Hội đồng chấm"


class Rule(models.TextChoices):
    """How months become a longer stretch."""

    AVERAGE = "average", "Trung bình cộng các tháng có kết quả"
    WEIGHTED = "weighted", "Trung bình có hệ số của từng tháng"


class StateLabel(models.TextChoices):
    OPEN = ReviewState.OPEN, "Đang bình xét"
    CLOSED = ReviewState.CLOSED, "Đã chốt, chưa công bố"
    PUBLISHED = ReviewState.PUBLISHED, "Đã công bố"
    DISCARDED = ReviewState.DISCARDED, "Đã bỏ"


class PartLabel(models.TextChoices):
    SELF = PartState.SELF, "Tự chấm"
    TEAM = PartState.TEAM, "Tổ chấm"
    SENT = PartState.SENT, "Đã gửi Hội đồng"


class Review(models.Model):
    """`name`: of the stretch of the calendar, one review each; `first` and `last` may be the school's own days of it.

    `*_closes`: the last day of a step, included. `weights`: a month's first day → its weight.

    `least`: so many months must have a result. `stale`: why what stands here is to be looked at again; empty if not.
    `told_before`: of a review that was published and opened again, until when its results were everybody's own to read.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("kỳ", max_length=8, choices=KindLabel)
    name = models.CharField("tên kỳ", max_length=60)
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    way = models.CharField("cách làm", max_length=6, choices=Way, default=Way.MARKED)
    with_self = models.BooleanField("có bước tự chấm", default=True)
    council = models.CharField("bước Hội đồng", max_length=7, choices=Council, default=Council.CONFIRM)
    leaders_by = models.CharField("chấm tổ trưởng", max_length=7, choices=LeadersBy, default=LeadersBy.OFFICE)
    self_closes = models.DateField("hạn tự chấm", null=True)
    team_closes = models.DateField("hạn tổ chấm", null=True)
    council_closes = models.DateField("hạn Hội đồng", null=True)
    objection_days = models.PositiveSmallIntegerField("số ngày nhận ý kiến", default=5)
    rule = models.CharField("quy tắc tổng hợp", max_length=8, choices=Rule, default=Rule.AVERAGE)
    weights = models.JSONField[dict[str, int]]("hệ số các tháng", default=dict)
    least = models.PositiveSmallIntegerField("số tháng ít nhất", default=1)
    state = models.CharField(max_length=9, choices=StateLabel, default=ReviewState.OPEN)
    stale = models.CharField("cần xem lại", max_length=200, blank=True)
    opened_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    objections_until = models.DateField(null=True)
    told_before = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-first", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "kind", "name"],
                condition=~Q(state=ReviewState.DISCARDED),
                name="reviews_review_once",
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="reviews_review_order"),
        ]

    @property
    def is_rolled(self) -> bool:
        return self.way == Way.ROLLED

    @property
    def has_council(self) -> bool:
        return not self.is_rolled and self.council != Council.NONE

    @property
    def is_open(self) -> bool:
        return self.state == ReviewState.OPEN

    @property
    def was_published(self) -> bool:
        """Published once, and now open again or waiting to be published anew."""
        return self.told_before is not None and self.state != ReviewState.PUBLISHED

    @property
    def is_published(self) -> bool:
        return self.state == ReviewState.PUBLISHED


class Part(models.Model):
    """One team in a review (without a team: those who stand in none). Its row is locked while marks are given."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="parts")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=4, choices=PartLabel)
    since = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    returned = models.CharField("lý do trả lại", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["team__order", "team__name"]
        constraints = [
            models.UniqueConstraint(fields=["review", "team"], nulls_distinct=False, name="reviews_part_once")
        ]

    @property
    def name(self) -> str:
        return self.team.title if self.team else "Không thuộc tổ nào"
