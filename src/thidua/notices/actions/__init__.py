"""Writing notices (`reminding`), and where a user wishes to be written to (`mailbox`)."""

from thidua.notices.actions.mailbox import (
    CodeOverError,
    NoMailboxError,
    TooSoonError,
    ask_address,
    choose_kinds,
    confirm_address,
    remove_address,
    take_back_code,
)
from thidua.notices.actions.reminding import mark_all_read, mark_read, set_days, tell, write_reminders

__all__ = [
    "CodeOverError",
    "NoMailboxError",
    "TooSoonError",
    "ask_address",
    "choose_kinds",
    "confirm_address",
    "mark_all_read",
    "mark_read",
    "remove_address",
    "set_days",
    "take_back_code",
    "tell",
    "write_reminders",
]
