"""The first year in which an award can be reached, and the best future that reaches it."""

from collections.abc import Sequence
from dataclasses import replace

from statute.planning.asking import Asker
from statute.planning.running import Run, run
from statute.planning.years import Year


def shortest(
    asker: Asker, plan: Sequence[Year], *, first: int = 0, last: int | None = None
) -> tuple[list[Year], Run]:
    """The plan that reaches the target soonest, with the life it leads; `reached` None where none does.

    Awards are taken as soon as they can be had. Where one had been taken that could not be had again the
    year after, it is tried whether waiting for it serves better: to be granted early may block a second grant.
    """
    plan = list(plan)
    lived = run(asker, plan, first=first, last=last)
    for code, granted in _blocked_after(lived):
        wait = granted + 1
        while lived.reached is not None and max(first, wait) < lived.reached:
            tried = [_without(year, code) if ahead < wait else year for ahead, year in enumerate(plan)]
            other = run(asker, tried, first=first, last=lived.reached - 1)
            if other.reached is not None:
                plan, lived = tried, other
            wait += 1
    return plan, lived


def _blocked_after(lived: Run) -> list[tuple[str, int]]:
    """The codes granted in one year and not to be had in the next, with the year; none where all is out of reach."""
    if lived.reached is None:
        return []
    blocked: dict[str, int] = {}
    for ahead, code in sorted(lived.taken):
        if (ahead + 1, code) in lived.asked and (ahead + 1, code) not in lived.taken:
            blocked.setdefault(code, ahead)
    return list(blocked.items())


def _without(year: Year, code: str) -> Year:
    return replace(year, grants=year.grants - {code})
