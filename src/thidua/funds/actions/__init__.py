"""What is done with the fund: the book, payment lists, payment."""

from thidua.funds.actions.book import correct_entry, receive_money, spend_money
from thidua.funds.actions.lists import approve_list, prepare_list, set_amounts, withdraw_list
from thidua.funds.actions.paying import collect_lines, pay_list

__all__ = [
    "approve_list",
    "collect_lines",
    "correct_entry",
    "pay_list",
    "prepare_list",
    "receive_money",
    "set_amounts",
    "spend_money",
    "withdraw_list",
]
