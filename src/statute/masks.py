"""What is stored of a person for sweeps: every column and measure that some rule asks, in a fixed order.

The rules themselves say which: each version of each award of persons is asked once, on the days on which
its figures change, of facts that write down what they are asked for. So a rule entered in YAML is a column
stored, and `docs/reference/masks.md` is held to the same list.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zlib import crc32

from statute.bits import UNBOUNDED, UNKNOWN, Pair, Range
from statute.cases import Case
from statute.history import CaseFacts, Column, Measure, stored, stored_amount
from statute.library import Library, load
from statute.records import Version
from statute.rules import Days, Rules
from statute.stops import UNDER_REVIEW

PERSON = "person"


class _Probe:
    """Knows nothing, and writes down what it is asked for."""

    def __init__(self, on: date, columns: dict[str, Column], measures: dict[str, Measure]) -> None:
        self.on, self.columns, self.measures = on, columns, measures

    def pair(self, column: Column, /) -> Pair[int]:
        self.columns[column.name] = column
        return UNKNOWN

    def amount(self, measure: Measure, /) -> Range:
        self.measures[measure.name] = measure
        return Range(0, UNBOUNDED)


@dataclass(frozen=True)
class Layout:
    """The columns and measures of a stored row, in order; a row is little-endian uint16, then int32."""

    columns: tuple[Column, ...]
    measures: tuple[Measure, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns) + tuple(one.name for one in self.measures)

    @cached_property
    def number(self) -> int:
        """Another number for another list: rows of another layout are rebuilt."""
        return crc32(" ".join(self.names).encode()) >> 1

    @cached_property
    def _format(self) -> struct.Struct:
        return struct.Struct(f"<{2 * len(self.columns)}H{2 * len(self.measures)}i")

    @property
    def width(self) -> int:
        """How many bytes a row takes."""
        return self._format.size

    def packed(self, case: Case) -> bytes:
        """A case's row."""
        facts = CaseFacts(case)
        pairs = (stored(facts.pair(column), folds=column.folds) for column in self.columns)
        amounts = (stored_amount(facts.amount(measure)) for measure in self.measures)
        return self._format.pack(
            *(mask for pair in pairs for mask in pair), *(bound for amount in amounts for bound in amount)
        )

    def unpacked(self, row: bytes) -> dict[str, tuple[int, int]]:
        """A row's pairs (certain, possible) and bounds (low, high), by name."""
        numbers = self._format.unpack(row)
        return {name: (numbers[2 * at], numbers[2 * at + 1]) for at, name in enumerate(self.names)}


def layout(law: Library | None = None) -> Layout:
    """The layout of the law in force and of all that came before it."""
    return _layout(law or load())


def asked_of(law: Library, code: str, on: date) -> Layout:
    """What one award's rule asks on a day; nothing where there is no rule."""
    columns: dict[str, Column] = {}
    measures: dict[str, Measure] = {}
    version = law.award(code).on(on)
    if version and version.conditions:
        Rules(law, Days(on=on, rule=on), _Probe(on, columns, measures)).all(version.conditions)
    return Layout(tuple(columns.values()), tuple(measures.values()))


def _layout(law: Library) -> Layout:
    if law.version not in _KEPT:
        columns: dict[str, Column] = {UNDER_REVIEW.name: UNDER_REVIEW}
        measures: dict[str, Measure] = {}
        for code in law.codes(PERSON):
            for on in _days(law, law.award(code).versions):
                asked = asked_of(law, code, on)
                columns |= {column.name: column for column in asked.columns}
                measures |= {measure.name: measure for measure in asked.measures}
        _KEPT[law.version] = Layout(
            tuple(columns[name] for name in sorted(columns)),
            tuple(measures[name] for name in sorted(measures)),
        )
    return _KEPT[law.version]


_KEPT: dict[str, Layout] = {}


def _days(law: Library, versions: tuple[Version, ...]) -> Iterator[date]:
    """The first day of each version and, within versions, of each figure of the law."""
    firsts = {value.first for parameter in law.parameters.values() for value in parameter.values}
    yield from sorted(firsts | {version.first for version in versions})
