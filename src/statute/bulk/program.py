"""Replays planned operations on arrays, some thousand people at a time, so that all between stays in cache."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statute.bulk.facts import ArrayFacts
from statute.bulk.plan import Key, Kind, Operation, Plan
from statute.bulk.symbols import MASK, Symbol

# People worked on at a time: many enough that a step costs more than its call, few enough for a cache.
AT_ONCE = 1 << 16

Step = tuple[Callable[..., Any], Callable[[list[Any]], tuple[Any, ...]]]


class Program:
    """A plan with a place for each array; a place serves again once nobody needs what is in it."""

    def __init__(self, results: list[Symbol], noted: list[Symbol]) -> None:
        plan = Plan(results, noted)
        self._values: list[Any] = []  # arrays and numbers, each at its place
        self._buffers: list[tuple[int, Kind]] = []
        self._places: dict[Key, int] = {}
        self._free: dict[Kind, list[int]] = {kind: [] for kind in Kind}
        self._loads = [(self._load(key), symbol) for key, symbol in plan.loads]
        last = {key: operation for operation in plan.operations for key in operation.takes}
        kept = {*plan.results, *(key for key, _ in plan.loads)}
        self._steps = [self._step(operation, last, kept) for operation in plan.operations]
        self._results = [self._places[key] for key in plan.results]

    def run(self, facts: ArrayFacts, begin: int, end: int) -> list[NDArray[np.uint8]]:
        """The results of the people from `begin` to `end`, until the next run: bit 0 of each byte answers."""
        for place, symbol in self._loads:
            name, side = symbol.takes
            stored = facts.pairs[name] if symbol.operation == MASK else facts.amounts[name]
            self._values[place] = stored[side][begin:end]
        for place, kind in self._buffers:
            if self._values[place] is None or len(self._values[place]) != end - begin:
                self._values[place] = np.empty(end - begin, dtype=kind.value)
        for function, arguments in self._steps:
            function(*arguments(self._values))
        return [self._values[place] for place in self._results]

    def _load(self, key: Key) -> int:
        self._places[key] = place = self._new_place()
        return place

    def _step(self, operation: Operation, last: dict[Any, Operation], kept: set[Key]) -> Step:
        inputs = [
            self._places[one] if isinstance(one, Key) else self._new_place(operation.numbers.value(one))
            for one in operation.takes
        ]
        for key in {one for one in operation.takes if isinstance(one, Key)} - kept:
            if last[key] is operation:
                self._free[key.kind].append(self._places[key])
        free = self._free[operation.gives.kind]
        self._places[operation.gives] = place = free.pop() if free else self._new_buffer(operation.gives.kind)
        return operation.function, itemgetter(*inputs, place)

    def _new_buffer(self, kind: Kind) -> int:
        place = self._new_place()
        self._buffers.append((place, kind))
        return place

    def _new_place(self, value: Any = None) -> int:
        self._values.append(value)
        return len(self._values) - 1
