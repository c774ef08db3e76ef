"""Every table of the house as rows of plain values, the same from either database: in order, streamed, digested.

Shared by whatever takes the whole house elsewhere. Knows no app: it walks Django's models.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import partial
from graphlib import TopologicalSorter
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

Model = type[models.Model]
Field = models.Field[Any, Any]
Row = tuple[Any, ...]
Preparer = Callable[[Any], Any]
CHUNK = 2000
# Not of any model: Django's own list of migrations, and SQLite's of its counters.
OF_THE_DATABASE = {"django_migrations", "sqlite_sequence"}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows a table has, and a digest over them that does not depend on their order."""

    rows: int
    digest: str


def all_models() -> list[Model]:
    """Every model with a table, those that others cannot do without first."""
    found = [model for model in apps.get_models(include_auto_created=True) if _has_table(model)]
    graph = {model: {need for need in _needs(model) if need is not model} for model in found}
    known = set(found)
    return [model for model in TopologicalSorter(graph).static_order() if model in known]


def _has_table(model: Model) -> bool:
    return model._meta.managed and not model._meta.proxy  # noqa: SLF001 -- Django's documented model API


def _needs(model: Model) -> Iterator[Model]:
    # A key that may stay empty may also point back; the databases look at keys only at the end.
    for field in fields_of(model):
        if field.remote_field and not field.null:
            need = field.remote_field.model._meta.concrete_model  # noqa: SLF001 -- the same API
            assert need is not None
            yield need


def fields_of(model: Model) -> Sequence[Field]:
    """By the names of their columns: a model as it was in the past may have had another order."""
    return sorted(model._meta.concrete_fields, key=lambda field: str(field.column))  # noqa: SLF001 -- Django's documented model API


def strange_tables(using: str) -> list[str]:
    """Tables which no model of this program knows: nobody could say what is in them."""
    known = {model._meta.db_table for model in all_models()} | OF_THE_DATABASE  # noqa: SLF001 -- the same API
    return sorted(set(connections[using].introspection.table_names()) - known)


def rows_of(model: Model, *, using: str) -> Iterator[Row]:
    """All rows in the order of their keys, never in the order in which they were written."""
    names = [field.attname for field in fields_of(model)]
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)  # noqa: SLF001 -- the same API
    return iter(rows.iterator(chunk_size=CHUNK))


def put_rows(model: Model, rows: Iterable[Row], *, using: str) -> None:
    """Write rows as they are, keys included, past every action: only for copying a whole house."""
    connection = connections[using]
    preparers = _preparers(model, connection)
    prepared = (_prepared(row, preparers) for row in rows)
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 -- the same API
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields_of(model))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
            ):
                for row in prepared:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(fields_of(model)))
            sentence = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 -- a model's own names
            while batch := list(islice(prepared, CHUNK)):
                cursor.executemany(sentence, batch)


def _preparers(model: Model, connection: BaseDatabaseWrapper) -> list[tuple[int, Preparer]]:
    """Place and preparer of those columns which the driver does not take as they are."""
    native: tuple[type[Field], ...] = (
        models.CharField,
        models.TextField,
        models.IntegerField,
        models.BooleanField,
    )
    if connection.vendor == "postgresql":
        native = (*native, models.DateField, models.UUIDField, models.DecimalField)
    return [
        (place, partial(field.get_db_prep_save, connection=connection))
        for place, field in enumerate(fields_of(model))
        if not isinstance(_target_of(field), native)
    ]


def _target_of(field: Field) -> Field:
    """The field whose values stand in the column: of a foreign key, the key it points to."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def _prepared(row: Row, preparers: list[tuple[int, Preparer]]) -> Row:
    if not preparers:
        return row
    changed = list(row)
    for place, prepare in preparers:
        changed[place] = prepare(changed[place])
    return tuple(changed)


def reset_sequences(*, using: str) -> None:
    """The next row that takes a number from the database takes the one after the highest."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for sentence in connection.ops.sequence_reset_sql(no_style(), all_models()):
            cursor.execute(sentence)


# --- the same value, the same digest, whatever the database -----------------------------------------


class Tallying:
    """Counts and digests rows while they pass by."""

    def __init__(self, model: Model) -> None:
        self._json = [
            place for place, field in enumerate(fields_of(model)) if isinstance(field, models.JSONField)
        ]
        self._rows = self._sum = 0

    def passing(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self._add(row)
            yield row

    def _add(self, row: Row) -> None:
        content: Sequence[Any] = row
        if self._json:
            content = list(row)
            for place in self._json:
                content[place] = _same_numbers(content[place])
        # A sum and not a chain: databases order text differently.
        self._sum += int.from_bytes(hashlib.sha256(_canonical(content)).digest(), "big")
        self._rows += 1

    @property
    def result(self) -> Tally:
        return Tally(self._rows, f"{self._sum % 2**256:064x}")


def tally_of(model: Model, *, using: str) -> Tally:
    tallying = Tallying(model)
    for _ in tallying.passing(rows_of(model, using=using)):
        pass
    return tallying.result


def _canonical(row: Sequence[Any]) -> bytes:
    return json.dumps(row, default=plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def plain(value: object) -> object:
    """A column's value as JSON knows it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    raise TypeError(f"no plain form of {type(value).__name__}")


def _same_numbers(value: object) -> object:
    """PostgreSQL keeps 1e2 as 100: a whole number is the same number however it was written."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _same_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_same_numbers(item) for item in value]
    return value
