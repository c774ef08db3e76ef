"""The pages: the plan and its steps (`plan`), writing it (`drafting`) and what stands around its items (`parts`)."""

from thidua.plans.views.drafting import item_drop, item_edit, item_new, section_edit, section_new
from thidua.plans.views.parts import (
    base_drop,
    base_edit,
    base_new,
    plan_frame,
    plan_reorder,
    recipient_drop,
    recipient_edit,
    recipient_new,
    section_drop,
)
from thidua.plans.views.plan import (
    plan_amend,
    plan_approve,
    plan_carry,
    plan_drop,
    plan_issue,
    plan_list,
    plan_new,
    plan_page,
    plan_send,
    plan_send_back,
)

__all__ = [
    "base_drop",
    "base_edit",
    "base_new",
    "item_drop",
    "item_edit",
    "item_new",
    "plan_amend",
    "plan_approve",
    "plan_carry",
    "plan_drop",
    "plan_frame",
    "plan_issue",
    "plan_list",
    "plan_new",
    "plan_page",
    "plan_reorder",
    "plan_send",
    "plan_send_back",
    "recipient_drop",
    "recipient_edit",
    "recipient_new",
    "section_drop",
    "section_edit",
    "section_new",
]
