"""All that stands in the database, apart from what differs at every building: ids, codes, digests, moments, order."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps

# Ids, digests and what is drawn by lot for each building, wherever they stand in a text.
DRAWN = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{16}")
# Secrets, the codes of certificates and sheets, and what was computed from ids.
SECRET = {"password", "code", "key", "secret", "salt", "digest", "previous", "head", "size"}
# Made by Django at the migration, or by a request.
BESIDE = {"contenttypes", "auth", "sessions", "admin", "django_tasks_db", "django_tasks_database"}


def rows() -> dict[str, list[str]]:
    """Each table's rows, sorted."""
    return {
        model._meta.db_table: sorted(repr(_plain(row)) for row in model._base_manager.values())
        for model in apps.get_models()
        if model._meta.app_label not in BESIDE
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            _plain(name): _plain(one)
            for name, one in value.items()
            if name not in SECRET and name != "id" and not str(name).endswith("_id")
        }
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, str):
        return DRAWN.sub("…", value)
    return None if isinstance(value, UUID | datetime | bytes | memoryview) else value
