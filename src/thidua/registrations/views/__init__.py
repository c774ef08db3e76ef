"""The pages of registrations: one's own pledge, and the board of a round."""

from thidua.registrations.views.board import round_board, round_export, round_extend, round_lock, round_open
from thidua.registrations.views.collective import collective_late, collective_pledge
from thidua.registrations.views.deciding import pledge_decide, team_confirm
from thidua.registrations.views.late import late_decide
from thidua.registrations.views.pledge import pledge_late, pledge_page, pledge_review, pledge_withdraw
from thidua.registrations.views.sheets import team_sheet, team_sheet_file, team_sheet_print

__all__ = [
    "collective_late",
    "collective_pledge",
    "late_decide",
    "pledge_decide",
    "pledge_late",
    "pledge_page",
    "pledge_review",
    "pledge_withdraw",
    "round_board",
    "round_export",
    "round_extend",
    "round_lock",
    "round_open",
    "team_confirm",
    "team_sheet",
    "team_sheet_file",
    "team_sheet_print",
]
