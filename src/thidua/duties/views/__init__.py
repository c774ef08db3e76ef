"""The pages of this room."""

from thidua.duties.views.handover import (
    handover_drop,
    handover_file,
    handover_list,
    handover_new,
    handover_offer,
    handover_page,
    handover_receive,
    handover_sign,
    handover_take_back,
    handover_write,
)
from thidua.duties.views.keeping import keeping_drop, keeping_edit, keeping_list, keeping_new
from thidua.duties.views.roster import (
    duty_deputy,
    duty_end,
    duty_give,
    duty_part_close,
    duty_part_new,
    duty_roster,
)
from thidua.duties.views.training import (
    course_drop,
    course_edit,
    course_export,
    course_file,
    course_list,
    course_new,
    course_page,
    course_people,
)

__all__ = [
    "course_drop",
    "course_edit",
    "course_export",
    "course_file",
    "course_list",
    "course_new",
    "course_page",
    "course_people",
    "duty_deputy",
    "duty_end",
    "duty_give",
    "duty_part_close",
    "duty_part_new",
    "duty_roster",
    "handover_drop",
    "handover_file",
    "handover_list",
    "handover_new",
    "handover_offer",
    "handover_page",
    "handover_receive",
    "handover_sign",
    "handover_take_back",
    "handover_write",
    "keeping_drop",
    "keeping_edit",
    "keeping_list",
    "keeping_new",
]
