"""What the law asks for an award on a day: its conditions with their citations, for people to read."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from statute import quota, votes
from statute.authority import decides
from statute.errors import CaseError
from statute.fields import shown
from statute.findings import Verification, weakest
from statute.library import Library, load
from statute.money import bonus, bonus_notes
from statute.reasons import required
from statute.records import AllOf, AnyOf, Condition, Node, TitleHeld, Version, leaves
from statute.regimes import first_day_known, regime_of
from statute.rules import Days
from statute.stops import NOTHING_PENDING, review_stop
from statute.words import capital

# The figure by which a chain or run of grades says that discipline cuts it.
_DISCIPLINE = "discipline"
_SINCE_DISCIPLINE = (
    "Chuỗi năm xếp loại chỉ tính từ năm học đầu tiên bắt đầu vào hoặc sau ngày chấp hành xong kỷ luật; "
    "kỷ luật còn hiệu lực vào ngày xét thì chưa năm nào được tính."
)


def explain(code: str, on: date) -> dict[str, Any]:
    """The conditions in force on that day, with who decides and the bonus.

    `rule`: known, incomplete, not_known or not_in_force. `judged` are conditions which only people can
    judge. Raises CaseError for a code or day that is refused.
    """
    law = load()
    if code not in law.awards:
        raise CaseError("award", f"{shown(code)} is not one of {', '.join(law.codes())}")
    if on < first_day_known(law):
        raise CaseError("on", f"{on} is before {first_day_known(law)}, the first day whose law is known here")
    award = law.award(code)
    version = award.on(on)
    days = Days(on=on, rule=on)
    authority, authority_verification = decides(code, on)
    return {
        "code": code,
        "name": award.name,
        "on": on.isoformat(),
        "law_version": law.version,
        "regime": regime_of(law, on).name,
        "rule": "not_in_force" if on < award.first_day else _known(version),
        "conditions": _conditions(law, version.conditions or (), version, days) if version else [],
        "stops": _stops(law, code, days),
        "judged": _judged(version) if version else [],
        "decides": authority,
        "decides_verification": authority_verification,
        "bonus": bonus(code, on),
        "notes": _notes(law, code, version, days),
    }


def _known(version: Version | None) -> str:
    if version is None or version.conditions is None:
        return "not_known"
    return "known" if version.complete else "incomplete"


def _conditions(law: Library, nodes: Sequence[Node], version: Version, days: Days) -> list[dict[str, Any]]:
    return [_condition(law, node, version, days) for node in nodes]


def _condition(law: Library, node: Node, version: Version, days: Days) -> dict[str, Any]:
    parts = _conditions(law, node.parts, version, days) if isinstance(node, AnyOf | AllOf) else []
    return {
        "id": node.id,
        "required": capital(required(law, node, days)),
        "citation": node.citation.as_dict(),
        "verification": _verification(node, version).value,
        "any": isinstance(node, AnyOf),
        "title": node.title if isinstance(node, TitleHeld) else None,
        "parts": parts,
    }


def _verification(node: Node, version: Version) -> Verification:
    if version.carried_over:
        return Verification.CARRIED_OVER
    if isinstance(node, AnyOf | AllOf):
        return weakest(*(_verification(part, version) for part in node.parts))
    return node.verification


def _stops(law: Library, code: str, days: Days) -> list[dict[str, Any]]:
    """What is asked beside the award's own conditions: nothing pending, the law's ceiling, its vote."""
    beside = (_nothing_pending(law, days), quota.asked(code, days.on), votes.asked(code, days.on))
    return [asked for asked in beside if asked is not None]


def _notes(law: Library, code: str, version: Version | None, days: Days) -> list[str]:
    """The version's own notes, those of its ways, and what holds of every chain or run of grades."""
    nodes = version.conditions or () if version else ()
    counted = any(
        law.figure(leaf.given[_DISCIPLINE], days.rule).value
        for leaf in leaves(nodes)
        if isinstance(leaf, Condition) and _DISCIPLINE in leaf.given
    )
    return [
        *(version.notes if version else ()),
        *_ways(nodes),
        *([_SINCE_DISCIPLINE] if counted else []),
        *bonus_notes(code, days.on),
    ]


def _ways(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AllOf) and node.note:
            yield node.note
        if isinstance(node, AnyOf | AllOf):
            yield from _ways(node.parts)


def _nothing_pending(law: Library, days: Days) -> dict[str, Any] | None:
    figure = review_stop(law, days)
    if figure is None:
        return None
    return {
        "id": "under_review",
        "required": capital(NOTHING_PENDING),
        "citation": figure.citation and figure.citation.as_dict(),
        "verification": figure.verification.value,
    }


def _judged(version: Version) -> list[dict[str, Any]]:
    return [
        {
            "text": judgement.text,
            "citation": judgement.citation.as_dict(),
            "verification": (
                Verification.CARRIED_OVER if version.carried_over else judgement.verification
            ).value,
        }
        for judgement in version.judged
    ]
