"""Which findings of an assessment ask for one thing: by the word of the rule they come from, not by their sentence."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from statute.library import Library, load
from statute.local import Kind
from statute.records import Condition, TitleHeld, leaves

Finding = Mapping[str, Any]
REGISTRATION = ("registered_one_of",)
INITIATIVES = ("initiatives", "recognised_initiative")
_LOCAL: dict[tuple[str, ...], frozenset[str]] = {REGISTRATION: frozenset({f"local_{Kind.REGISTERED}"})}


def findings_asking(assessment: Mapping[str, Any], code: str, kinds: tuple[str, ...]) -> list[Finding]:
    """The findings, the law's and those of local rules, of conditions of these kinds; none: nobody asks for it."""
    law = _named(assessment.get("findings", []), _ids(load().version, code, kinds))
    local = (assessment.get("local") or {}).get("findings", [])
    return [*law, *_named(local, _LOCAL.get(kinds, frozenset()))]


def _named(findings: list[Finding], ids: frozenset[str]) -> Iterator[Finding]:
    for finding in findings:
        if finding["id"] in ids and not finding.get("parts"):
            yield finding
        yield from _named(finding.get("parts") or [], ids)


@lru_cache(maxsize=128)
def _ids(version: str, code: str, kinds: tuple[str, ...]) -> frozenset[str]:  # noqa: ARG001 -- names the law
    return frozenset(_of(load(), code, kinds, ()))


def _of(law: Library, code: str, kinds: tuple[str, ...], through: tuple[str, ...]) -> Iterator[str]:
    """Also of the titles whose own conditions stand in until they are decided."""
    for version in law.award(code).versions:
        for leaf in leaves(version.conditions or ()):
            if isinstance(leaf, Condition) and leaf.kind in kinds:
                yield leaf.id
            if isinstance(leaf, TitleHeld) and leaf.title not in (*through, code):
                yield from _of(law, leaf.title, kinds, (*through, code))
