"""Reads a file of masks in pieces, and refuses what is not one: each refusal names the column."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from statute.bits import Pair
from statute.bulk.columns import BASE, MADE, PERSON, Names
from statute.bulk.facts import ArrayFacts, bounds
from statute.bulk.writing import why
from statute.days import SchoolYear
from statute.errors import CaseError
from statute.fields import shown

# Rows read at a time.
PIECE = 1 << 16


@dataclass(frozen=True)
class Stored:
    """A piece of the file: people, the base year and day of each row, and their facts as stored."""

    first_row: int
    people: pa.Array
    bases: pa.DictionaryArray
    made: pa.DictionaryArray
    columns: dict[str, Any]

    def facts(self, names: Names) -> ArrayFacts:
        """The stored facts; refuses rows which no set of facts can have."""
        pairs = {
            name: Pair(self.columns[certain], self.columns[possible])
            for name, (certain, possible) in names.pairs.items()
        }
        amounts = {
            name: bounds(self.columns[low], self.columns[high]) for name, (low, high) in names.amounts.items()
        }
        for name, pair in pairs.items():
            self._refuse(names.pairs[name], pair.certain & ~pair.possible, "has a year that {} has not")
        for low, high in names.amounts.values():
            self._refuse((low, high), self.columns[low] > self.columns[high], "is above {}")
        return ArrayFacts(pairs, amounts)

    def _refuse(self, columns: tuple[str, str], wrong: Any, why: str) -> None:
        if wrong.any():
            row = self.first_row + int(np.flatnonzero(wrong)[0])
            raise CaseError(columns[0], f"row {row} {why.format(columns[1])}")


class MasksFile:
    """An opened file of masks that has every column asked for, each of its type."""

    def __init__(self, path: Path, names: Names) -> None:
        self.path = path
        with _readable(path):
            self._file = pq.ParquetFile(path, read_dictionary=[BASE], pre_buffer=False)
        schema = self._file.schema_arrow
        for name, kind in names.kinds.items():
            _check(schema, name, kind)
        self.person_type: pa.DataType = schema.field(PERSON).type
        self._names = list(names.kinds)
        if not self._file.metadata.num_rows:
            raise CaseError(PERSON, f"{path} holds nobody")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def pieces(self) -> Iterator[Stored]:
        """The rows in their order; no more than one group of rows of the file is in memory at a time."""
        row = 1
        batches = self._file.iter_batches(batch_size=PIECE, columns=self._names)
        while True:
            with _readable(self.path):
                batch = next(batches, None)
            if batch is None:
                return
            yield _stored(batch, row)
            row += batch.num_rows


def _stored(batch: pa.RecordBatch, row: int) -> Stored:
    columns: dict[str, Any] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if column.null_count:
            empty = int(np.flatnonzero(column.is_null().to_numpy(zero_copy_only=False))[0])
            raise CaseError(name, f"row {row + empty} is empty")
        columns[name] = column
    people, bases, made = (columns.pop(name) for name in (PERSON, BASE, MADE))
    return Stored(
        first_row=row,
        people=people,
        bases=bases,
        made=made.dictionary_encode(),
        columns={name: column.to_numpy() for name, column in columns.items()},
    )


def base_of(text: str, row: int) -> SchoolYear:
    try:
        return SchoolYear.parse(text)
    except ValueError:
        raise CaseError(BASE, f"row {row}: {shown(text)} is not a school year (2025-2026)") from None


def _check(schema: pa.Schema, name: str, kinds: tuple[pa.DataType, ...]) -> None:
    found = [field.type for field in schema if field.name == name]
    if len(found) != 1:
        raise CaseError(name, "is there twice" if found else "this column is missing")
    stored = found[0].value_type if pa.types.is_dictionary(found[0]) else found[0]
    if stored not in kinds:
        raise CaseError(name, f"is {stored}, not {' or '.join(map(str, kinds))}")


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except pa.ArrowException as fault:
        raise CaseError(str(path), f"is not a whole Parquet file ({fault})") from None
    except OSError as fault:
        raise CaseError(str(path), f"cannot be read ({why(fault)})") from None
