"""What the help says of each page: data in `help/*.yaml`, one file a room, by the name of the route."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "help"


@dataclass(frozen=True, slots=True)
class PageHelp:
    """One page: what it is for, what one does there, what is good to know, what follows."""

    route: str
    title: str
    purpose: str
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """The pages of one room under its Vietnamese name."""

    title: str
    pages: tuple[PageHelp, ...]


@cache
def rooms() -> tuple[Room, ...]:
    """All rooms in the order of their files' names, which follows the school year."""
    return tuple(_room(path) for path in sorted(FOLDER.glob("*.yaml")))


@cache
def _by_route() -> dict[str, PageHelp]:
    return {page.route: page for room in rooms() for page in room.pages}


def help_of(route: str | None) -> PageHelp | None:
    """What is written about a route; none for what shows no page."""
    return _by_route().get(route or "")


def _room(path: Path) -> Room:
    written: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    pages = (
        PageHelp(
            route,
            said["title"],
            said["purpose"],
            tuple(said.get("steps", ())),
            tuple(said.get("notes", ())),
            said.get("follows", ""),
        )
        for route, said in written["pages"].items()
    )
    return Room(written["room"], tuple(pages))
