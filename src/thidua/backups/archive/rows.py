"""Rows of a table as lines of JSON, and back: the same lines from either database."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from thidua.backups.errors import BackupDamagedError
from thidua.core.tables import Row, fields_of, plain

Model = type[models.Model]


def columns_of(model: Model) -> list[str]:
    return [str(field.column) for field in fields_of(model)]


def line_of(row: Row) -> bytes:
    return json.dumps(row, default=plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def row_reader(model: Model) -> Any:
    """A function from one line to the row, its values as Django knows them."""
    readers = [_reader(field) for field in fields_of(model)]

    def read(line: bytes) -> Row:
        try:
            values = json.loads(line)
            return tuple(
                None if value is None else reader(value)
                for reader, value in zip(readers, values, strict=True)
            )
        except (ValueError, TypeError, ValidationError):
            raise BackupDamagedError(
                f"một dòng của bảng {model._meta.db_table} không đọc được"  # noqa: SLF001 -- Django's documented model API
            ) from None

    return read


def _reader(field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.BinaryField):
        return bytes.fromhex
    return field.to_python


def lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Whole lines out of pieces of any size."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
    if rest:
        yield rest
