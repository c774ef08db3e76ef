"""Finds, reads and keeps the law library. `root()` is the only place that knows where it lies."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from statute import build
from statute.errors import LibraryError
from statute.reading import read
from statute.records import Award, DatedValue, Instrument, Parameter

T = TypeVar("T")

# What the answers rest on; worked cases and printed forms change no answer.
HASHED = ("awards", "instruments", "parameters")


def root() -> Path:
    """Where the law lies: THIDUA_LAW, else the checkout's `law/`, else the copy inside the wheel."""
    named = os.environ.get("THIDUA_LAW")
    if named:
        return Path(named)
    here = Path(__file__).resolve()
    checkout = here.parents[2]
    if here.parent == checkout / "src" / "statute" and (checkout / "law").is_dir():
        return checkout / "law"
    return here.parent / "law"


@dataclass(frozen=True)
class Library:
    """The whole law, read once."""

    place: Path
    instruments: Mapping[str, Instrument]
    parameters: Mapping[str, Parameter]
    awards: Mapping[str, Award]
    version: str

    def instrument(self, number: str) -> Instrument:
        return _named(self.instruments, number, "instrument")

    def parameter(self, name: str) -> Parameter:
        return _named(self.parameters, name, "parameter")

    def award(self, code: str) -> Award:
        return _named(self.awards, code, "award")

    def figure(self, name: str, on: date) -> DatedValue:
        """The figure in force on a day; raises NotInForceError where none is known."""
        return self.parameter(name).on(on)

    def codes(self, subject: str | None = None) -> list[str]:
        """Codes in the order of the contract, of persons or collectives or all."""
        return [code for code, award in self.awards.items() if subject in (None, award.subject)]


def load(place: Path | None = None) -> Library:
    """The library at a place, by default at `root()`; a place is read once in a process's life."""
    return _load(place) if place else _load_from(os.environ.get("THIDUA_LAW"))


def instrument(number: str) -> Instrument:
    """One instrument by its number, with its titles for display."""
    return load().instrument(number)


def law_version(place: Path) -> str:
    """A digest over path and LF bytes of all that the answers rest on, in sorted order."""
    digest = hashlib.sha256()
    files = sorted(
        (path.relative_to(place).as_posix(), path)
        for folder in HASHED
        for path in (place / folder).glob("*.yaml")
    )
    for name, path in files:
        digest.update(name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return f"sha256:{digest.hexdigest()}"


@cache
def _load_from(_: str | None) -> Library:
    """Kept by what THIDUA_LAW says, so that the many askings of one answer look at no folder."""
    return _load(root())


@cache
def _load(place: Path) -> Library:
    if not all((place / folder).is_dir() for folder in HASHED):
        raise LibraryError(f"{place}: there is no law library here (awards, instruments, parameters)")
    awards = _folder(place, "awards", build.award, "code")
    return Library(
        place=place,
        instruments=_folder(place, "instruments", build.instrument, "id"),
        parameters=_folder(place, "parameters", build.parameter, "id"),
        awards=dict(sorted(awards.items(), key=lambda entry: entry[1].order)),
        version=law_version(place),
    )


def _folder(place: Path, folder: str, make: Callable[[Any], T], name: str) -> dict[str, T]:
    """All records of a folder by their name; two of one name would hide each other, so they are refused."""
    records: dict[str, T] = {}
    for path in sorted((place / folder).glob("*.yaml")):
        raw = read(path)
        try:
            record = make(raw)
            key = str(raw[name])
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise LibraryError(f"{folder}/{path.name}: {type(fault).__name__} {fault}") from fault
        if key in records:
            raise LibraryError(f"{folder}/{path.name}: {key} is there twice")
        records[key] = record
    return records


def _named(records: Mapping[str, T], name: str, what: str) -> T:
    if name not in records:
        raise LibraryError(f"{name}: there is no such {what}")
    return records[name]
