"""Screening of criteria: what a school may not, or had better not, measure people by; words and reasons are data.

`screen_line` answers one criterion, `screen` many, `criteria` reads them from a file. The rules lie in
`law/screening`; the program knows no Vietnamese word of its own.
"""

from statute.screening.records import Verdict
from statute.screening.verdicts import Screened, screen, screen_line

__all__ = ["Screened", "Verdict", "screen", "screen_line"]
