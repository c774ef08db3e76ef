"""Writing decisions: sending up, entering or issuing the answers, closing the year, certificates."""

from thidua.decisions.actions.annulling import annul_submission
from thidua.decisions.actions.answering import issue_decision, receive_decision
from thidua.decisions.actions.appraising import return_lines, take_in_hand
from thidua.decisions.actions.closing import close_year, make_certificates
from thidua.decisions.actions.lines import LineAnswer
from thidua.decisions.actions.officers import open_officer
from thidua.decisions.actions.placing import change_parent, readdress_open, withdraw_parent
from thidua.decisions.actions.scanning import attach_scan
from thidua.decisions.actions.submitting import create_submission

__all__ = [
    "LineAnswer",
    "annul_submission",
    "attach_scan",
    "change_parent",
    "close_year",
    "create_submission",
    "issue_decision",
    "make_certificates",
    "open_officer",
    "readdress_open",
    "receive_decision",
    "return_lines",
    "take_in_hand",
    "withdraw_parent",
]
