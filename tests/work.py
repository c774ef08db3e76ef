"""How much work a piece of code does, counted in calls of functions: the same on a quick and on a busy machine."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Work:
    calls = 0


@contextmanager
def counted() -> Iterator[Work]:
    """Counts the calls made inside, those of functions written in C too. A second counts for a few million."""
    work = Work()

    def count(_frame: FrameType, event: str, _what: object) -> None:
        work.calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield work
    finally:
        sys.setprofile(before)
