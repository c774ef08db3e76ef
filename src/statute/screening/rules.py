"""Reads `law/screening`: the words of all files make one lexicon, the detectors keep the order of their numbers."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from statute.days import day
from statute.errors import LibraryError
from statute.findings import Citation, Verification
from statute.library import root
from statute.reading import read
from statute.screening.lexicon import Lexicon
from statute.screening.records import Basis, Detector, Negation, Verdict

FOLDER = "screening"
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Rules:
    """All that screening needs, read once in a process's life."""

    lexicon: Lexicon
    detectors: Sequence[Detector]
    tags: frozenset[str]
    turns: frozenset[str]
    verdicts: frozenset[str]
    negation: Negation
    nothing_found: str
    sheet: Mapping[str, Sequence[str]]
    says: Mapping[str, str]
    version: str


def rules(place: Path | None = None) -> Rules:
    """The rules of a library, by default that at `root()`; LibraryError where they cannot be read."""
    return _rules(place) if place else _rules_from(os.environ.get("THIDUA_LAW"))


@cache
def _rules_from(_: str | None) -> Rules:
    return _rules(root())


@cache
def _rules(place: Path) -> Rules:
    try:
        return _built(_records(place), _version(place))
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise LibraryError(f"{place / FOLDER}: {type(fault).__name__} {fault}") from fault


def version() -> str:
    """A digest of all that screening reads, as it was read: the same answers follow from the same digest."""
    return rules().version


def _version(place: Path) -> str:
    digest = sha256()
    for path in sorted((place / FOLDER).glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def grammars(place: Path) -> list[dict[str, Any]]:
    """What the detectors share, from each file that gives it; there should be one."""
    return [record["grammar"] for record in _records(place) if "grammar" in record]


def _records(place: Path) -> list[Raw]:
    return [read(path) for path in sorted((place / FOLDER).glob("*.yaml"))]


def _built(records: Sequence[Raw], digest: str) -> Rules:
    (grammar,) = (record["grammar"] for record in records if "grammar" in record)
    words: dict[str, list[str]] = {}
    for record in records:
        for tag, wordings in record.get("words", {}).items():
            words.setdefault(tag, []).extend(wordings)
    detectors = [
        _detector(one, record)
        for record in records
        for one in sorted(record.get("detectors", []), key=_order)
    ]
    return Rules(
        lexicon=Lexicon(
            words,
            short=grammar["short"],
            slips=grammar["slips"],
            fillers=grammar["fillers"],
            negators=grammar["negations"],
            meaningless=grammar["meaningless"],
        ),
        detectors=detectors,
        tags=frozenset(words),
        turns=frozenset(grammar["turns"]),
        verdicts=frozenset(grammar["verdicts"]),
        negation=Negation(frozenset(grammar["carried"]), frozenset(grammar["opposites"])),
        nothing_found=grammar["nothing_found"],
        sheet={kind: names for kind, names in grammar["sheet"].items() if kind != "says"},
        says=grammar["sheet"]["says"],
        version=digest,
    )


def _order(detector: Raw) -> int:
    return int(detector["order"])


def _detector(raw: Raw, record: Raw) -> Detector:
    basis = raw.get("basis") or record["basis"]
    citation = basis["citation"]
    return Detector(
        id=raw["id"],
        verdict=Verdict(raw["verdict"]),
        topics=[[frozenset(tags.split("|")) for tags in topic] for topic in raw["topics"]],
        window=raw["window"],
        bad=frozenset(raw["bad"]),
        good=frozenset(raw["good"]),
        mild=frozenset(raw.get("mild", ())),
        before=frozenset(raw.get("before", ())),
        spreads=frozenset(raw.get("spreads", ())),
        alone=raw["alone"],
        reason=raw["reason"],
        instead=raw["instead"],
        allowed=raw["allowed"],
        basis=Basis(
            citation and Citation(citation["instrument"], citation["article"]),
            day(basis["from"]),
            Verification(basis["verification"]),
        ),
    )
