"""Writing decisions: sending up, entering or issuing the answers, closing the year, certificates."""

from thidua.decisions.actions.answering import issue_decision, receive_decision
from thidua.decisions.actions.closing import close_year, make_certificates
from thidua.decisions.actions.lines import LineAnswer
from thidua.decisions.actions.submitting import create_submission

__all__ = [
    "LineAnswer",
    "close_year",
    "create_submission",
    "issue_decision",
    "make_certificates",
    "receive_decision",
]
