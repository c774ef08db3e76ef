"""Reading criteria sets, and what the law says of their lines."""

from thidua.criteria.queries.screening import (
    ScreenedLine,
    found_lines,
    law_faults,
    open_lines,
    screened_lines,
)
from thidua.criteria.queries.sets import (
    IN_USE,
    Whole,
    content_of,
    edition_in_force,
    editions_of,
    in_force,
    is_for,
    latest_first_day,
    scale_of,
    screened_before,
    to_look_at,
    whole_of,
)

__all__ = [
    "IN_USE",
    "ScreenedLine",
    "Whole",
    "content_of",
    "edition_in_force",
    "editions_of",
    "found_lines",
    "in_force",
    "is_for",
    "latest_first_day",
    "law_faults",
    "open_lines",
    "scale_of",
    "screened_before",
    "screened_lines",
    "to_look_at",
    "whole_of",
]
