"""Reading rounds and pledges."""

from thidua.registrations.queries.board import Entry, TeamRow, board_of
from thidua.registrations.queries.pledges import (
    NEEDS,
    NOT_BEGUN,
    STEPS,
    TITLES,
    Standing,
    confirmed_pledges,
    fingerprint,
    holders_of,
    leaders_of,
    locked_round,
    pledge_of,
    pledges_of,
    round_of,
    standings_of,
    undecided,
    with_needed,
)

__all__ = [
    "NEEDS",
    "NOT_BEGUN",
    "STEPS",
    "TITLES",
    "Entry",
    "Standing",
    "TeamRow",
    "board_of",
    "confirmed_pledges",
    "fingerprint",
    "holders_of",
    "leaders_of",
    "locked_round",
    "pledge_of",
    "pledges_of",
    "round_of",
    "standings_of",
    "undecided",
    "with_needed",
]
