"""What a person or team may do in a year to come: the most that can be hoped for, and next to nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

# More than two a year nobody is advised to count on; no rule in force needs it.
_WORKS_A_YEAR = 2
# Where a team's size is not known its people are counted in hundredths.
HUNDREDTHS = 100

IDLE_GRADE = "completed"
NO_GRADE = "ungraded"


@dataclass(frozen=True)
class Work:
    """An initiative or research to come; None where it does not matter."""

    kind: str | None = "initiative"
    scope: str | None = "national"
    recognised_by: str | None = "national"
    used_for: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "scope": self.scope,
            "recognised_by": self.recognised_by,
            "used_for": list(self.used_for),
        }


@dataclass(frozen=True)
class Year:
    """One year as it is hoped for: deeds, and the awards that are taken when they can be had."""

    grade: str
    works: tuple[Work, ...] = ()
    registers: bool = False
    grants: frozenset[str] = frozenset()
    discipline: bool = False
    leave: bool = False
    completed: int = 0
    ldtt: int = 0
    cstdcs: int = 0
    disciplined: int = 0


def best(grants: Iterable[str], members: int) -> Year:
    """All that a year can hold."""
    return Year(
        grade="excellent",
        works=(Work(),) * _WORKS_A_YEAR,
        registers=True,
        grants=frozenset(grants),
        completed=members,
        ldtt=members,
        cstdcs=members,
    )


def idle() -> Year:
    """A year in which work is done, but nothing that any award asks for."""
    return Year(grade=IDLE_GRADE)


def counted(year: Year, name: str, count: int) -> Year:
    """The year of a team with another number of people under one of its counts."""
    changed: dict[str, Any] = {name: count}
    return replace(year, **changed)


def worked(year: Year, name: str, value: str | None, only: int | None = None) -> Year:
    """The year with one quality of its works changed, of all or of one of them."""
    changed: dict[str, Any] = {name: value}
    works = (
        replace(work, **changed) if only in (None, index) else work for index, work in enumerate(year.works)
    )
    return replace(year, works=tuple(works))


def person_row(
    year: Year, registered: Iterable[str], discipline: list[Any], leave: list[Any]
) -> dict[str, Any]:
    return {
        "grade": year.grade,
        "registered": list(registered) if year.registers else [],
        "awards": [],
        "initiatives": [work.as_dict() for work in year.works],
        "discipline": discipline,
        "leave": leave,
        "months_worked": 12,
    }


def collective_row(year: Year, members: int) -> dict[str, Any]:
    return {
        "grade": year.grade,
        "awards": [],
        "members": members,
        "ungraded": 0,
        "completed": min(year.completed, members),
        "ldtt": min(year.ldtt, members),
        "cstdcs": min(year.cstdcs, members),
        "disciplined_from_warning": year.disciplined,
    }


def known(row: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a row that are known; they stay as they are."""
    return {key: value for key, value in row.items() if value is not None}
