"""What is known of a kept file. The bytes lie in THIDUA_HOME/files under their digest."""

from django.db import models

from thidua.core.ids import uuid7


class StoredFile(models.Model):
    """One file of one unit; two units may keep the same bytes without knowing of each other."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    unit = models.UUIDField()
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "sha256"], name="files_stored_unit_sha")]
