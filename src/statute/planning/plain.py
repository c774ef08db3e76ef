"""The soonest year by a way of which nothing need be asked, where the shortest path takes one that has a note."""

from collections.abc import Iterator, Sequence
from typing import Any

from statute.library import load
from statute.planning.asking import Asker
from statute.planning.shortest import shortest
from statute.planning.years import Year
from statute.records import AllOf, AnyOf, Node, TitleHeld


def plain_way(
    asker: Asker, best: Sequence[Year], reached: int, notes: Sequence[str]
) -> dict[str, Any] | None:
    """`{"reached", "text"}`; None where the path's own way has no note among those of its answer."""
    if not any(note in notes for note in _notes(_nodes(asker, reached))):
        return None
    _, lived = shortest(asker.of_plain_ways(), best, first=reached)
    way = _named(asker, reached)
    if lived.reached is None:
        return {"reached": None, "text": f"{way}: không đạt được trong {asker.start.horizon} năm tới."}
    year = str(asker.start.year(lived.reached))
    return {"reached": year, "text": f"{way}: sớm nhất năm học {year}."}


def _nodes(asker: Asker, ahead: int) -> tuple[Node, ...]:
    version = load().award(asker.start.target).on(asker.start.day(ahead))
    return (version and version.conditions) or ()


def _notes(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AllOf) and node.note is not None:
            yield node.note
        if isinstance(node, AnyOf | AllOf):
            yield from _notes(node.parts)


def _named(asker: Asker, ahead: int) -> str:
    """The ways without a note, by how many years their titles stand apart."""
    law, day = load(), asker.start.day(ahead)
    apart = sorted({law.figure(name, day).value for name in _apart(_nodes(asker, ahead))})
    if not apart:
        return "Theo cách không phải hỏi lại"
    return f"Theo cách cách nhau {' hoặc '.join(map(str, apart))} năm, không phải hỏi lại"


def _apart(nodes: Sequence[Node]) -> Iterator[str]:
    """The figures of years apart, but for those within a way that has a note."""
    for node in nodes:
        if isinstance(node, AllOf) and node.note is not None:
            continue
        if isinstance(node, AnyOf | AllOf):
            yield from _apart(node.parts)
        elif isinstance(node, TitleHeld) and node.ago is not None:
            yield node.ago
