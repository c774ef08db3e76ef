"""Facts stored in one school year, read in a later one: every year moves one further back.

What happened since the row was made is not known. So a fact of the years is unknown in the new ones, days under
discipline may have grown, and facts of the person beside the years stand as they were recorded.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from statute.bits import Pair, Range
from statute.bulk.facts import OPEN
from statute.conditions.service import DISCIPLINE_DAYS, DISCIPLINE_ENDED
from statute.history import YEARS_STORED, Column

DAYS, ENDED = DISCIPLINE_DAYS.name, DISCIPLINE_ENDED.name
_ALL = (1 << YEARS_STORED) - 1
_OLDEST = YEARS_STORED - 1


def later(column: Column, pair: Pair[Any], years: int) -> Pair[Any]:
    """A column as it stands so many school years later."""
    if column.alike or not years:
        return pair
    new_years = np.uint16((1 << min(years, YEARS_STORED)) - 1)
    moved = Pair(_moved(pair.certain, years), _moved(pair.possible, years) | new_years)
    if not column.folds:
        return moved
    return Pair(moved.certain | _older(pair.certain, years), moved.possible | _older(pair.possible, years))


def grown(amounts: Mapping[str, Range], *, years: int, made: date, on: date) -> dict[str, Range]:
    """The amounts of rows made on one day, as far as they are known on a later one."""
    known = dict(amounts)
    if DAYS not in amounts:
        return known
    days, ended = amounts[DAYS], amounts[ENDED]
    if years:
        unbounded = np.full_like(days.high, OPEN)
        return known | {DAYS: Range(np.zeros_like(days.low), unbounded), ENDED: Range(ended.low, unbounded)}
    if on > made:
        going_on = ended.high >= made.toordinal()
        most = np.minimum(days.high + going_on * np.int32((on - made).days), np.int32(OPEN))
        known[DAYS] = Range(days.low, most)
    return known


def _moved(mask: Any, years: int) -> Any:
    return mask << years if years < YEARS_STORED else np.zeros_like(mask)


def _older(mask: Any, years: int) -> Any:
    """What would move past the last bit stays in it."""
    left = mask >> max(YEARS_STORED - years, 0)
    return (left != 0).astype(np.uint16) << _OLDEST & _ALL
