"""Takes from a future whatever it can do without: what is left are the deeds that the target asks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from statute.planning.asking import Asker
from statute.planning.running import Run, run
from statute.planning.years import IDLE_GRADE, NO_GRADE, Year, counted, worked
from statute.rows import SCOPES

# From the nearest to the farthest; a commune is nearer than a district, where there still are districts.
RECOGNISERS = ("school", "commune", "district", "province", "ministry", "national")
_COUNTS = ("completed", "ldtt", "cstdcs")

Change = Callable[[Year], Year]


@dataclass
class Lightening:
    """A plan that reaches the target in a given year, made lighter change by change."""

    asker: Asker
    plan: list[Year]
    reached: int

    def holds(self, plan: Sequence[Year]) -> bool:
        lived = run(self.asker, plan, first=self.reached, last=self.reached, strict=True)
        return lived.reached == self.reached

    def would_hold(self, ahead: int, change: Change) -> bool:
        """Whether the target would be reached in the same year with this one year changed."""
        return self.holds([change(year) if each == ahead else year for each, year in enumerate(self.plan)])

    def everywhere(self, change: Change) -> bool:
        """Change every year alike, if the target is still reached."""
        return self._try([change(year) for year in self.plan])

    def each(self, change: Change) -> None:
        """Change every year that can do with it, the last first: what is done early leaves time."""
        for ahead in reversed(range(len(self.plan))):
            self.one(ahead, change)

    def one(self, ahead: int, change: Change) -> bool:
        changed = change(self.plan[ahead])
        return self._try([changed if each == ahead else year for each, year in enumerate(self.plan)])

    def _try(self, plan: list[Year]) -> bool:
        if plan == self.plan or not self.holds(plan):
            return plan == self.plan
        self.plan = plan
        return True


def lighten(asker: Asker, plan: Sequence[Year], lived: Run) -> list[Year]:
    """The least that still reaches the target in the same year.

    First the awards on the way that are not needed, then work done twice, then grades, then all the rest.
    """
    reached = lived.reached or 0
    taken = [_only(year, ahead, lived) for ahead, year in enumerate(plan[: reached + 1])]
    light = Lightening(asker, taken, reached)
    for code in reversed(asker.start.ladder):
        _all_or_each(light, ungranted(code))
    _all_or_each(light, lambda year: replace(year, works=year.works[:1]))
    if not light.everywhere(graded(NO_GRADE)):
        light.everywhere(graded("good"))
    _lower_grades(light)
    _all_or_each(light, lambda year: replace(year, works=year.works[:-1]))
    _all_or_each(light, lambda year: replace(year, works=year.works[:-1]))
    _lower_works(light)
    _all_or_each(light, lambda year: replace(year, registers=False))
    for ahead in range(len(light.plan)):
        _lower_counts(light, ahead)
    return light.plan


def _only(year: Year, ahead: int, lived: Run) -> Year:
    return replace(year, grants=frozenset(code for when, code in lived.taken if when == ahead))


def _all_or_each(light: Lightening, change: Change) -> None:
    if not light.everywhere(change):
        light.each(change)


def _lower_grades(light: Lightening) -> None:
    for ahead in reversed(range(len(light.plan))):
        if light.plan[ahead].grade != NO_GRADE and not light.one(ahead, graded(NO_GRADE)):
            light.one(ahead, graded("good"))
            light.one(ahead, graded(IDLE_GRADE))


def _lower_works(light: Lightening) -> None:
    """Of each work what does not matter is left open, else the lowest that will do."""
    for name, lowest_first in (
        ("kind", (None,)),
        ("scope", (None, *SCOPES)),
        ("recognised_by", (None, *RECOGNISERS)),
    ):
        if light.everywhere(_with_quality(name, None)):
            continue
        for ahead in reversed(range(len(light.plan))):
            for index in range(len(light.plan[ahead].works)):
                changes = (_with_quality(name, value, index) for value in lowest_first)
                _first_that_holds(light, ahead, changes)


def ungranted(code: str) -> Change:
    """A year without an award."""
    return lambda year: replace(year, grants=year.grants - {code})


def graded(grade: str) -> Change:
    """A year with another grade."""
    return lambda year: replace(year, grade=grade)


def _with_quality(name: str, value: str | None, only: int | None = None) -> Change:
    return lambda year: worked(year, name, value, only)


def _first_that_holds(light: Lightening, ahead: int, changes: Iterable[Change]) -> None:
    for change in changes:
        if light.one(ahead, change):
            return


def _lower_counts(light: Lightening, ahead: int) -> None:
    """The fewest people that will do, found by halving: more never harms."""
    for name in _COUNTS:
        low, high = 0, getattr(light.plan[ahead], name)
        while low < high:
            middle = (low + high) // 2
            if light.one(ahead, _with_count(name, middle)):
                high = middle
            else:
                low = middle + 1


def _with_count(name: str, count: int) -> Change:
    return lambda year: counted(year, name, count)
