"""What is written on the evaluation sheet: lines, points taken over, the approval, opening it again, what it rests on."""

from thidua.scoring.actions.approval import approve_evaluation
from thidua.scoring.actions.entries import LineEntry
from thidua.scoring.actions.head import enter_head_paper, enter_unit_grade
from thidua.scoring.actions.meeting import Meeting, issue_team_minutes
from thidua.scoring.actions.regulation import Scan, enter_regulation, remove_regulation
from thidua.scoring.actions.reopening import answer_reopening, ask_reopening
from thidua.scoring.actions.rules import choose_rules
from thidua.scoring.actions.sheet import enter_lines
from thidua.scoring.actions.taking import take_points

__all__ = [
    "LineEntry",
    "Meeting",
    "Scan",
    "answer_reopening",
    "approve_evaluation",
    "ask_reopening",
    "choose_rules",
    "enter_head_paper",
    "enter_lines",
    "enter_regulation",
    "enter_unit_grade",
    "issue_team_minutes",
    "remove_regulation",
    "take_points",
]
