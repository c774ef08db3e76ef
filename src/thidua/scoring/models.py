"""The yearly evaluation of a unit's staff: one sheet a school year, one line a person."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.people.models import Grade, Person
from thidua.scoring.states import EvaluationState, ReopeningState
from thidua.units.models import SchoolYear, Unit


class Evaluation(models.Model):
    """Entered by the secretary line by line, approved by the chair with a decision's number; then it is fixed until opened again."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=EvaluationState.OPEN)
    paper = models.CharField("văn bản xếp loại", max_length=120, blank=True)
    approved_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="scoring_evaluation_year")]


class Line(models.Model):
    """One person's grade, months and days of leave of the year. Null: not entered yet."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField("xếp loại", max_length=9, choices=Grade, null=True)
    months_worked = models.DecimalField("số tháng", max_digits=4, decimal_places=1, null=True)
    leave_days = models.DecimalField("ngày nghỉ ốm, không lương", max_digits=5, decimal_places=1, null=True)
    maternity_days = models.DecimalField("ngày nghỉ thai sản", max_digits=5, decimal_places=1, null=True)
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


class FormerLine(models.Model):
    """What the approval before said of one person."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    reopening = models.ForeignKey(Reopening, on_delete=models.PROTECT, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField("xếp loại", max_length=9, choices=Grade, null=True)
    months_worked = models.DecimalField("số tháng", max_digits=4, decimal_places=1, null=True)
    leave_days = models.DecimalField("ngày nghỉ ốm, không lương", max_digits=5, decimal_places=1, null=True)
    maternity_days = models.DecimalField("ngày nghỉ thai sản", max_digits=5, decimal_places=1, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reopening", "person"], name="scoring_former_person")]
