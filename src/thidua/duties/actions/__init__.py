"""What is done here: the training log."""

from thidua.duties.actions.training import change_course, drop_course, enter_course, set_participants

__all__ = [
    "change_course",
    "drop_course",
    "enter_course",
    "set_participants",
]
