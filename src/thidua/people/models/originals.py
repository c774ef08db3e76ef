"""Scans that once lay beside an award or an initiative, until what was written down was changed."""

from django.db import models
from django.db.models import Q

from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.files.models import StoredFile
from thidua.people.models.grants import Grant
from thidua.people.models.records import Initiative


class FormerOriginal(models.Model):
    """Who had compared the line with which scan, and who changed the line afterwards; never changed itself."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, null=True, related_name="former_originals")
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, null=True, related_name="former_originals"
    )
    # None of these three where a line was only ticked as compared, without a scan.
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_aside_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(grant=None, initiative__isnull=False) | Q(grant__isnull=False, initiative=None),
                name="people_former_of_one_line",
            )
        ]
