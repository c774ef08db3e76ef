"""The yearly evaluation of a unit's staff: one sheet a school year, one line a person."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.documents.models import Document
from thidua.files.models import StoredFile
from thidua.people.models import EvaluationRules, Grade, Person
from thidua.reviews.models import Result
from thidua.scoring.states import EvaluationState, ReopeningState
from thidua.units.models import SchoolYear, Team, Unit


class Regulation(models.Model):
    """The unit's own regulation of evaluation, as it was issued; whether there is one in time decides by which rules."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.CharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["issued_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number", "issued_on"], name="scoring_regulation_once")
        ]


class Evaluation(models.Model):
    """Entered by the secretary line by line, approved by the chair with a decision's number; then it is fixed until opened again.

    `rules`: by which it was approved. `excess`: why the council keeps more of the excellent than the ceiling lets.
    `rules_on`: of a sheet opened again, the day of the approval whose rules it keeps; None: the day of its paper decides.
    `rules_because`: why whoever approves has chosen so.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=EvaluationState.OPEN)
    paper = models.CharField("văn bản xếp loại", max_length=120, blank=True)
    approved_on = models.DateField(null=True)
    rules = models.CharField("cách đánh giá", max_length=7, choices=EvaluationRules, null=True)
    rules_on = models.DateField(null=True)
    rules_because = models.CharField("lý do đổi cách đánh giá", max_length=300, blank=True)
    excess = models.CharField("lý do vượt trần", max_length=300, blank=True)
    # The unit's own grade, with the paper of whoever recognised it.
    unit_grade = models.CharField("mức xếp loại của đơn vị", max_length=9, choices=Grade, null=True)
    unit_number = models.CharField("số, ký hiệu", max_length=40, blank=True)
    unit_on = models.DateField(null=True)
    unit_issuer = models.CharField("nơi công nhận", max_length=50, blank=True)
    unit_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="scoring_evaluation_year")]

    @property
    def unit_paper(self) -> str:
        """The paper that says the unit's grade, in one line; empty where none was entered."""
        return (
            f"{self.unit_number} ngày {self.unit_on:%d/%m/%Y} của {self.unit_issuer}" if self.unit_on else ""
        )


class Figures(models.Model):
    """What a line says beside the grade. Null: not entered. Points by the rules of points, shares of tasks by those before.

    `because`: why the grade is below what the points allow, or goes past what a fact leaves open.
    """

    grade = models.CharField("xếp loại", max_length=9, choices=Grade, null=True)
    months_worked = models.DecimalField("số tháng", max_digits=4, decimal_places=1, null=True)
    leave_days = models.DecimalField("ngày nghỉ ốm, không lương", max_digits=5, decimal_places=1, null=True)
    maternity_days = models.DecimalField("ngày nghỉ thai sản", max_digits=5, decimal_places=1, null=True)
    common_points = models.DecimalField("điểm tiêu chí chung", max_digits=5, decimal_places=2, null=True)
    result_points = models.DecimalField("điểm kết quả", max_digits=5, decimal_places=2, null=True)
    beyond = models.DecimalField("nhiệm vụ vượt mức (%)", max_digits=4, decimal_places=1, null=True)
    on_time = models.DecimalField("xong đúng hạn (%)", max_digits=4, decimal_places=1, null=True)
    unmet = models.DecimalField("chưa đạt (%)", max_digits=4, decimal_places=1, null=True)
    because = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def points(self) -> Decimal | None:
        """Both parts together; no sum while one of them is not entered."""
        if self.common_points is None or self.result_points is None:
            return None
        return self.common_points + self.result_points

    @property
    def values(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in FIGURES}


FIGURES = (
    "grade",
    "months_worked",
    "leave_days",
    "maternity_days",
    "common_points",
    "result_points",
    "beyond",
    "on_time",
    "unmet",
    "because",
)


class Line(Figures):
    """One person's line of the sheet. `origin`: the result of a review from which the points were taken over, unchanged since."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    origin = models.ForeignKey(Result, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    # Of the head alone: the paper of the level above that says the grade.
    upper_number = models.CharField("số, ký hiệu", max_length=40, blank=True)
    upper_on = models.DateField(null=True)
    upper_issuer = models.CharField("nơi ban hành", max_length=50, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "person"], name="scoring_line_person")]

    @property
    def upper_paper(self) -> str:
        """The paper of the level above in one line; empty where none was entered."""
        if not self.upper_on:
            return ""
        return f"{self.upper_number} ngày {self.upper_on:%d/%m/%Y} của {self.upper_issuer}"


class ReopeningLabel(models.TextChoices):
    ASKED = ReopeningState.ASKED, "Chờ người thứ hai đồng ý"
    GRANTED = ReopeningState.GRANTED, "Đã mở lại"
    REFUSED = ReopeningState.REFUSED, "Không đồng ý"


class Reopening(models.Model):
    """An approved sheet to be opened again: asked by one, answered by another; one at a time.

    Once granted it keeps the approval that was: its paper and day here, its grades in `FormerLine`. `over_at`: when
    the sheet was approved anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="reopenings")
    because = models.CharField("lý do", max_length=300)
    state = models.CharField(max_length=7, choices=ReopeningLabel, default=ReopeningState.ASKED)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField("trả lời", max_length=300, blank=True)
    paper = models.CharField("văn bản xếp loại", max_length=120, blank=True)
    approved_on = models.DateField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"],
                condition=Q(state=ReopeningState.ASKED),
                name="scoring_reopening_one_asked",
            )
        ]


class FormerLine(Figures):
    """What the approval before said of one person."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    reopening = models.ForeignKey(Reopening, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reopening", "person"], name="scoring_former_person")]


class TeamMeeting(models.Model):
    """A team's meeting on the grades, with the paper that it left; a second meeting leaves a second paper."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="meetings")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("ngày họp")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["held_on", "id"]
