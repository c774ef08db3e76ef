"""The pages of the evaluation sheet."""

from thidua.scoring.views.head import evaluation_head
from thidua.scoring.views.reopening import evaluation_reopen, evaluation_reopening
from thidua.scoring.views.sheet import evaluation_approve, evaluation_line, evaluation_sheet

__all__ = [
    "evaluation_approve",
    "evaluation_head",
    "evaluation_line",
    "evaluation_reopen",
    "evaluation_reopening",
    "evaluation_sheet",
]
