"""The pages of this room."""

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
]
