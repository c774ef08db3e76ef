"""The pages of the frame itself (`frame`), what the program tells a user (`notices`), by e-mail too (`mail`)."""

from thidua.web.views.frame import (
    SESSION_LATER,
    account_closed,
    help_index,
    help_page,
    recovery_codes,
    second_factor_later,
    switch_unit,
)
from thidua.web.views.mail import mail_ask, mail_confirm, mail_kinds, mail_page, mail_remove
from thidua.web.views.notices import days_before, notice_list, notice_open, notice_read_all

__all__ = [
    "SESSION_LATER",
    "account_closed",
    "days_before",
    "help_index",
    "help_page",
    "mail_ask",
    "mail_confirm",
    "mail_kinds",
    "mail_page",
    "mail_remove",
    "notice_list",
    "notice_open",
    "notice_read_all",
    "recovery_codes",
    "second_factor_later",
    "switch_unit",
]
