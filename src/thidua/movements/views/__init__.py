"""The pages: movements (`movements`), how teams stand against their criteria (`ratings`), tasks (`tasks`), the calendar and its private address (`calendar`)."""

from thidua.movements.views.calendar import calendar_page, feed_file, feed_make, feed_page, feed_revoke
from thidua.movements.views.movements import happening_file, movement_list, movement_page, movement_step
from thidua.movements.views.ratings import (
    movement_confirm,
    movement_rating,
    movement_ratings,
    rating_file,
)
from thidua.movements.views.shares import share_file, share_withdraw, task_share
from thidua.movements.views.tasks import task_list, task_page, task_step

__all__ = [
    "calendar_page",
    "feed_file",
    "feed_make",
    "feed_page",
    "feed_revoke",
    "happening_file",
    "movement_confirm",
    "movement_list",
    "movement_page",
    "movement_rating",
    "movement_ratings",
    "movement_step",
    "rating_file",
    "share_file",
    "share_withdraw",
    "task_list",
    "task_page",
    "task_share",
    "task_step",
]
