"""How teams stand against the criteria of a movement; in a fixed number of queries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.movements.models import Rating, RatingValue
from thidua.movements.states import MovementState
from thidua.plans.models import Item
from thidua.units.models import Team

# A movement is rated while it runs: from its launch to its closing review.
OPEN = (MovementState.LAUNCHED, MovementState.REVIEWED)
MARKS = {
    RatingValue.REACHED: "yes",
    RatingValue.PARTLY: "late",
    RatingValue.NOT_REACHED: "no",
    RatingValue.NOT_APPLICABLE: "blocked",
}
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """One team, one criterion."""

    criterion: str
    rating: Rating | None = None

    @property
    def value(self) -> str:
        return (self.rating.confirmed or self.rating.value) if self.rating else ""

    @property
    def mark(self) -> str:
        return MARKS[RatingValue(self.value)] if self.value else "unknown"

    @property
    def words(self) -> str:
        return str(RatingValue(self.value).label) if self.value else "Chưa đánh giá"


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team against all criteria."""

    team: Team
    cells: tuple[Cell, ...]

    @property
    def given(self) -> int:
        return sum(cell.rating is not None for cell in self.cells)

    @property
    def confirmed(self) -> int:
        return sum(bool(cell.rating and cell.rating.confirmed) for cell in self.cells)

    @property
    def waits(self) -> bool:
        """Said by the team and not yet looked at by anybody else."""
        return self.given > self.confirmed


def criteria_of(item: Item) -> list[str]:
    """The criteria as the plan writes them: one a line, or one a part between semicolons."""
    lines = [line for line in item.criteria.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = lines[0].split(";")
    found = [_bare(line)[:LONGEST] for line in lines]
    return list(dict.fromkeys(line for line in found if line))


def is_rated_now(item: Item) -> bool:
    return item.undertaking is not None and item.undertaking.state in OPEN


def team_rows(item: Item) -> list[TeamRow]:
    """Every team of the unit, in the school's order."""
    return _rows(item, Team.objects.filter(unit=item.section.plan.unit_id))


def team_row(item: Item, team: Team) -> TeamRow:
    return _rows(item, [team])[0]


def _rows(item: Item, teams: Iterable[Team]) -> list[TeamRow]:
    criteria = criteria_of(item)
    ratings = Rating.objects.filter(undertaking=item.undertaking_id).select_related(
        "file", "given_by", "confirmed_by"
    )
    there = {(row.team_id, row.criterion): row for row in ratings}
    return [TeamRow(team, tuple(Cell(one, there.get((team.id, one))) for one in criteria)) for team in teams]


def _bare(line: str) -> str:
    """Without the dash or number it is listed under, nor the full stop at its end; with a capital to begin."""
    bare = re.sub(r"^\s*(?:[-–•+]|\d+[.)])\s*", "", line).strip().rstrip(".;").strip()
    return bare[:1].upper() + bare[1:]
