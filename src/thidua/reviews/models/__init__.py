"""Reviews, their sheets and cards, and what came of them."""

from thidua.reviews.models.results import Objection, Result, Unlock
from thidua.reviews.models.reviews import Council, KindLabel, LeadersBy, Part, Review, Rule, Way
from thidua.reviews.models.sheets import Card, Evidence, Sheet, Step, TeamBy

__all__ = [
    "Card",
    "Council",
    "Evidence",
    "KindLabel",
    "LeadersBy",
    "Objection",
    "Part",
    "Result",
    "Review",
    "Rule",
    "Sheet",
    "Step",
    "TeamBy",
    "Unlock",
    "Way",
]
