"""The unit's local rules as sentences, to be read beside the law."""

from datetime import date

from statute import local
from thidua.guidance.queries import rules_on
from thidua.units.models import Unit


def rules_read(unit: Unit, code: str, on: date) -> list[tuple[local.LocalRule, str]]:
    """Those of an award in force on a day, each with what it says."""
    return [(rule, sentence_of(rule)) for rule in local.concerning(rules_on(unit, on), code, on)]


def sentence_of(rule: local.LocalRule) -> str:
    text = local.says(rule.kind, rule.demand)
    return text[:1].upper() + text[1:]
