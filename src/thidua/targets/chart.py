"""Where the points of a line lie in its picture: plain numbers for SVG attributes; knows no table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.targets.forecast import WHOLE, Point

WIDE, HIGH = 320, 140
LEFT, RIGHT, TOP, BOTTOM = 8, 312, 14, 122
HEADROOM = Decimal("1.1")


@dataclass(frozen=True, slots=True)
class Dot:
    """One measured point in the picture, with what it says when pointed at."""

    x: int
    y: int
    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class LineChart:
    """A line of what was measured, dashed on to what is expected, over the line of the aim."""

    dots: tuple[Dot, ...]
    path: str
    ahead: str
    aim_y: int
    wide: int = WIDE
    high: int = HIGH
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


@dataclass(frozen=True, slots=True)
class Gauge:
    """A bar and the mark of its aim, both in hundredths of the whole width; without a figure the bar is empty."""

    done: str
    aim: str
    is_short: bool


def gauge(value: Decimal | None, aim: Decimal, *, is_percent: bool) -> Gauge:
    """Shares on a scale to 100 %, anything else to what is more of figure and aim."""
    known = value or Decimal(0)
    whole = WHOLE if is_percent else max(known, aim)

    def wide(one: Decimal) -> str:
        return f"{min(WHOLE, one * WHOLE / whole) if whole else 0:.1f}%"

    return Gauge(wide(known), wide(aim), known < aim)


def line_chart(
    points: Sequence[Point], *, starts: date, ends: date, aim: Decimal, expected: Decimal | None
) -> LineChart | None:
    """Nothing to draw with fewer than two points."""
    if len({point.day for point in points}) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    values = [aim, *(point.value for point in points), *([expected] if expected is not None else [])]
    highest = max(values) * HEADROOM or Decimal(1)
    first, last = min(starts, points[0].day), max(ends, points[-1].day)

    def at(day: date, value: Decimal) -> tuple[int, int]:
        across = (day - first).days / max(1, (last - first).days)
        up = float(value / highest)
        return round(LEFT + across * (RIGHT - LEFT)), round(BOTTOM - up * (BOTTOM - TOP))

    dots = tuple(Dot(*at(point.day, point.value), point.day, point.value) for point in points)
    ahead = ""
    if expected is not None and points[-1].day < ends:
        x, y = at(ends, expected)
        ahead = f"{dots[-1].x},{dots[-1].y} {x},{y}"
    return LineChart(
        dots=dots, path=" ".join(f"{dot.x},{dot.y}" for dot in dots), ahead=ahead, aim_y=at(first, aim)[1]
    )
