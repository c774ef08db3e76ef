"""The year's anniversaries, as data beside this file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day of every year; `since`: the year of what is remembered, where it is commonly told."""

    day: int
    month: int
    name: str
    since: int = 0


@cache
def of_the_year() -> tuple[Anniversary, ...]:
    """In the order of the calendar year."""
    text = (Path(__file__).parent / "anniversaries.yaml").read_text(encoding="utf-8")
    return tuple(Anniversary(**row) for row in yaml.safe_load(text))
