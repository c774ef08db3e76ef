"""The pages: reports and their steps (`reports`), writing a draft (`drafting`)."""

from thidua.summaries.views.drafting import (
    summary_figures,
    summary_new,
    summary_part,
    summary_recipients,
    summary_refresh,
)
from thidua.summaries.views.reports import summary_check, summary_file, summary_list, summary_page
from thidua.summaries.views.steps import (
    summary_approve,
    summary_correct,
    summary_drop,
    summary_issue,
    summary_send,
    summary_send_back,
    summary_sources,
)

__all__ = [
    "summary_approve",
    "summary_check",
    "summary_correct",
    "summary_drop",
    "summary_figures",
    "summary_file",
    "summary_issue",
    "summary_list",
    "summary_new",
    "summary_page",
    "summary_part",
    "summary_recipients",
    "summary_refresh",
    "summary_send",
    "summary_send_back",
    "summary_sources",
]
