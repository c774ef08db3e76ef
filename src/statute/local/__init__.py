"""Local rules: what a deciding level or a unit asks beside the law, dated and with its document.

They may add and never remove: their findings stand after the law's and change no answer of it.
"""

from statute.local.answers import findings, notes, told
from statute.local.contradictions import Review, reviews, reviews_during
from statute.local.demands import Demand, read
from statute.local.kinds import Kind, LocalRuleError
from statute.local.rules import LocalRule, concerning, school_recognises
from statute.local.wording import says

__all__ = [
    "Demand",
    "Kind",
    "LocalRule",
    "LocalRuleError",
    "Review",
    "concerning",
    "findings",
    "notes",
    "read",
    "reviews",
    "reviews_during",
    "says",
    "school_recognises",
    "told",
]
