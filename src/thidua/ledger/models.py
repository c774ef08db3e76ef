"""The chain of each unit: its lines, its head, and the keys that make erasure possible."""

from typing import Any

from django.db import models

from thidua.core.ids import uuid7


class Line(models.Model):
    """One action call. Never a personal value: ids, field names, keyed digests.

    UPDATE, DELETE (and TRUNCATE on PostgreSQL) are refused by triggers, see the migrations.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.UUIDField()
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    on = models.DateField(null=True)
    kind = models.CharField(max_length=80)
    actor = models.UUIDField(null=True)
    about_type = models.CharField(max_length=60)
    about = models.UUIDField(null=True)
    units = models.JSONField[list[str]](default=list)
    fields = models.JSONField[dict[str, Any]](default=dict)
    cause = models.UUIDField(null=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="ledger_line_unit_number")]
        indexes = [models.Index(fields=["unit", "about"], name="ledger_line_unit_about")]


class Head(models.Model):
    """Where a unit's chain ends: one row, locked once by each outermost action."""

    unit = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")


class DigestKey(models.Model):
    """The key of one object's digests. Erased with the person: the lines stay verifiable, and say nothing."""

    about = models.UUIDField(primary_key=True)
    key = models.BinaryField(max_length=32)
