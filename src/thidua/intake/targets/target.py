"""What a target is: the columns of its lists, how a line is read, what lines would change, how they are written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from thidua.intake.reading.columns import Vocabulary
from thidua.intake.reading.lists import Line, ListFile
from thidua.intake.targets.asked import Asked
from thidua.intake.targets.plan_rows import Plan, PlanRow


@dataclass(frozen=True, kw_only=True)
class Target:
    """One kind of list. `key` stands in commands and rows, `slug` in addresses."""

    key: str
    slug: str
    name: str
    lead: str
    hints: tuple[str, ...]
    words: Vocabulary
    record: Callable[[Line], Any]
    plan: Callable[[Asked, ListFile], Plan]
    write: Callable[[Asked, list[PlanRow]], dict[str, int]]
    told: Callable[[PlanRow], list[str]] = lambda _row: []
    """What a line writes beyond what its reason says; asked only of lines that are shown."""
    icon: str = "users"
    missing_matters: bool = False
    """Whether those whom the file does not name are worth telling."""
