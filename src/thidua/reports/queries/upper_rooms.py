"""What rooms above this one put on the homes: each says it here, since the homes know no room above them."""

from collections.abc import Callable, Iterator

from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task

Reader = Callable[[Desk], Iterator[Task]]
_READERS: dict[str, Reader] = {}


def register(name: str, reader: Reader) -> None:
    """Called from an app's `apps.py`. Every home asks the reader: it costs a query or two, not more."""
    _READERS[name] = reader


def of_upper_rooms(desk: Desk) -> Iterator[Task]:
    for reader in _READERS.values():
        yield from reader(desk)
