"""Many people's facts as arrays, one person after another: what a rule reads where it reads for everyone."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statute.bits import Pair, Range
from statute.history import Column, Measure

Mask = NDArray[np.uint16]
Bound = NDArray[np.int64]


class ArrayFacts:
    """Facts by the names under which they are stored: a column as two uint16 arrays, an amount as two of int64."""

    def __init__(self, on: date, pairs: Mapping[str, Pair[Any]], amounts: Mapping[str, Range]) -> None:
        self.on = on
        self.pairs, self.amounts = pairs, amounts

    def pair(self, column: Column, /) -> Pair[Any]:
        return self.pairs[column.name]

    def amount(self, measure: Measure, /) -> Range:
        return self.amounts[measure.name]

    def of_rows(self, rows: NDArray[np.bool_]) -> "ArrayFacts":
        """The same facts of some of the people."""
        return ArrayFacts(
            self.on,
            {name: Pair(pair.certain[rows], pair.possible[rows]) for name, pair in self.pairs.items()},
            {name: Range(amount.low[rows], amount.high[rows]) for name, amount in self.amounts.items()},
        )


def masks(values: Iterable[int]) -> Mask:
    return np.fromiter(values, dtype=np.uint16)


def bounds(values: Iterable[int]) -> Bound:
    """Wider than they are stored, so that two of them can be added."""
    return np.fromiter(values, dtype=np.int64)
