"""Writing rounds and pledges."""

from thidua.registrations.actions.collectives import save_collective_pledge
from thidua.registrations.actions.contents import MOST_ROWS
from thidua.registrations.actions.late import ask_late, grant_late, refuse_late
from thidua.registrations.actions.pledges import (
    confirm_pledge,
    confirm_pledges,
    return_pledge,
    save_pledge,
    submit_pledge,
    withdraw_pledge,
)
from thidua.registrations.actions.rounds import extend_round, lock_round, open_round
from thidua.registrations.actions.sheets import print_sheet, sign_sheet

__all__ = [
    "MOST_ROWS",
    "ask_late",
    "confirm_pledge",
    "confirm_pledges",
    "extend_round",
    "grant_late",
    "lock_round",
    "open_round",
    "print_sheet",
    "refuse_late",
    "return_pledge",
    "save_collective_pledge",
    "save_pledge",
    "sign_sheet",
    "submit_pledge",
    "withdraw_pledge",
]
