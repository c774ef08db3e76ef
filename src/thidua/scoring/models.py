"""The yearly evaluation of a unit's staff: one sheet a school year, one line a person."""

from django.db import models

from thidua.core.ids import uuid7
from thidua.people.models import Grade, Person
from thidua.scoring.states import EvaluationState
from thidua.units.models import SchoolYear, Unit


class Evaluation(models.Model):
    """Entered by the secretary line by line, approved by the chair with a decision's number; then it is fixed."""

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

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "person"], name="scoring_line_person")]
