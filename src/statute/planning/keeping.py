"""The initiatives already had upon which a path rests: used for something else, they break it or cost years."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from statute.library import load
from statute.planning.asking import Asker
from statute.planning.breaks import later_than, then
from statute.planning.start import Start, frozen, thawed
from statute.planning.years import Year

_USE = {"title": "danh hiệu", "form": "hình thức khen thưởng"}


def keep(
    asker: Asker, best: Sequence[Year], reached: int, holds: Callable[[Asker], bool]
) -> list[dict[str, Any]]:
    """The initiatives already had and not used that are to be kept from a title or a form.

    `holds`: whether the path as it is told still leads there from a start, asked by another asker. All that is
    not listed may be used at once.
    """
    start = spent = asker.start
    found = []
    for place, index, kind in _unused(start):
        other = asker.of_other(_used(start, place, index, kind))
        if not holds(other):
            later = later_than(other, best, reached)
            found.append(_told(start, place, index, kind) | _cost(start, kind, reached, later))
            continue
        together = _used(spent, place, index, kind)
        if holds(asker.of_other(together)):
            spent = together
        else:
            found.append(
                _told(start, place, index, kind) | {"later_by": 0, "why": _THE_LAST.format(_USE[kind])}
            )
    return found


_THE_LAST = (
    "Lộ trình cần giữ ít nhất một trong các sáng kiến, đề tài thay được cho nhau: "
    "nếu những cái kia đã dùng thì đừng dùng nốt cái này để xét {} khác."
)


def _unused(start: Start) -> list[tuple[int, int, str]]:
    if start.kind == "collective":
        return []
    return [
        (place, index, kind)
        for place, row in enumerate([*map(thawed, start.past), start.this_year])
        for index, work in enumerate(row.get("initiatives") or [])
        if not work.get("used_for")
        for kind in _USE
    ]


def _told(start: Start, place: int, index: int, kind: str) -> dict[str, Any]:
    row = thawed(start.past[place]) if place < len(start.past) else start.this_year
    return {"school_year": row["school_year"], "index": index, "use": kind}


def _cost(start: Start, kind: str, reached: int, later: int | None) -> dict[str, Any]:
    cost = (
        f"lộ trình này không còn đúng, phải đi cách khác mới kịp năm học {start.year(reached)}"
        if later == 0
        else then(start, reached, later)
    )
    why = f"Đừng dùng sáng kiến, đề tài này để xét {_USE[kind]} khác: dùng rồi thì {cost}."
    return {"later_by": later, "why": why}


def _used(start: Start, place: int, index: int, kind: str) -> Start:
    """The same start with one initiative used for a title, or for a form."""
    law = load()
    code = next(code for code in law.codes("person") if law.award(code).kind == kind)
    row = thawed(start.past[place]) if place < len(start.past) else start.this_year
    works = [dict(work) for work in row["initiatives"]]
    works[index]["used_for"] = [*(works[index].get("used_for") or []), code]
    changed = {**row, "initiatives": works}
    if place == len(start.past):
        return replace(start, this_year=changed)
    return replace(start, past=(*start.past[:place], frozen(changed), *start.past[place + 1 :]))
