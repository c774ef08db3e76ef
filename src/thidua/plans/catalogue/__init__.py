"""Movements and campaigns launched above, as data beside this file: names to begin with, never a rule."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from thidua.plans.models import ItemKind, LaunchLevel


@dataclass(frozen=True, slots=True)
class Launched:
    """One of them; `level` is empty where its source does not say who launched it. `place`: known there only."""

    key: str
    kind: ItemKind
    name: str
    source: str
    checked: str
    level: str = ""
    place: str = ""

    @property
    def level_words(self) -> str:
        return str(LaunchLevel(self.level).label) if self.level else ""


@cache
def launched_above() -> tuple[Launched, ...]:
    """In the order of the file."""
    rows = yaml.safe_load((Path(__file__).parent / "movements.yaml").read_text(encoding="utf-8"))
    told = {key: rows[key] for key in ("source", "checked")}
    return tuple(
        Launched(**told | row | {"kind": ItemKind(kind)})
        for kind in ("movement", "campaign")
        for row in rows[kind]
    )


def of_kind(kind: ItemKind) -> list[Launched]:
    return [row for row in launched_above() if row.kind == kind]


def named(key: str, kind: ItemKind) -> Launched | None:
    return next((row for row in of_kind(kind) if row.key == key), None)
