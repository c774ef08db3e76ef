"""What happened to an undertaking, how teams stand against a movement's criteria, and the private addresses of calendars."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.plans.models import Undertaking
from thidua.plans.models.plan import LONGEST_TEXT
from thidua.units.models import Association, Team, Unit


class Happening(models.Model):
    """One step of a movement or a task as somebody told it: never edited; a wrong one is followed by a right one.

    `text`: what was done; `results`: what it came to; `proposals`: who is proposed for commendation, in words.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10)
    on = models.DateField("ngày")
    text = models.TextField("nội dung", max_length=LONGEST_TEXT, blank=True)
    results = models.TextField("kết quả", max_length=LONGEST_TEXT, blank=True)
    proposals = models.TextField("đề xuất khen thưởng", max_length=LONGEST_TEXT, blank=True)
    paper = models.CharField("văn bản", max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "told_at"]
        indexes = [models.Index(fields=["undertaking", "on"], name="movements_happening_on")]


class Signatory(models.Model):
    """Who signed a pact of emulation, for which team or association, on which day. The signed scan is the happening's."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    happening = models.ForeignKey(Happening, on_delete=models.PROTECT, related_name="signatories")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField("người ký", max_length=160)
    on = models.DateField("ngày ký")

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["happening", "team", "association"],
                nulls_distinct=False,
                name="movements_signatory_once",
            ),
            models.CheckConstraint(
                condition=Q(team=None, association__isnull=False) | Q(team__isnull=False, association=None),
                name="movements_signatory_of_one",
            ),
        ]

    @property
    def party(self) -> str:
        return self.team.title if self.team else str(self.association)


class RatingValue(models.TextChoices):
    """What a team says of one criterion; no row at all is "not said yet"."""

    REACHED = "reached", "Đạt"
    PARTLY = "partly", "Đạt một phần"
    NOT_REACHED = "not", "Chưa đạt"
    NOT_APPLICABLE = "none", "Không áp dụng"


class Rating(models.Model):
    """How one team stands against one criterion of a movement: said by the team with evidence, confirmed by another.

    `criterion` is the wording as it stood; an amended one is rated anew. `confirmed` may differ from `value`, with
    the reason; until then it is empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    criterion = models.CharField("tiêu chí", max_length=500)
    value = models.CharField("tự đánh giá", max_length=7, choices=RatingValue)
    evidence = models.CharField("minh chứng", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    confirmed = models.CharField("xác nhận", max_length=7, choices=RatingValue, blank=True)
    because = models.CharField("lý do", max_length=300, blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["undertaking", "team", "criterion"], name="movements_rating_one")
        ]


class Feed(models.Model):
    """The private address under which a user's own calendar program reads the unit's calendar; revoked, never reused."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "user"], condition=Q(revoked_at=None), name="movements_feed_one"
            )
        ]


class TeamShare(models.Model):
    """That one team has done its share of a task which every team's leader has; told once, withdrawn if told by mistake."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("ngày")
    text = models.TextField("nội dung", blank=True)
    paper = models.CharField("văn bản", max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["undertaking", "team"], name="movements_share_one")]
