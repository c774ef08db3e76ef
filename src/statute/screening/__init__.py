"""Screening of criteria: what a school may not, or had better not, measure people by; words and reasons are data.

`screen_line` answers one criterion, `screen` many, `criteria` reads them from a file for `screen_criteria`. The
rules lie in `law/screening`; the matcher knows no Vietnamese word of its own.
"""

from statute.screening.criteria import Criterion, criteria, scored_text
from statute.screening.records import Verdict
from statute.screening.rules import version
from statute.screening.text import screened_text
from statute.screening.verdicts import Screened, screen, screen_criteria, screen_line

__all__ = [
    "Criterion",
    "Screened",
    "Verdict",
    "criteria",
    "scored_text",
    "screen",
    "screen_criteria",
    "screen_line",
    "screened_text",
    "version",
]
