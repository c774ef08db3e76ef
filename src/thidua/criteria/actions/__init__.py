"""Every write of the criteria room."""

from thidua.criteria.actions.contents import begin_edition, draft_set, edit_set
from thidua.criteria.actions.steps import (
    discard_set,
    end_set,
    explain_line,
    freeze_set,
    issue_set,
    rescreen_set,
    take_back_set,
)

__all__ = [
    "begin_edition",
    "discard_set",
    "draft_set",
    "edit_set",
    "end_set",
    "explain_line",
    "freeze_set",
    "issue_set",
    "rescreen_set",
    "take_back_set",
]
