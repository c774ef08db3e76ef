"""What goes wrong on the way and what it costs: slips of a year, initiatives given away, and a late start."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from statute.library import load
from statute.names import short_name
from statute.planning.asking import Asker
from statute.planning.lighten import Change, Lightening, ungranted
from statute.planning.shortest import shortest
from statute.planning.start import Start, frozen, thawed
from statute.planning.years import IDLE_GRADE, NO_GRADE, Year, counted, idle
from statute.words import GRADE

_BELOW = {"excellent": "good", "good": IDLE_GRADE, IDLE_GRADE: NO_GRADE}
_FEWER = {
    "completed": "thêm một người không hoàn thành nhiệm vụ",
    "ldtt": "thiếu một người đạt Lao động tiên tiến",
    "cstdcs": "thiếu một người đạt Chiến sĩ thi đua cơ sở",
}
_DISCIPLINE = "bị kỷ luật (tính đến hết năm học ấy)"
_LEAVE = "nghỉ ốm hoặc nghỉ không hưởng lương dài ngày"


@dataclass(frozen=True)
class Slip:
    """Something that may go wrong in a year: in words, done to the plan and done to the best that is left."""

    id: str
    what: str
    change: Change


def breaks(light: Lightening, best: Sequence[Year]) -> list[dict[str, Any]]:
    """The slips after which the target is not reached in time even if all else goes as well as can be."""
    found = []
    for ahead, year in enumerate(light.plan):
        for slip in _slips(light.asker.start, year):
            if light.would_hold(ahead, slip.change):
                continue
            tried = [slip.change(each) if when == ahead else each for when, each in enumerate(best)]
            later = _later(light.asker, tried, light.reached)
            if later != 0:
                found.append(_told(light, ahead, slip, later))
    return found


def _slips(start: Start, year: Year) -> Iterator[Slip]:
    yield from _grade_slips(year)
    if start.kind == "collective":
        for name, what in _FEWER.items():
            fewer = getattr(year, name) - 1
            if fewer >= 0:
                yield Slip(name, what, _counted(name, fewer))
        yield Slip(
            "discipline", "có người bị kỷ luật từ cảnh cáo trở lên", lambda each: replace(each, disciplined=1)
        )
        return
    if year.works:
        yield Slip("initiative", "không có sáng kiến, đề tài", lambda each: replace(each, works=()))
    for code in start.ladder:
        if code in year.grants:
            verb = "được công nhận" if load().award(code).kind == "title" else "được tặng"
            yield Slip("award", f"không {verb} {short_name(code)}", ungranted(code))
    yield Slip("discipline", _DISCIPLINE, lambda each: replace(each, discipline=True))
    yield Slip("leave", _LEAVE, lambda each: replace(each, leave=True))


def _grade_slips(year: Year) -> Iterator[Slip]:
    if year.grade != NO_GRADE:
        below = _BELOW[year.grade]
        yield Slip("grade", f"xếp loại dưới mức {GRADE[year.grade]}", lambda each: replace(each, grade=below))


def _counted(name: str, count: int) -> Change:
    return lambda each: counted(each, name, count)


def _later(asker: Asker, plan: Sequence[Year], reached: int) -> int | None:
    """How many years later the target is reached at the soonest; None: never within the horizon."""
    _, lived = shortest(asker, plan, first=reached)
    return None if lived.reached is None else lived.reached - reached


def _told(light: Lightening, ahead: int, slip: Slip, later: int | None) -> dict[str, Any]:
    start = light.asker.start
    return {
        "id": slip.id,
        "slip": slip.what,
        "what": f"Năm học {start.year(ahead)} {slip.what}",
        "year": str(start.year(ahead)),
        "later_by": later,
        "then": then(start, light.reached, later),
    }


def then(start: Start, reached: int, later: int | None) -> str:
    """What a slip costs, in words."""
    if later is None:
        return f"không còn đạt được trong {start.horizon} năm tới"
    return f"chậm {later} năm, sớm nhất là năm học {start.year(reached + later)}"


def keep(
    asker: Asker, best: Sequence[Year], reached: int, holds: Callable[[Asker], bool]
) -> list[dict[str, Any]]:
    """The initiatives already had and not used whose use for something else would cost years.

    `holds`: whether a start, asked by another asker, still leads there without looking for another way.
    """
    start = asker.start
    if start.kind == "collective":
        return []
    found = []
    rows = [*map(thawed, start.past), start.this_year]
    for place, row in enumerate(rows):
        for index, work in enumerate(row.get("initiatives") or []):
            if work.get("used_for"):
                continue
            for kind in ("title", "form"):
                other = asker.of_other(_used(start, place, index, kind))
                later = 0 if holds(other) else _later(other, best, reached)
                if later != 0:
                    place_of = {"school_year": row["school_year"], "index": index}
                    found.append(place_of | _cost_of_use(start, kind, reached, later))
    return found


def _cost_of_use(start: Start, kind: str, reached: int, later: int | None) -> dict[str, Any]:
    use = "danh hiệu" if kind == "title" else "hình thức khen thưởng"
    why = f"Đừng dùng sáng kiến, đề tài này để xét {use} khác: dùng rồi thì {then(start, reached, later)}."
    return {"use": kind, "later_by": later, "why": why}


def _used(start: Start, place: int, index: int, kind: str) -> Start:
    """The same start with one initiative used for a title, or for a form."""
    law = load()
    code = next(code for code in law.codes("person") if law.award(code).kind == kind)
    row = thawed(start.past[place]) if place < len(start.past) else start.this_year
    works = [dict(work) for work in row["initiatives"]]
    works[index]["used_for"] = [code]
    changed = {**row, "initiatives": works}
    if place == len(start.past):
        return replace(start, this_year=changed)
    return replace(start, past=(*start.past[:place], frozen(changed), *start.past[place + 1 :]))


def latest_begin(light: Lightening, plan: Sequence[Year]) -> int | None:
    """The last year, counted from the first, in which one may begin and be in time; None: nothing to begin."""
    for idled in range(1, light.reached + 2):
        tried = [idle() if ahead < idled else year for ahead, year in enumerate(plan)]
        _, lived = shortest(light.asker, tried, first=light.reached, last=light.reached)
        if lived.reached is None:
            return idled - 1
    return None
