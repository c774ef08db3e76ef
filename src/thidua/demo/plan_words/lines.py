"""How a plan is written down as data: a section with its number, its place and its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from thidua.plans.models import ItemKind, LaunchLevel, Mode, SectionRole


@dataclass(frozen=True, slots=True)
class Line:
    """One item; `team` among the values is the team's place in the school's order."""

    kind: ItemKind
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with the number that the plan gives it; `below` names the key of the section above."""

    key: str
    number: str
    title: str
    role: SectionRole
    lines: tuple[Line, ...] = field(default=())
    below: str = ""


def text(words: str) -> Line:
    return Line(ItemKind.TEXT, {"text": words})


def movement(name: str, level: LaunchLevel, mode: Mode = Mode.REGULAR, **more: Any) -> Line:
    return Line(ItemKind.MOVEMENT, {"name": name, "level": level, "mode": mode, **more})


def campaign(name: str, level: LaunchLevel, **more: Any) -> Line:
    return Line(ItemKind.CAMPAIGN, {"name": name, "level": level, **more})


def period(name: str, **more: Any) -> Line:
    return Line(ItemKind.PERIOD, {"name": name, "level": LaunchLevel.UNIT, **more})


def target(name: str, *, aim: Decimal, aim_unit: str = "%", **more: Any) -> Line:
    return Line(ItemKind.TARGET, {"name": name, "aim": aim, "aim_unit": aim_unit, **more})


def task(name: str, **more: Any) -> Line:
    return Line(ItemKind.TASK, {"name": name, **more})


def assigned(words: str, **who: Any) -> Line:
    return Line(ItemKind.ASSIGNMENT, {"text": words, **who})
