"""The plan of the demo's year, whole: purpose and organisation (`frame`), movements (`movements`), work (`work`)."""

from thidua.demo.plan_words.frame import ABOVE, BASES, BELOW, CLOSING, GOES_TO, LESSONS, OPENING, TITLE
from thidua.demo.plan_words.lines import Chapter, Line
from thidua.demo.plan_words.movements import FLOOD, MOVEMENTS, POOR
from thidua.demo.plan_words.work import WORK

# The first of the sections of organisation has the number IV: there is no III, as in plans that schools do issue.
CHAPTERS: tuple[Chapter, ...] = (*ABOVE, *MOVEMENTS, *WORK, *BELOW)

__all__ = [
    "BASES",
    "CHAPTERS",
    "CLOSING",
    "FLOOD",
    "GOES_TO",
    "LESSONS",
    "OPENING",
    "POOR",
    "TITLE",
    "Chapter",
    "Line",
]
