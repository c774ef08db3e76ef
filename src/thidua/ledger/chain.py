"""How a line is hashed. Changing anything here breaks every chain ever written."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from thidua.ledger.models import Line


def plain(value: object) -> object:
    """A value as JSON knows it, the same on every database."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | UUID):
        return str(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return _plain_items(value)


def _plain_items(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return [plain(item) for item in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def canonical(value: object) -> bytes:
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def keyed(key: bytes, value: object) -> str | None:
    """A digest that tells whether a value is the same, to whoever holds the key; nothing to others."""
    if value is None:
        return None
    return hmac.new(key, canonical(value), hashlib.sha256).hexdigest()[:32]


def line_digest(line: Line) -> str:
    """The digest of a line: over everything in it and the digest before it."""
    content = {
        "id": line.id,
        "unit": line.unit,
        "number": line.number,
        "at": line.at,
        "on": line.on,
        "kind": line.kind,
        "actor": line.actor,
        "about_type": line.about_type,
        "about": line.about,
        "units": line.units,
        "fields": line.fields,
        "cause": line.cause,
        "previous": line.previous,
    }
    return hashlib.sha256(canonical(content)).hexdigest()
