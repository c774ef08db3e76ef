"""The pages: the plan and its steps (`plan`), writing it (`drafting`)."""

from thidua.plans.views.drafting import item_drop, item_edit, item_new, section_edit, section_new
from thidua.plans.views.plan import (
    plan_amend,
    plan_approve,
    plan_drop,
    plan_issue,
    plan_list,
    plan_new,
    plan_page,
    plan_send,
    plan_send_back,
)

__all__ = [
    "item_drop",
    "item_edit",
    "item_new",
    "plan_amend",
    "plan_approve",
    "plan_drop",
    "plan_issue",
    "plan_list",
    "plan_new",
    "plan_page",
    "plan_send",
    "plan_send_back",
    "section_edit",
    "section_new",
]
