"""A dossier: the unit's nomination of a person, a team or itself for one award of one school year."""

from typing import Any

from django.db import models

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.nominations.states import DossierState
from thidua.people.models import Held, Holder, names_one_holder
from thidua.units.models import SchoolYear, Unit


class Dossier(Held):
    """Case and findings are stored as they were, with the hash of the law that gave them.

    They are those of the last time it was assessed; every time is kept in `Assessment`. A person's dossier remembers
    the team of that year.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    award = models.CharField(max_length=12)
    state = models.CharField(max_length=13, default=DossierState.OPEN)
    achievement = models.TextField("tóm tắt thành tích", blank=True)
    assessed_on = models.DateField(null=True)
    case = models.JSONField[dict[str, Any] | None](null=True)
    assessment = models.JSONField[dict[str, Any] | None](null=True)
    law_version = models.CharField(max_length=80, blank=True)
    answer = models.CharField(max_length=12, blank=True)
    # Written by the council's count: how many agreed, of how many.
    agreed = models.PositiveSmallIntegerField(null=True)
    vote_base = models.PositiveSmallIntegerField(null=True)
    granted_code = models.CharField(max_length=12, blank=True)
    outcome_reason = models.TextField(blank=True)
    held_since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "person", "award"],
                condition=~models.Q(state=DossierState.WITHDRAWN),
                name="nominations_dossier_once",
            ),
            models.UniqueConstraint(
                fields=["year", "team", "award"],
                condition=models.Q(holder=Holder.TEAM) & ~models.Q(state=DossierState.WITHDRAWN),
                name="nominations_dossier_team_once",
            ),
            models.UniqueConstraint(
                fields=["year", "award"],
                condition=models.Q(holder=Holder.UNIT) & ~models.Q(state=DossierState.WITHDRAWN),
                name="nominations_dossier_unit_once",
            ),
            models.CheckConstraint(
                condition=names_one_holder(person_has_team=True), name="nominations_dossier_holder"
            ),
        ]
        indexes = [models.Index(fields=["unit", "year", "state"], name="nominations_dossier_state")]


class Assessment(models.Model):
    """One time that the law was asked about a dossier: what was known, what it said. Never changed.

    A later law or a later fact makes a row of its own; the database itself refuses to rewrite an older one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="assessments")
    number = models.PositiveIntegerField()
    on = models.DateField()
    law_version = models.CharField(max_length=80)
    case = models.JSONField[dict[str, Any]]()
    assessment = models.JSONField[dict[str, Any]]()
    answer = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["dossier", "number"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="nominations_assessment_number")
        ]


class Body(models.TextChoices):
    """Who states an opinion as a body; none of them votes as such."""

    UNION = "union", "Công đoàn"
    PARTY_CELL = "party_cell", "Cấp ủy chi bộ"
    YOUTH = "youth", "Đoàn Thanh niên, Đội Thiếu niên"
    INSPECTION_BOARD = "inspection_board", "Ban Thanh tra nhân dân"


class Stage(models.TextChoices):
    """On which of the year's three lists."""

    REGISTERED = "registered", "Danh sách đăng ký"
    PROPOSED = "proposed", "Danh sách đề nghị trước Hội đồng"
    RESULT = "result", "Kết quả của năm học"


class Opinion(models.Model):
    """One wording of what a body says on a list. A correction is a row of its own; the former wordings stay."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=16, choices=Body)
    stage = models.CharField(max_length=10, choices=Stage)
    version = models.PositiveIntegerField()
    text = models.TextField("ý kiến")
    on = models.DateField()
    paper = models.CharField(max_length=120, blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "year", "body", "stage", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "body", "stage", "version"], name="nominations_opinion_version"
            )
        ]


class OpinionRemark(models.Model):
    """What an opinion says of one dossier."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="remarks")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["opinion", "id"]
        constraints = [models.UniqueConstraint(fields=["opinion", "dossier"], name="nominations_remark_once")]
