"""The unit's local rules as sentences, to be read beside the law."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from statute import local
from thidua.guidance.queries import rules_on
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class RuleRead:
    """A rule, what it says, and why it has to be looked at again beside the law of the day."""

    rule: local.LocalRule
    says: str
    doubts: tuple[dict[str, Any], ...]


def rules_read(unit: Unit, code: str, on: date) -> list[RuleRead]:
    """Those of an award in force on a day."""
    return [
        RuleRead(rule, sentence_of(rule), tuple(review.as_dict() for review in local.reviews(rule, on)))
        for rule in local.concerning(rules_on(unit, on), code, on)
    ]


def sentence_of(rule: local.LocalRule) -> str:
    text = local.says(rule.kind, rule.demand)
    return text[:1].upper() + text[1:]
