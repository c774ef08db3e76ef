"""Reading a council's work. No choice, no count by choice is readable here before a motion is closed."""

from thidua.councils.queries.agenda import council_on, ready_dossiers
from thidua.councils.queries.ballots import BallotLine, ballot_paper
from thidua.councils.queries.boards import Board, board_of
from thidua.councils.queries.meetings import (
    Outcome,
    expected_of,
    has_voted,
    majority_of,
    meetings_of,
    outcome_of,
    quorum_of,
    recusals_of,
    sitting_members,
)
from thidua.councils.queries.quiet import ballot_is_open
from thidua.councils.queries.waiting import Waiting, ballot_awaited, waiting_of

__all__ = [
    "BallotLine",
    "Board",
    "Outcome",
    "Waiting",
    "ballot_awaited",
    "ballot_is_open",
    "ballot_paper",
    "board_of",
    "council_on",
    "expected_of",
    "has_voted",
    "majority_of",
    "meetings_of",
    "outcome_of",
    "quorum_of",
    "ready_dossiers",
    "recusals_of",
    "sitting_members",
    "waiting_of",
]
