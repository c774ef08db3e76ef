"""The columns of a file of masks: their names and types, as docs/reference/masks.md has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from statute.history import Column, Measure

PERSON, BASE, MADE = "person", "base", "on"
# A person goes by whatever the file calls them.
PERSON_KINDS = (
    pa.string(),
    pa.large_string(),
    pa.int64(),
    pa.int32(),
    pa.uint64(),
    pa.uint32(),
    pa.binary(16),
)


@dataclass(frozen=True)
class Names:
    """What is read of a file: columns as (certain, possible), amounts as (low, high)."""

    columns: tuple[Column, ...]
    measures: tuple[Measure, ...]

    @cached_property
    def pairs(self) -> dict[str, tuple[str, str]]:
        return {one.name: (f"{one.name}_certain", f"{one.name}_possible") for one in self.columns}

    @cached_property
    def amounts(self) -> dict[str, tuple[str, str]]:
        return {one.name: (f"{one.name}_low", f"{one.name}_high") for one in self.measures}

    @cached_property
    def kinds(self) -> dict[str, tuple[pa.DataType, ...]]:
        """Every column with the types it may have, in the order in which a file holds them."""
        return (
            {PERSON: PERSON_KINDS, BASE: (pa.string(), pa.large_string()), MADE: (pa.date32(),)}
            | _each(self.pairs.values(), pa.uint16())
            | _each(self.amounts.values(), pa.int32())
        )


def _each(pairs: Iterable[tuple[str, str]], kind: pa.DataType) -> dict[str, tuple[pa.DataType, ...]]:
    return {name: (kind,) for pair in pairs for name in pair}
