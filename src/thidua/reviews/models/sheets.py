"""Who is reviewed by which set, and what each step has given."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.criteria.models import CriteriaSet, Criterion
from thidua.files.models import StoredFile
from thidua.people.models import Person
from thidua.reviews.models.reviews import Part, Review
from thidua.units.models import Team


class Step(models.TextChoices):
    SELF = "self", "Tự chấm"
    TEAM = "team", "Tổ chấm"
    COUNCIL = "council", "Hội đồng"


class TeamBy(models.TextChoices):
    """Who gives the team's marks of a sheet."""

    LEADER = "leader", "Tổ trưởng chấm"
    OFFICE = "office", "Lãnh đạo trường, thư ký chấm"
    NOBODY = "nobody", "Không có bước tổ"


class Sheet(models.Model):
    """One person, or one team as a body, in one review. `exempt`: why nobody is marked here; empty: to be marked."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="sheets")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="sheets")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=120, blank=True)
    team_by = models.CharField(max_length=6, choices=TeamBy, default=TeamBy.LEADER)
    exempt = models.CharField("lý do miễn", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["person__sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "person"], name="reviews_sheet_person"),
            models.UniqueConstraint(fields=["review", "team"], name="reviews_sheet_team"),
            models.CheckConstraint(
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
                name="reviews_sheet_one_subject",
            ),
        ]

    @property
    def name(self) -> str:
        if self.person is not None:
            return self.person.full_name
        return self.team.title if self.team else ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Which steps this sheet goes through, the last one decides."""
        review = self.review
        if review.is_rolled:
            return ()
        found = [Step.SELF] if review.with_self or self.team_id else []
        if self.team_by != TeamBy.NOBODY:
            found.append(Step.TEAM)
        if review.has_council:
            found.append(Step.COUNCIL)
        return tuple(found)


class Card(models.Model):
    """What one step gives on one sheet: `marks` in the order of the set's criteria, each a number of hundredths or
    one of the three words that are no number (`criteria.marking`); `notes` by the place of the criterion.

    One row a step and not one a mark: a sheet is read and written whole, and three thousand are counted in one loop.
    `looked`: the marks as they were when others' marks were first shown for them; what differs since is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="cards")
    step = models.CharField(max_length=7, choices=Step)
    marks = models.JSONField[list[int]]()
    notes = models.JSONField[dict[str, str]](default=dict)
    missing = models.PositiveSmallIntegerField()
    looked = models.JSONField[list[int] | None](null=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "step"], name="reviews_card_once")]

    @property
    def is_whole(self) -> bool:
        return self.missing == 0


class Evidence(models.Model):
    """What a mark rests on: a file, an address, or words."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="evidence")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    text = models.CharField("nội dung", max_length=300, blank=True)
    link = models.URLField("địa chỉ", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at"]
