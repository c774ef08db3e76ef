"""Many people's facts as arrays, one person after another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statute.bits import Pair, Range

# As good as without a bound, and two of them can still be added in 32 bits.
OPEN = 10**9


@dataclass(frozen=True)
class ArrayFacts:
    """Facts by the names under which they are stored: a column as two uint16 arrays, an amount as two of int32."""

    pairs: Mapping[str, Pair[Any]]
    amounts: Mapping[str, Range]

    def of_rows(self, rows: NDArray[np.bool_]) -> "ArrayFacts":
        """The same facts of some of the people."""
        return ArrayFacts(
            {name: Pair(pair.certain[rows], pair.possible[rows]) for name, pair in self.pairs.items()},
            {name: Range(amount.low[rows], amount.high[rows]) for name, amount in self.amounts.items()},
        )


def bounds(low: Any, high: Any) -> Range:
    """An amount as it is stored, no bound above OPEN."""
    return Range(np.minimum(low, np.int32(OPEN)), np.minimum(high, np.int32(OPEN)))
