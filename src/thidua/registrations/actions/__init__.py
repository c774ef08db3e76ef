"""Writing rounds and pledges."""

from thidua.registrations.actions.collectives import save_collective_pledge
from thidua.registrations.actions.pledges import (
    confirm_pledge,
    confirm_pledges,
    return_pledge,
    save_pledge,
    submit_pledge,
    withdraw_pledge,
)
from thidua.registrations.actions.rounds import extend_round, lock_round, open_round

__all__ = [
    "confirm_pledge",
    "confirm_pledges",
    "extend_round",
    "lock_round",
    "open_round",
    "return_pledge",
    "save_collective_pledge",
    "save_pledge",
    "submit_pledge",
    "withdraw_pledge",
]
