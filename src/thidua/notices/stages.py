"""Which reminder of a deadline has come: so many days before it, on its day, once after it. Knows no table."""

from dataclasses import dataclass
from datetime import date

BEFORE = (7, 3, 1, 0)
LATE = "late"
# Told once, without a deadline; it may name somebody, so that it stays in the program and is in no letter.
ONCE = "once"
# Who comes so long after the day is told by the home page; a reminder would only make noise.
FORGOTTEN_AFTER = 14
FURTHEST = 60
MOST = 6


@dataclass(frozen=True, slots=True)
class Ahead:
    """So many days before a deadline somebody is reminded, the most first; and whether once after it."""

    days: tuple[int, ...] = BEFORE
    tells_late: bool = True

    @property
    def words(self) -> str:
        """7, 3, 1 ngày và đúng ngày hết hạn."""
        before = ", ".join(str(day) for day in self.days if day)
        parts = [f"{before} ngày"] if before else []
        return " và ".join([*parts, "đúng ngày hết hạn"] if 0 in self.days else parts)


def stage_of(deadline: date, today: date, ahead: Ahead) -> str:
    """The last stage that has come; empty before the first. After days of silence it is one, never all of them.

    The deadline is the last day on which the thing is in time: it is late from the day after.
    """
    left = (deadline - today).days
    if left < 0:
        return LATE if ahead.tells_late and left >= -FORGOTTEN_AFTER else ""
    reached = [day for day in ahead.days if left <= day]
    return str(min(reached)) if reached else ""
