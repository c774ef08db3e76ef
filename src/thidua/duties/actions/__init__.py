"""What is done here: the roster, the training log, the hand-over and what stays from one to the next."""

from thidua.duties.actions.handover import (
    Answer,
    check_handover,
    drop_handover,
    offer_handover,
    receive_handover,
    sign_handover,
    start_handover,
    take_back_handover,
    write_handover,
)
from thidua.duties.actions.keeping import change_keeping, drop_keeping, write_keeping
from thidua.duties.actions.roster import close_part, end_charge, give_charge, name_part
from thidua.duties.actions.training import change_course, drop_course, enter_course, set_participants

__all__ = [
    "Answer",
    "change_course",
    "change_keeping",
    "check_handover",
    "close_part",
    "drop_course",
    "drop_handover",
    "drop_keeping",
    "end_charge",
    "enter_course",
    "give_charge",
    "name_part",
    "offer_handover",
    "receive_handover",
    "set_participants",
    "sign_handover",
    "start_handover",
    "take_back_handover",
    "write_handover",
    "write_keeping",
]
