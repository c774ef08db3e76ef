"""Packed rows, as a database keeps them, become columns: in memory, or as a file of masks."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from statute.bits import Pair
from statute.bulk.columns import Names
from statute.bulk.facts import ArrayFacts, bounds
from statute.bulk.writing import parquet_file
from statute.days import SchoolYear
from statute.masks import Layout


def table(packed: bytes, layout: Layout) -> Any:
    """Rows of one layout, end to end, as a structured array whose fields are the columns of a file of masks."""
    return np.frombuffer(packed, dtype=row_type(layout))


def row_type(layout: Layout) -> np.dtype[Any]:
    names = Names(layout.columns, layout.measures)
    masks = [(name, "<u2") for pair in names.pairs.values() for name in pair]
    bounds = [(name, "<i4") for pair in names.amounts.values() for name in pair]
    return np.dtype([*masks, *bounds])


def facts(rows: Any, names: Names) -> ArrayFacts:
    """What is asked of the rows, each column standing alone in memory."""
    return ArrayFacts(
        {
            name: Pair(np.ascontiguousarray(rows[certain]), np.ascontiguousarray(rows[possible]))
            for name, (certain, possible) in names.pairs.items()
        },
        {name: bounds(rows[low], rows[high]) for name, (low, high) in names.amounts.items()},
    )


def write_masks(
    path: Path, pieces: Iterable[Sequence[tuple[str, bytes]]], *, layout: Layout, base: SchoolYear, made: date
) -> int:
    """A file of masks from people's packed rows, a group of rows for each piece; how many people.

    All rows are of one base year and one day. Raises CaseError, and then writes nothing.
    """
    names = Names(layout.columns, layout.measures)
    schema = pa.schema([pa.field(name, kinds[0], nullable=False) for name, kinds in names.kinds.items()])
    people = 0
    with parquet_file(path, schema, {"layout": str(layout.number)}) as writer:
        for piece in pieces:
            rows = table(b"".join(packed for _, packed in piece), layout)
            columns = [
                pa.array([person for person, _ in piece], pa.string()),
                pa.repeat(pa.scalar(str(base)), len(piece)),
                pa.repeat(pa.scalar(made, pa.date32()), len(piece)),
                *(pa.array(np.ascontiguousarray(rows[name])) for name in rows.dtype.names),
            ]
            writer.write_batch(pa.record_batch(columns, schema=schema), row_group_size=len(piece))
            people += len(piece)
    return people
