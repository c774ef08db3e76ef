"""The pages of the evaluation sheet."""

from thidua.scoring.views.head import evaluation_head, evaluation_unit
from thidua.scoring.views.meeting import evaluation_meeting
from thidua.scoring.views.own import evaluation_mine
from thidua.scoring.views.papers import evaluation_minutes, evaluation_person, evaluation_results
from thidua.scoring.views.regulation import regulation_file, regulation_list
from thidua.scoring.views.reopening import evaluation_reopen, evaluation_reopening
from thidua.scoring.views.rules import evaluation_rules
from thidua.scoring.views.sheet import evaluation_approve, evaluation_line, evaluation_sheet
from thidua.scoring.views.taking import evaluation_take

__all__ = [
    "evaluation_approve",
    "evaluation_head",
    "evaluation_line",
    "evaluation_meeting",
    "evaluation_mine",
    "evaluation_minutes",
    "evaluation_person",
    "evaluation_reopen",
    "evaluation_reopening",
    "evaluation_results",
    "evaluation_rules",
    "evaluation_sheet",
    "evaluation_take",
    "evaluation_unit",
    "regulation_file",
    "regulation_list",
]
