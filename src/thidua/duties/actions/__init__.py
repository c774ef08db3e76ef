"""What is done here: the roster, the training log."""

from thidua.duties.actions.roster import close_part, end_charge, give_charge, name_part
from thidua.duties.actions.training import change_course, drop_course, enter_course, set_participants

__all__ = [
    "change_course",
    "close_part",
    "drop_course",
    "end_charge",
    "enter_course",
    "give_charge",
    "name_part",
    "set_participants",
]
