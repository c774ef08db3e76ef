"""Telling what was done of movements and tasks, rating a movement by its criteria, addresses of calendars."""

from thidua.movements.actions.feeds import make_feed, revoke_feed
from thidua.movements.actions.rating import Given, Judged, confirm_ratings, rate_team
from thidua.movements.actions.sharing import tell_share, withdraw_share
from thidua.movements.actions.stepping import Signed, Telling, step_movement, step_task

__all__ = [
    "Given",
    "Judged",
    "Signed",
    "Telling",
    "confirm_ratings",
    "make_feed",
    "rate_team",
    "revoke_feed",
    "step_movement",
    "step_task",
    "tell_share",
    "withdraw_share",
]
