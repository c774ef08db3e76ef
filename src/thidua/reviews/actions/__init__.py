"""Every write of the review room."""

from thidua.reviews.actions.answering import answer_objection, answer_unlock, ask_unlock, raise_objection
from thidua.reviews.actions.closing import close_review, publish_review, roll_months
from thidua.reviews.actions.giving import excuse_sheet, give_evidence, give_marks
from thidua.reviews.actions.minutes import issue_minutes
from thidua.reviews.actions.opening import discard_review, move_deadlines, open_review, renew_list
from thidua.reviews.actions.parts import begin_team, send_part, send_part_back

__all__ = [
    "answer_objection",
    "answer_unlock",
    "ask_unlock",
    "begin_team",
    "close_review",
    "discard_review",
    "excuse_sheet",
    "give_evidence",
    "give_marks",
    "issue_minutes",
    "move_deadlines",
    "open_review",
    "publish_review",
    "raise_objection",
    "renew_list",
    "roll_months",
    "send_part",
    "send_part_back",
]
