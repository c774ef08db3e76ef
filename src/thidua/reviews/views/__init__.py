"""The pages: rounds (`lists`), a team's sheet (`sheets`), one person's (`mine`), what comes after (`after`, `closing`)."""

from thidua.reviews.views.after import review_objection, review_result, review_unlock
from thidua.reviews.views.closing import (
    review_close,
    review_export,
    review_minutes,
    review_publish,
    review_results,
)
from thidua.reviews.views.lists import (
    review_board,
    review_days,
    review_discard,
    review_list,
    review_open,
    review_renew,
)
from thidua.reviews.views.mine import review_evidence, review_evidence_file, review_mine
from thidua.reviews.views.sheets import review_exempt, review_mark, review_sheet, review_step

__all__ = [
    "review_board",
    "review_close",
    "review_days",
    "review_discard",
    "review_evidence",
    "review_evidence_file",
    "review_exempt",
    "review_export",
    "review_list",
    "review_mark",
    "review_mine",
    "review_minutes",
    "review_objection",
    "review_open",
    "review_publish",
    "review_renew",
    "review_result",
    "review_results",
    "review_sheet",
    "review_step",
    "review_unlock",
]
