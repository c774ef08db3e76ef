"""A life as a table: (state, act) → state. Nothing else decides what may follow."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from thidua.core.errors import StepRefusedError

S = TypeVar("S", bound=StrEnum)
A = TypeVar("A", bound=StrEnum)


def next_state(table: Mapping[tuple[S, A], S], state: S, act: A) -> S:
    """Where `act` leads from `state`; a step that is not in the table is refused."""
    try:
        return table[state, act]
    except KeyError:
        raise StepRefusedError from None
