"""Reviews that are not published, and at which step the teams are; no mark of anybody."""

from collections import Counter
from dataclasses import dataclass

from thidua.reviews.models import Review
from thidua.reviews.models.reviews import PartLabel
from thidua.reviews.states import ReviewState
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Unfinished:
    """`words`: how many teams stand at which step; empty where nobody marks."""

    review: Review
    words: str


def unfinished_reviews(unit: Unit) -> list[Unfinished]:
    """The earliest first, in two queries."""
    rows = Review.objects.filter(unit=unit, state__in=[ReviewState.OPEN, ReviewState.CLOSED])
    return [Unfinished(row, _steps(row)) for row in rows.prefetch_related("parts").order_by("first", "id")]


def _steps(review: Review) -> str:
    if review.is_rolled or not review.is_open:
        return ""
    counts = Counter(part.state for part in review.parts.all())
    return ", ".join(f"{counts[step]} tổ: {step.label.lower()}" for step in PartLabel if counts[step])
