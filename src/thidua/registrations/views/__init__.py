"""The pages of registrations: one's own pledge, and the board of a round."""

from thidua.registrations.views.board import round_board, round_export, round_extend, round_lock, round_open
from thidua.registrations.views.collective import collective_pledge
from thidua.registrations.views.deciding import pledge_decide, team_confirm
from thidua.registrations.views.pledge import pledge_page, pledge_review, pledge_withdraw

__all__ = [
    "collective_pledge",
    "pledge_decide",
    "pledge_page",
    "pledge_review",
    "pledge_withdraw",
    "round_board",
    "round_export",
    "round_extend",
    "round_lock",
    "round_open",
    "team_confirm",
]
