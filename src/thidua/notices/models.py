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


class Mailbox(models.Model):
    """Where a user wishes to be written to, once the address is confirmed, and about what. No row: nowhere.

    `asked`: an address whose code has been sent and not yet typed; of the code only a digest is kept.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    address = models.EmailField("địa chỉ thư", blank=True)
    kinds = models.CharField(max_length=80, blank=True)  # values of Kind, parted by spaces
    asked = models.EmailField(blank=True)
    asked_at = models.DateTimeField(null=True)
    code_digest = models.CharField(max_length=64, blank=True)
    tries_left = models.PositiveSmallIntegerField(default=0)

    @property
    def chosen(self) -> list[str]:
        return self.kinds.split()


class Letter(models.Model):
    """What is written to one user of one unit on one day. Waits until sent or given up; `fault`: why not yet."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    unit = models.UUIDField()
    day = models.DateField()
    title = models.CharField(max_length=160)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "unit", "day"], name="notices_letter_once")]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(sent_at=None, given_up_at=None),
                name="notices_letter_waiting",
            )
        ]


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
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="notices")

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
