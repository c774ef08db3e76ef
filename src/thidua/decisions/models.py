"""A submission up with its lines, and the decisions that answered them."""

from typing import Any

from django.db import models

from thidua.core.ids import uuid7
from thidua.decisions.states import CAME_BACK, Outcome
from thidua.documents.models import Document
from thidua.files.models import StoredFile
from thidua.nominations.models import Assessment, Dossier
from thidua.units.models import SchoolYear, Unit


class Submission(models.Model):
    """What was sent to the level that decides: its letter, its list, one line a dossier. Annulled, both keep numbers."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    addressee = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    letter = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    list = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    annulled_on = models.DateField(null=True)
    annulled_because = models.CharField("lý do hủy", max_length=240, blank=True)


class Readdressing(models.Model):
    """A submission whose open lines another unit answers from a day on: letter, number, day and answers stay."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="readdressings")
    sent_to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    goes_to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    why = models.CharField("lý do", max_length=240)
    lines = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "on"], name="decisions_readdressed_once_a_day")
        ]


class Decision(models.Model):
    """A decision of the deciding level: received as paper, or issued by a unit that is that level."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField("số quyết định", max_length=60)
    on = models.DateField("ngày quyết định")
    authority = models.CharField("cấp quyết định", max_length=160)
    signer = models.CharField("người ký", max_length=120, blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "issuer", "paper", "on"], name="decisions_paper_once"),
        ]


class SubmissionLine(models.Model):
    """One dossier in a submission, and the answer to it.

    `taken_on`: the addressee has it in hand here, so that nobody enters its answer from paper meanwhile. `assessment`:
    what the law said when it was sent. A line sent back or annulled stays; its dossier comes again on another one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="lines")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, related_name="+")
    taken_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    order = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=13, default=Outcome.PENDING)
    granted_code = models.CharField(max_length=12, blank=True)
    reason = models.TextField("lý do", blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="lines")

    @property
    def shown(self) -> dict[str, Any] | None:
        """What the law said of it when it was sent; of lines from before that was kept, what it says in the dossier."""
        return self.assessment.assessment if self.assessment else self.dossier.assessment

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=~models.Q(outcome__in=CAME_BACK),
                name="decisions_line_of_dossier_once",
            )
        ]
