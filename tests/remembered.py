"""A maker's writes are remembered and written again by later tests: the same rows, some twenty times sooner.

The first test of a session runs the maker honestly, through the real actions. Only what it wrote is kept: rows with the
same ids, digests and keys, which each test's own transaction takes away again. Where a test has moved the clock, nothing
is remembered, since what a maker writes may depend on the day.
"""

import copy
import functools
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction

from thidua.core import clock

P = ParamSpec("P")
R = TypeVar("R")
WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(slots=True)
class _Kept:
    made: Any = None
    writes: list[tuple[str, Any, bool]] = field(default_factory=list)


def remembered(make: Callable[P, R]) -> Callable[P, R]:
    """For a maker whose arguments are plain values and which looks at no row that it did not write itself."""
    kept_of: dict[Hashable, _Kept] = {}

    @functools.wraps(make)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if _clock_was_moved():
            return make(*args, **kwargs)
        # What is handed to one kind of database is not what is handed to the other.
        key = (connection.vendor, args, tuple(sorted(kwargs.items())))
        if key not in kept_of:
            kept_of[key] = _run(lambda: make(*args, **kwargs))
        else:
            _write_again(kept_of[key])
        # Each test its own objects: it may change them.
        made: R = copy.deepcopy(kept_of[key].made)
        return made

    return call


def _clock_was_moved() -> bool:
    real = datetime.now(tz=clock.HANOI)
    return abs(clock.now() - real) > timedelta(seconds=5) or clock.today() != real.date()


def _run(make: Callable[[], Any]) -> _Kept:
    kept = _Kept()

    def listen(
        execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        if sql.startswith(WRITES):
            kept.writes.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        kept.made = make()
    return kept


def _write_again(kept: _Kept) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, params, many in kept.writes:
            (cursor.executemany if many else cursor.execute)(sql, params)
