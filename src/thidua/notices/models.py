"""Notices, each to one user in one unit, and how long before a deadline a unit reminds."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.notices.stages import LATE, Ahead

DAYS = " ".join(str(day) for day in Ahead().days)


class Kind(models.TextChoices):
    """What a notice is about: the groups among which a user chooses."""

    PLAN = "plan", "Kế hoạch, phong trào, nhiệm vụ"
    PLEDGE = "pledge", "Đăng ký thi đua"
    REVIEW = "review", "Bình xét, xếp loại"
    AWARD = "award", "Hồ sơ, Hội đồng, khen thưởng"
    PAPER = "paper", "Văn bản, quỹ"
    SYSTEM = "system", "Vai trò, tài khoản, phần mềm"


class Notice(models.Model):
    """One sentence to one user. Unit and thing are plain ids and words: this room knows no other.

    `subject`: the same for the same thing with the same deadline; `stage`: how near the deadline was. `page`: a path
    of this site. `over_at`: the thing waits no longer, or a later stage took the place.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    unit = models.UUIDField()
    kind = models.CharField(max_length=6, choices=Kind)
    subject = models.CharField(max_length=64)
    stage = models.CharField(max_length=8)
    sentence = models.CharField(max_length=300)
    page = models.CharField(max_length=300)
    due = models.DateField(null=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "subject", "stage"], name="notices_notice_once")
        ]
        indexes = [
            # The bell of every page counts by it.
            models.Index(
                fields=["user", "unit"],
                condition=Q(read_at=None, over_at=None),
                name="notices_notice_unread",
            ),
            models.Index(fields=["unit"], condition=Q(over_at=None), name="notices_notice_live"),
        ]

    @property
    def is_unread(self) -> bool:
        return self.read_at is None and self.over_at is None

    @property
    def is_late(self) -> bool:
        return self.stage == LATE

    @property
    def address(self) -> str:
        """Inside this site, whatever was written."""
        inside = self.page.startswith("/") and not self.page.startswith("//")
        return self.page if inside else reverse("home")


class DaysBefore(models.Model):
    """How long before a deadline a unit reminds; no row: as `stages.Ahead` begins."""

    unit = models.UUIDField(primary_key=True)
    days = models.CharField(max_length=40, default=DAYS)
    tells_late = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    @property
    def ahead(self) -> Ahead:
        return Ahead(tuple(int(day) for day in self.days.split()), self.tells_late)
