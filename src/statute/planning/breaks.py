"""What goes wrong on the way and what it costs: slips of a year, and a late start."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from statute.library import load
from statute.names import short_name
from statute.planning.asking import Asker
from statute.planning.lighten import Change, Lightening, graded, ungranted
from statute.planning.shortest import shortest
from statute.planning.start import Start
from statute.planning.years import IDLE_GRADE, NO_GRADE, Year, counted, idle
from statute.words import GRADE

# Each grade with the levels that one may slip to, the least slip first.
_BELOW = {"excellent": ("good", IDLE_GRADE), "good": (IDLE_GRADE,), IDLE_GRADE: (NO_GRADE,)}
_ABOVE = {"good": "excellent", IDLE_GRADE: "good", NO_GRADE: IDLE_GRADE}
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
    """The slips after which the target is not reached in time even if all else goes as well as can be.

    Of a worse grade only what it costs beyond a better one.
    """
    found = []
    for ahead, year in enumerate(light.plan):
        cost_of_grade: int | None = 0
        for slip in _slips(light.asker.start, year):
            if light.would_hold(ahead, slip.change):
                continue
            tried = [slip.change(each) if when == ahead else each for when, each in enumerate(best)]
            later = later_than(light.asker, tried, light.reached)
            if later != 0 and not (slip.id == "grade" and later == cost_of_grade):
                found.append(_told(light, ahead, slip, later))
            if slip.id == "grade":
                cost_of_grade = later
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
    for grade in _BELOW.get(year.grade, ()):
        yield Slip("grade", f"xếp loại dưới mức {GRADE[_ABOVE[grade]]}", graded(grade))


def _counted(name: str, count: int) -> Change:
    return lambda each: counted(each, name, count)


def later_than(asker: Asker, plan: Sequence[Year], reached: int) -> int | None:
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


def latest_begin(light: Lightening, plan: Sequence[Year]) -> int | None:
    """The last year, counted from the first, in which one may begin and be in time; None: nothing to begin."""
    for idled in range(1, light.reached + 2):
        tried = [idle() if ahead < idled else year for ahead, year in enumerate(plan)]
        _, lived = shortest(light.asker, tried, first=light.reached, last=light.reached)
        if lived.reached is None:
            return idled - 1
    return None
