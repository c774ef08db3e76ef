"""Who reviews somebody who moved or is seconded, and from how many months on the other unit has to comment.

What was read stands in a decree that is no longer in force; later days keep its way of doing it, marked as not checked.
"""

from datetime import date, timedelta

from statute.days import months_after
from statute.library import load
from statute.records import DatedValue

COMMENT_MONTHS = "old_unit_comment_months"
TRANSFER_REVIEWER = "transfer_reviewer"
SECONDMENT_REVIEWER = "secondment_reviewer"
ASKED = frozenset({COMMENT_MONTHS, TRANSFER_REVIEWER, SECONDMENT_REVIEWER})


def comment_months(on: date) -> DatedValue | None:
    """From so many months of the year in the old unit on, its comment is needed; None: not known for that day."""
    return load().parameter(COMMENT_MONTHS).find(on)


def reviewer_of_transferred(on: date) -> DatedValue | None:
    """`new_unit` or `old_unit`: which unit reviews somebody who was transferred."""
    return load().parameter(TRANSFER_REVIEWER).find(on)


def reviewer_of_seconded(on: date) -> DatedValue | None:
    """`sending_unit` or `receiving_unit`: which unit reviews somebody who is seconded."""
    return load().parameter(SECONDMENT_REVIEWER).find(on)


def is_comment_needed(first: date, last: date, on: date) -> bool | None:
    """Whether work in the old unit from `first` to `last`, both included, was long enough; None: not known."""
    figure = comment_months(on)
    return None if figure is None else months_after(first, figure.value) <= last + timedelta(days=1)
