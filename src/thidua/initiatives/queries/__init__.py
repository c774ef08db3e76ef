"""Reads of the room: the year's initiatives with what was said of them."""

from thidua.initiatives.queries.reviews import Listed, Said, listed, reviews_waiting, said_of
from thidua.initiatives.queries.subjects import (
    Subject,
    initiatives_of,
    key_of,
    own_marks,
    planned_subject,
    recognised_subject,
    seen_by_author,
)

__all__ = [
    "Listed",
    "Said",
    "Subject",
    "initiatives_of",
    "key_of",
    "listed",
    "own_marks",
    "planned_subject",
    "recognised_subject",
    "reviews_waiting",
    "said_of",
    "seen_by_author",
]
