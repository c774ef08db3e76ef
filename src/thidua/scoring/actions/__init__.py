"""What is written on the evaluation sheet: lines, the approval, opening it again."""

from thidua.scoring.actions.head import enter_head_paper
from thidua.scoring.actions.reopening import answer_reopening, ask_reopening
from thidua.scoring.actions.sheet import LineEntry, approve_evaluation, enter_lines

__all__ = [
    "LineEntry",
    "answer_reopening",
    "approve_evaluation",
    "ask_reopening",
    "enter_head_paper",
    "enter_lines",
]
