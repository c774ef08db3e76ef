"""Writing a council's work: founding, meetings, the secret vote."""

from thidua.councils.actions.founding import Seat, change_members, found_council
from thidua.councils.actions.meetings import (
    Presence,
    close_meeting,
    edit_meeting,
    mark_attendance,
    open_meeting,
    plan_meeting,
    put_off_motion,
)
from thidua.councils.actions.voting import (
    cast_ballot,
    close_motion,
    declare_recusal,
    lift_recusal,
    open_motion,
)

__all__ = [
    "Presence",
    "Seat",
    "cast_ballot",
    "change_members",
    "close_meeting",
    "close_motion",
    "declare_recusal",
    "edit_meeting",
    "found_council",
    "lift_recusal",
    "mark_attendance",
    "open_meeting",
    "open_motion",
    "plan_meeting",
    "put_off_motion",
]
